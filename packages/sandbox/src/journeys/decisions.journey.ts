import { describe, expect, it } from "vitest";
import { EXTERNAL_ID, MEMBER_ROLE_NAME, memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR, REGIONS } from "../seeds/practice-aws.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { createConsole } from "../world/console.ts";
import { submitOnly } from "../world/forms.ts";
import { questionOf } from "../world/messages.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { acceptAs } from "./decide.ts";
import { roleFencedIn } from "./fenced-role.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/** Its role knows of accepting by the legacy name alone. */
const LEGACY = "777788889999";
const everywhere = (status: string) => Object.fromEntries(REGIONS.map((region) => [region, status]));

/**
 * @param hubless.account owned by Carla, and ready; its hub is turned off in one Region
 * @param hubless.seed that the world began with
 */
export function decisionsJourneys(here: WorldInTest, hubless: { account: string; seed: WorldSeed }): void {
  describe("Declining an invitation", () => {
    it("asks for a reason, and reads Resigned in every Region", async () => {
      const deniz = here.person("deniz");
      const id = await here.invite("123412341234");
      const { conversation, message } = await questionOf(deniz, id);
      await deniz.press(conversation, message, "Decline");
      await submitOnly(deniz, "The site is being sold <!here>");

      const request = await here.untilOver(id);
      expect(request).toMatchObject({
        status: "declined",
        decision: { verdict: "decline", by: "U04DENIZ", reason: "The site is being sold <!here>" },
      });
      expect((await membersOf(here.world()))["123412341234"]).toEqual({
        "us-east-1": "Resigned",
        "eu-west-1": "Resigned",
        "ap-southeast-2": "Resigned",
      });
      const after = (await deniz.messages(conversation)).find(({ ts }) => ts === message.ts);
      expect(after && buttonsOf(after)).toEqual([]);
      const told = (await here.person("ana").sees()).conversations.find(({ kind }) => kind === "direct");
      expect(JSON.stringify(told?.messages.at(-1))).toContain("The site is being sold");
    });

    it("takes the invitation back where the account has no hub, and turns none on for a refusal", async () => {
      const carla = here.person("carla");
      const { account, seed } = hubless;
      await createConsole(here.world().ready.aws, seed).turnHubOff(account, "eu-west-1");
      const id = await here.invite(account);
      const asked = await questionOf(carla, id);
      await carla.press(asked.conversation, asked.message, "Decline");
      const [modal] = await carla.waitFor("the form", ({ modals }) => (modals[0] ? modals : undefined));
      await fetch(`${here.world().ready.page}/do/dismiss`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ person: carla.id, modal: modal?.id }),
      });
      // A form that was closed has changed nothing.
      expect((await here.history().request(id))?.status).toBe("waiting");
      const { conversation, message } = await questionOf(carla, id);
      expect(message.ts).toBe(asked.message.ts);

      await carla.press(conversation, message, "Decline");
      await submitOnly(carla, undefined);
      const request = await here.untilOver(id);
      expect(request.status).toBe("declined");
      expect(request.outcomes["eu-west-1"]?.step).toBe("withdrawn");
      expect(here.world().aws.securityHub.place(account, "eu-west-1").hub).toBeUndefined();
      expect((await membersOf(here.world()))[account]).toEqual({
        "us-east-1": "Resigned",
        "ap-southeast-2": "Resigned",
      });
    });
  });

  describe("a Region that fails", () => {
    it("leaves the others done, and the request says which failed and why", async () => {
      here.world().aws.directory.putRole("111122223333", roleFencedIn("111122223333", "ap-southeast-2"));

      const carla = here.person("carla");
      const id = await here.invite("111122223333");
      const { conversation, message } = await questionOf(carla, id);
      await carla.press(conversation, message, "Accept");
      const request = await here.untilOver(id);

      expect(request.status).toBe("partial");
      expect(request.outcomes["ap-southeast-2"]).toMatchObject({
        step: "failed",
        during: "accept",
        failure: {
          name: "AccessDenied",
          message: expect.stringMatching(/^Neither AcceptAdministratorInvitation nor .*AcceptInvitation /),
        },
      });
      expect((await membersOf(here.world()))["111122223333"]).toEqual({
        "us-east-1": "Enabled",
        "eu-west-1": "Enabled",
        "ap-southeast-2": "Invited",
      });
      const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
      const shown = JSON.stringify(after?.blocks);
      expect(shown).toContain("ap-southeast-2");
      expect(shown).toMatch(/not allowed|denie|permission/i);
      const failed = (await here.history().events(id)).find(({ type }) => type === "region-failed");
      expect(failed?.awsRequestIds?.length).toBeGreaterThan(0);
    });

    it("is taken up by a button, without asking the owner again", async () => {
      const account = "111122223333";
      here.world().aws.directory.putRole(account, memberRole(account, ADMINISTRATOR));
      const [first] = await here.history().requestsOf(account, 1);
      const ana = here.person("ana");
      const told = await ana.waitFor("a message with Retry", (state) => {
        const direct = state.conversations.find(({ kind }) => kind === "direct");
        const message = direct?.messages.find((message) =>
          buttonsOf(message).some(({ text }) => text.startsWith("Retry")),
        );
        return direct && message && { conversation: direct.id, message };
      });
      await ana.press(told.conversation, told.message, "Retry 1 Region");
      const [second] = await here.history().requestsOf(account, 1);
      expect(second?.id).not.toBe(first?.id);
      expect(await here.untilOver(second?.id ?? "")).toMatchObject({
        status: "enabled",
        regions: ["ap-southeast-2"],
        details: { continues: { request: first?.id } },
        decision: { by: "U03CARLA" },
      });
      expect((await membersOf(here.world()))[account]).toEqual(everywhere("Enabled"));
    });

    it("a role that was swapped between asking and accepting is not used for any write", async () => {
      const deniz = here.person("deniz");
      const id = await here.invite("333344445555");
      const { conversation, message } = await questionOf(deniz, id);
      here.world().aws.directory.deleteRole("333344445555", MEMBER_ROLE_NAME);
      const role = memberRole("333344445555", ADMINISTRATOR);
      const statement = role.trust.Statement[0] as { Condition: unknown };
      statement.Condition = { StringEquals: { "sts:ExternalId": `not-${EXTERNAL_ID}` } };
      here.world().aws.directory.putRole("333344445555", role);
      await deniz.press(conversation, message, "Accept");
      const request = await here.untilOver(id);
      expect(request.status).toBe("failed");
      for (const { failure } of Object.values(request.outcomes))
        expect(failure?.name).toBe("RoleNotAssumable");
      expect((await membersOf(here.world()))["333344445555"]).toEqual({
        "us-east-1": "Invited",
        "eu-west-1": "Invited",
        "ap-southeast-2": "Invited",
      });
    });
  });

  const lineOf = (id: string) =>
    here
      .person("ana")
      .waitFor("the line in the operators' channel", (state) =>
        state.conversations
          .find(({ name }) => name === OPERATORS_CHANNEL)
          ?.messages.find(
            ({ onlyMe, text, blocks }) =>
              !onlyMe && /legacy/.test(text) && JSON.stringify(blocks ?? []).includes(id),
          ),
      );

  describe("a role that knows only the legacy names", () => {
    it("accepts by AcceptInvitation, and everybody hears what to do about the policy", async () => {
      const id = await here.invite(LEGACY);
      await acceptAs(here, "fay", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      expect((await membersOf(here.world()))[LEGACY]).toEqual(everywhere("Enabled"));

      const said =
        "In all 3 Regions the account accepted by the legacy call `AcceptInvitation`, since policies deny `AcceptAdministratorInvitation`. Nothing is missing; name both in the policy of its role";
      expect((await lineOf(id)).text).toContain(said);
      for (const name of ["ana", "fay"]) {
        const direct = (await here.person(name).sees()).conversations.filter(({ kind }) => kind === "direct");
        expect(JSON.stringify(direct), name).toContain(said);
      }

      const ana = here.person("ana");
      await ana.say(OPERATORS_CHANNEL, `/securityhub status ${id}`);
      expect(await here.answer(ana)).toContain(said);
      await ana.say(OPERATORS_CHANNEL, `/securityhub history ${id}`);
      expect(await here.answer(ana)).toContain(
        "invitation accepted by the legacy call `AcceptInvitation`, since policies deny `AcceptAdministratorInvitation`: name both",
      );
    });

    it("does not leave where its owner did not allow that, and whoever asked hears what to do", async () => {
      const actions = READY_POLICY.filter((action) => !action.startsWith("securityhub:Disassociate"));
      here.world().aws.directory.putRole(LEGACY, memberRole(LEGACY, ADMINISTRATOR, actions));
      const fay = here.person("fay");
      const id = await here.ask(fay, "general", `leave ${LEGACY}`, LEGACY);
      expect((await here.untilOver(id)).status).toBe("failed");
      expect((await membersOf(here.world()))[LEGACY]).toEqual(everywhere("Enabled"));
      const told = await fay.waitFor("what to do", ({ conversations }) => {
        const direct = JSON.stringify(conversations.filter(({ kind }) => kind === "direct"));
        return direct.includes("set `AllowLeave` to `true`") ? direct : undefined;
      });
      expect(told).toContain("turn Accept off");
    });

    it("leaves by DisassociateFromMasterAccount, and history says so", async () => {
      const modern = "securityhub:DisassociateFromAdministratorAccount";
      const actions = READY_POLICY.filter((action) => action !== modern);
      here.world().aws.directory.putRole(LEGACY, memberRole(LEGACY, ADMINISTRATOR, actions));
      const fay = here.person("fay");
      const id = await here.ask(fay, "general", `leave ${LEGACY}`, LEGACY);
      expect((await here.untilOver(id)).status).toBe("left");
      expect((await membersOf(here.world()))[LEGACY]).toEqual(everywhere("Resigned"));
      expect((await lineOf(id)).text).toContain("left by the legacy call `DisassociateFromMasterAccount`");
      await fay.say("general", `/securityhub history ${id}`);
      expect(await here.answer(fay, "general")).toContain(
        "left by the legacy call `DisassociateFromMasterAccount`, since policies deny `DisassociateFromAdministratorAccount`: name both",
      );
    });
  });
}
