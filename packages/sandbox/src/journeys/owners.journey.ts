import { describe, expect, it } from "vitest";
import { questionOf } from "../world/messages.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/** Carla owns the first of them and Deniz the others; all of them are asked directly. */
interface Accounts {
  informed: string;
  matched: string;
  shared: string;
}

/** Where owners are matched by e-mail. */
export function ownersJourneys(here: WorldInTest, { informed, matched, shared }: Accounts): void {
  /** Types a command as an operator and gives what is answered. */
  async function answered(text: string): Promise<string> {
    const ana = here.person("ana");
    expect(await ana.say(OPERATORS_CHANNEL, `/securityhub ${text}`)).toEqual({ ok: true });
    return here.answer(ana);
  }

  describe("somebody who is only kept informed", () => {
    it("is told what is asked and how it ended, and can decide nothing", async () => {
      expect(await answered(`notify add ${informed} @gus`)).toContain("That gives no right to decide");
      expect(await answered(`owner list ${informed}`)).toContain("<@U03CARLA>; kept informed: <@U07GUS>");
      const id = await here.invite(informed);
      const gus = here.person("gus");
      const heard = (what: string) =>
        gus.waitFor(what, (state) =>
          state.conversations
            .filter(({ kind }) => kind === "direct")
            .flatMap(({ messages }) => messages)
            .find(({ text, blocks }) => text.includes(what) && JSON.stringify(blocks).includes(id)),
        );
      const note = await heard("For your information");
      expect(buttonsOf(note)).toEqual([]);
      expect(JSON.stringify(note.blocks)).toContain("<@U03CARLA>, until <!date^");

      await acceptAs(here, "carla", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      expect(buttonsOf(await heard("is a member in 3 Regions"))).toEqual([]);
      const told = (await here.history().events(id)).flatMap((event) =>
        event.type === "announced" ? [event.to] : [],
      );
      expect(told).toEqual(["owners", "requester", "notified", "operators"]);
    });
  });

  describe("an account without owners, where they are matched by e-mail", () => {
    it("asks whoever has its address, and history says how they were found", async () => {
      expect(await answered(`owner remove ${matched} @deniz`)).toContain("has no owners any more");
      expect(await answered(`invite ${matched} nobody@example.com`)).toContain(
        "nobody in this workspace has the address `nobody@example.com`",
      );
      const id = await here.invite(matched, "emeka@example.com");
      expect(await here.answer(here.person("ana"))).toContain(
        "<@U05EMEKA>, found by the account's e-mail address",
      );
      await acceptAs(here, "emeka", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      expect(await answered(`history ${matched}`)).toContain(
        "owners <@U05EMEKA> (found by the account's e-mail address)",
      );
      expect((await here.history().account(matched))?.owners).toEqual(["U05EMEKA"]);
    });
  });

  describe("two owners who both have to accept", () => {
    it("accept one after the other, and nothing is done before the second", async () => {
      expect(await answered(`owner quorum ${shared} 2`)).toContain("2 owners of");
      expect(await answered(`invite ${shared}`)).toContain(
        "needs 2 of its owners to accept, and only 1 person",
      );
      await answered(`owner add ${shared} @carla`);
      const id = await here.invite(shared);
      const [carla, deniz] = [here.person("carla"), here.person("deniz")];
      const { conversation, message } = await questionOf(carla, id);
      expect(JSON.stringify(message.blocks)).toContain("2 of its owners have to accept");

      await acceptAs(here, "carla", id);
      const shown = await deniz.waitFor("who has accepted", (state) =>
        state.conversations
          .flatMap(({ messages }) => messages)
          .find(({ blocks }) => JSON.stringify(blocks)?.includes("1 of 2 needed has accepted: <@U03CARLA>")),
      );
      expect(buttonsOf(shown).map(({ text }) => text)).toEqual(["Accept", "Decline"]);
      await carla.press(conversation, (await questionOf(carla, id)).message, "Accept");
      expect(await here.answer(carla, conversation)).toContain("<@U04DENIZ> has to accept too");
      expect((await here.history().request(id))?.status).toBe("waiting");
      expect(Object.values((await membersOf(here.world()))[shared] ?? {})).not.toContain("Enabled");

      await acceptAs(here, "deniz", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      const types = (await here.history().events(id)).map(({ type }) => type);
      expect(types.filter((type) => ["approved", "press-refused", "decided"].includes(type))).toEqual([
        "approved",
        "press-refused",
        "decided",
      ]);
      const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
      expect(JSON.stringify(after)).toContain("<@U03CARLA> and <@U04DENIZ> accepted");
      expect(after && buttonsOf(after)).toEqual([]);
    });
  });
}
