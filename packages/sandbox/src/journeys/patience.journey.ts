import { enterAccount } from "@invitations/core/testing";
import { afterAll, describe, expect, it } from "vitest";
import { buttonsOf } from "../world/person.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const DAY = 24 * 60 * 60 * 1_000;

/** Each owned by one person alone: Carla, Deniz, and Fay, who leaves the workspace. */
interface Accounts {
  carlas: string;
  denizs: string;
  fays: string;
}

export function patienceJourneys(here: WorldInTest, accounts: Accounts): void {
  describe("a question that nobody answers", () => {
    it("is put again after a day and after three, then to the escalation list after five, and can still be answered", async () => {
      const id = await here.invite(accounts.carlas);
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      const { clock } = here.world();
      const reminded = async () =>
        (await here.history().events(id)).flatMap((event) =>
          event.type === "reminded" ? [event.escalated ? "escalated" : "reminded"] : [],
        );
      await clock.advance(DAY + 60_000);
      await expect.poll(reminded).toEqual(["reminded"]);
      await clock.advance(2 * DAY);
      await expect.poll(reminded).toEqual(["reminded", "reminded"]);
      await clock.advance(2 * DAY);
      await expect.poll(reminded).toEqual(["reminded", "reminded", "escalated"]);
      const bo = await here.person("bo").sees();
      const direct = bo.conversations.find(({ kind }) => kind === "direct");
      expect(JSON.stringify(direct?.messages)).toContain(accounts.carlas);

      await acceptAs(here, "carla", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
    });

    it("of a join expires as well, and the owner hears of it", async () => {
      const deniz = here.person("deniz");
      const id = await here.ask(deniz, "general", `join ${accounts.denizs}`, accounts.denizs);
      await here.until(id, ({ status }) => status === "waiting");
      await here.world().clock.advance(15 * DAY);
      expect((await here.untilOver(id)).status).toBe("expired");
      const direct = (await deniz.sees()).conversations.find(({ kind }) => kind === "direct");
      const told = direct?.messages.filter((message) => JSON.stringify(message).includes(accounts.denizs));
      expect(JSON.stringify(told)).toMatch(/expired/);
      expect((await here.person("ana").messages(OPERATORS_CHANNEL)).length).toBeGreaterThan(0);
    });
  });

  describe("an owner who has left the workspace", () => {
    afterAll(() => here.world().slack.setDeactivated("U06FAY", false));

    it("is skipped and named, while the others are asked", async () => {
      const account = await here.history().account(accounts.denizs);
      await enterAccount(here.history(), {
        id: accounts.denizs,
        owners: ["U04DENIZ", "U06FAY"],
        ...named(account),
      });
      here.world().slack.setDeactivated("U06FAY", true);
      const id = await here.invite(accounts.denizs);
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      const asked = (await here.history().events(id)).find(({ type }) => type === "owner-asked");
      expect(asked).toMatchObject({ messages: [{ channel: "D04DENIZ" }], unreachable: [{ user: "U06FAY" }] });
    });

    it("leaves nobody to ask: requester and operators hear of it at once, and again of the end", async () => {
      const ana = here.person("ana");
      // Fay is this account's only owner.
      const id = await here.invite(accounts.fays);
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      const line = await ana.waitFor("a line in the operators' channel", (state) =>
        state.conversations
          .find(({ name }) => name === OPERATORS_CHANNEL)
          ?.messages.find(({ onlyMe, text }) => !onlyMe && text.includes(accounts.fays)),
      );
      expect(line.text).toMatch(/none of its owners .*U06FAY.* could be reached/);
      expect(buttonsOf(line)).toEqual([]);
      const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
      expect(JSON.stringify(told?.messages.at(-1))).toMatch(/@owner/);

      const { clock } = here.world();
      await clock.advance(15 * DAY);
      await here.untilOver(id);
      const announced = (await here.history().events(id)).filter(({ type }) => type === "announced");
      expect(announced.map((event) => "to" in event && event.to)).toEqual([
        "requester",
        "operators",
        "requester",
        "operators",
      ]);
    });
  });
}

function named(account: { alias?: string | undefined; email?: string | undefined } | undefined) {
  return {
    ...(account?.alias === undefined ? {} : { alias: account.alias }),
    ...(account?.email === undefined ? {} : { email: account.email }),
  };
}
