import { expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { enterAccount } from "@invitations/core/testing";
import { describe, expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { inputsOf, openForm, submitOnly } from "../world/forms.ts";
import { questionOf } from "../world/messages.ts";
import type { WorldInTest } from "./use-world.ts";

const DAY = 24 * 60 * 60 * 1_000;

/** @param asked account that Carla owns and is asked about where Gus sees it. Nobody has written to Emeka or Fay before. */
export function refusalsJourneys(here: WorldInTest, asked: string): void {
  const requests = () => here.world().aws.gateway.requests();

  describe("an account that cannot become a member", () => {
    it.each([
      ["444455556666", "other-administrator", /202020202020/],
      ["555566667777", "is-administrator", /administrator/],
      ["666677778888", "role-not-assumable", /SecurityHubInvitationMember/],
      ["888899990000", "organization-managed", /o-practice01/],
    ])("%s is refused: %s", async (account, blocker, words) => {
      const ana = here.person("ana");
      const before = new Set(requests().map(({ requestId }) => requestId));
      const id = await here.invite(account);
      const request = await here.untilOver(id);
      expect(request).toMatchObject({ status: "blocked", blockers: [{ blocker }] });
      const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
      expect(JSON.stringify(told?.messages.at(-1))).toMatch(words);
      // Nobody was added, invited or asked.
      const writes = requests().filter(
        ({ requestId, service, operation }) =>
          !before.has(requestId) &&
          service === "securityhub" &&
          /^(Create|Invite|Delete|Disassociate|Accept|Decline|Enable)/.test(operation ?? ""),
      );
      expect(writes).toEqual([]);
      const owner = here.person(account === "888899990000" ? "fay" : "emeka");
      expect((await owner.sees()).conversations.flatMap(({ messages }) => messages)).toEqual([]);
    });

    it("an account that hides its organization from a delegated administrator is not invited unasked", async () => {
      const { directory } = here.world().aws;
      const actions = READY_POLICY.filter((action) => !action.startsWith("organizations:"));
      directory.putRole("111122223333", memberRole("111122223333", ADMINISTRATOR, actions));
      const request = await here.untilOver(await here.invite("111122223333"));
      expect(request).toMatchObject({
        status: "blocked",
        blockers: [{ blocker: "organization-unknown" }],
        examination: { regions: { "us-east-1": { hub: "on", config: "recording" } } },
      });
      directory.putRole("111122223333", memberRole("111122223333", ADMINISTRATOR));
    });

    it("is free for another request afterwards", async () => {
      const id = await here.invite("444455556666");
      expect((await here.untilOver(id)).status).toBe("blocked");
      expect((await here.history().account("444455556666"))?.openRequest).toBeUndefined();
    });
  });

  describe("a press that cannot count", () => {
    it("by somebody who does not own the account: a private answer, an event, nothing else", async () => {
      const [carla, gus] = [here.person("carla"), here.person("gus")];
      const id = await here.invite(asked);
      const { conversation, message } = await questionOf(carla, id);
      // From then on nothing is recorded but what people do.
      await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
      const before = await here.history().request(id);
      const heard = async () => (await carla.messages(conversation)).filter(({ onlyMe }) => onlyMe);
      const heardBefore = await heard();

      expect(await gus.press(conversation, message, "Accept")).toEqual({ ok: true });
      expect(await here.answer(gus, conversation)).toMatch(/not an owner/);
      expect(await gus.press(conversation, message, "Decline")).toEqual({ ok: true });
      expect((await gus.sees()).modals).toEqual([]);

      expect(await heard()).toEqual(heardBefore);
      const refused = (await here.history().events(id)).filter(({ type }) => type === "press-refused");
      expect(refused).toMatchObject([
        { actor: { person: "U07GUS" }, pressed: "request:accept", because: "not-an-owner" },
        { actor: { person: "U07GUS" }, pressed: "request:decline", because: "not-an-owner" },
      ]);
      const after = await here.history().request(id);
      expect(after).toEqual({ ...before, version: (before?.version ?? 0) + 2 });
    });

    it("by two owners at once: one wins, the other reads who did", async () => {
      const [deniz, emeka] = [here.person("deniz"), here.person("emeka")];
      const id = await here.invite("333344445555", "@emeka because two pairs of eyes see more");
      const [first, second] = [await questionOf(deniz, id), await questionOf(emeka, id)];
      await Promise.all([
        deniz.press(first.conversation, first.message, "Accept"),
        emeka.press(second.conversation, second.message, "Accept"),
      ]);
      await here.untilOver(id);
      const events = await here.history().events(id);
      const decided = events.filter(({ type }) => type === "decided");
      expect(decided).toHaveLength(1);
      const winner = decided[0] && "person" in decided[0].actor && decided[0].actor.person;
      const [loser, place] = winner === deniz.id ? [emeka, second] : [deniz, first];
      expect(await here.answer(loser, place.conversation)).toContain(`<@${winner}>`);
      // Both copies of the message say who decided.
      for (const [who, { conversation }] of [[deniz, first] as const, [emeka, second] as const]) {
        const shown = JSON.stringify(await who.messages(conversation));
        expect(shown).toContain(`<@${winner}> accepted`);
      }
    });

    it("by an owner who stopped being one after the message was sent", async () => {
      const deniz = here.person("deniz");
      const id = await here.invite("123412341234");
      const { conversation, message } = await questionOf(deniz, id);
      const account = await here.history().account("123412341234");
      if (!account) throw new Error("The table does not know the account.");
      const { openRequest: _, ...known } = account;
      await enterAccount(here.history(), { ...known, owners: ["U05EMEKA"] });
      await deniz.press(conversation, message, "Accept");
      expect(await here.answer(deniz, conversation)).toMatch(/not an owner/);
      expect((await here.history().request(id))?.status).toBe("waiting");
    });

    it("in a form that was open when somebody else decided", async () => {
      const carla = here.person("carla");
      const id = await here.invite("111122223333", "@emeka both of you answer for it");
      const emeka = here.person("emeka");
      const hers = await carla.waitFor("her copy", (state) =>
        state.conversations
          .find(({ kind }) => kind === "direct")
          ?.messages.find(({ text }) => text.includes("111122223333")),
      );
      const his = await emeka.waitFor("his copy", (state) => {
        const direct = state.conversations.find(({ kind }) => kind === "direct");
        const message = direct?.messages.find(({ text }) => text.includes("111122223333"));
        return direct && message && { conversation: direct.id, message };
      });
      const direct = (await carla.sees()).conversations.find(({ kind }) => kind === "direct");
      await carla.press(direct?.id ?? "", hers, "Decline");
      expect(inputsOf(await openForm(carla))).toHaveLength(1);
      await emeka.press(his.conversation, his.message, "Accept");
      await here.untilOver(id);
      await submitOnly(carla, "Too late");
      const answered = await carla.waitFor("a private answer", (state) => {
        const said = JSON.stringify([state.modals, state.conversations]);
        return /U05EMEKA> accepted this already/.test(said) ? said : undefined;
      });
      expect(answered).toBeTruthy();
      expect(await here.history().request(id)).toMatchObject({ decision: { verdict: "accept" } });
    });

    it("on a request that has been cancelled", async () => {
      const fay = here.person("fay");
      const id = await here.invite("777788889999");
      const { conversation, message } = await questionOf(fay, id);
      await here.history().record(id, () => ({
        type: "cancelled",
        at: here.world().clock.now().toISOString(),
        actor: { person: "U01ANA" },
      }));
      await fay.press(conversation, message, "Accept");
      expect(await here.answer(fay, conversation)).toMatch(/cancelled/);
      // The workflow that waited for it is woken by its own clock, and ends.
      await here.world().clock.advance(DAY + 1_000);
      await here.untilOver(id);
      expect(
        here
          .world()
          .stepFunctions.executions()
          .find(({ name }) => name === id)?.status,
      ).toBe("SUCCEEDED");
    });

    it("on one that has expired: the buttons go, the invitation is taken back, the answer says so", async () => {
      const account = await here.history().account("123412341234");
      const id = account?.openRequest ?? "";
      expect((await here.history().request(id))?.status).toBe("waiting");
      const deniz = here.person("deniz");
      const { conversation, message } = await questionOf(deniz, id);
      const { clock } = here.world();
      await clock.advance(expiryFrom(clock.now(), 14).getTime() - clock.now().getTime() + DAY / 24);
      const over = await here.untilOver(id);
      expect(over.status).toBe("expired");
      for (const region of here.world().ready.regions) {
        expect(over.outcomes[region]?.step).toBe("withdrawn");
        expect(here.world().aws.securityHub.place("123412341234", region).invitations).toEqual([]);
      }
      const shown = (await deniz.messages(conversation)).find(({ ts }) => ts === message.ts);
      expect(JSON.stringify(shown)).toMatch(/expired/);
      expect(JSON.stringify(shown)).not.toContain('"actions"');
      expect((await here.history().account("123412341234"))?.openRequest).toBeUndefined();
    });
  });
}
