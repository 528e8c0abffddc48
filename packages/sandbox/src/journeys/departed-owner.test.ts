import { enterAccount } from "@invitations/core/testing";
import { describe, expect, it } from "vitest";
import { buttonsOf } from "../world/person.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

const here = useWorld();

describe("an owner who has left the workspace", () => {
  it("is skipped and named, while the others are asked", async () => {
    const account = await here.history().account("123412341234");
    await enterAccount(here.history(), {
      id: "123412341234",
      owners: ["U04DENIZ", "U06FAY"],
      ...named(account),
    });
    here.world().slack.setDeactivated("U06FAY", true);
    const id = await here.invite("123412341234");
    await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
    const asked = (await here.history().events(id)).find(({ type }) => type === "owner-asked");
    expect(asked).toMatchObject({ messages: [{ channel: "D04DENIZ" }], unreachable: [{ user: "U06FAY" }] });
  });

  it("leaves nobody to ask: requester and operators hear of it at once, and again of the end", async () => {
    const ana = here.person("ana");
    // Fay is this account's only owner.
    const id = await here.invite("777788889999");
    await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
    const line = await ana.waitFor("a line in the operators' channel", (state) =>
      state.conversations
        .find(({ name }) => name === OPERATORS_CHANNEL)
        ?.messages.find(({ onlyMe, text }) => !onlyMe && text.includes("777788889999")),
    );
    expect(line.text).toMatch(/none of its owners .*U06FAY.* could be reached/);
    expect(buttonsOf(line)).toEqual([]);
    const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
    expect(JSON.stringify(told?.messages.at(-1))).toMatch(/@owner/);

    const { clock } = here.world();
    await clock.advance(15 * 24 * 60 * 60 * 1_000);
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

function named(account: { alias?: string | undefined; email?: string | undefined } | undefined) {
  return {
    ...(account?.alias === undefined ? {} : { alias: account.alias }),
    ...(account?.email === undefined ? {} : { email: account.email }),
  };
}
