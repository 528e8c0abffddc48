import { beforeAll, describe, expect, it } from "vitest";
import { questionOf } from "../world/messages.ts";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { acceptAs, decideAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/** Owned by Carla, asked about in #data-lake, and without a hub in eu-west-1. */
const DATA_LAKE = "222233334444";
const REASON = "Findings for the *audit* <!channel>";
const everywhere = (status: string) => ({
  "us-east-1": status,
  "eu-west-1": status,
  "ap-southeast-2": status,
});

/** The first is Carla's, the next two are Deniz's, the last is anybody's. */
interface Accounts {
  living: string;
  joining: string;
  declined: string;
  cancelled: string;
}

/** The first in their world, since they read all that was said there. */
export function membershipJourneys(
  here: WorldInTest,
  { living, joining, declined, cancelled }: Accounts,
): void {
  const standing = async () => (await membersOf(here.world()))[living] ?? {};

  describe("Adding and inviting member accounts, one at a time: accepting an invitation", () => {
    it("goes from the command to Enabled in every Region, and everybody is told", async () => {
      const [ana, carla] = [here.person("ana"), here.person("carla")];
      const id = await here.invite(DATA_LAKE, REASON);
      expect(await here.answer(ana)).toContain(id);

      const { conversation, message } = await questionOf(carla, id);
      expect(conversation).toBe("C03DATALAKE");
      const said = JSON.stringify(message.blocks);
      for (const fact of [
        DATA_LAKE,
        "data-lake",
        "999988887777",
        "us-east-1",
        "eu-west-1",
        "ap-southeast-2",
        "U01ANA",
      ])
        expect(said).toContain(fact);
      expect(said).toMatch(/Security Hub off/);
      // Shown as it was typed, as plain text that Slack does not act on.
      expect(said).toContain(`{"type":"text","text":${JSON.stringify(REASON)}}`);
      expect(buttonsOf(message).map(({ text }) => text)).toEqual(["Accept", "Decline"]);
      const accept = message.blocks?.find((block) => block.type === "actions");
      expect(accept?.type === "actions" && accept.elements[0]).toMatchObject({
        value: id,
        confirm: { title: {}, text: {}, confirm: {}, deny: {} },
      });

      expect(await carla.press(conversation, message, "Accept")).toEqual({ ok: true });
      const request = await here.untilOver(id);
      expect(request.status).toBe("enabled");
      expect((await membersOf(here.world()))[DATA_LAKE]).toEqual({
        "us-east-1": "Enabled",
        "eu-west-1": "Enabled",
        "ap-southeast-2": "Enabled",
      });

      const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
      expect(after && buttonsOf(after)).toEqual([]);
      expect(JSON.stringify(after)).toMatch(/U03CARLA> accepted/);
      for (const region of here.world().ready.regions)
        expect(JSON.stringify(after?.blocks)).toContain(region);
      const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
      expect(told?.messages.at(-1)?.text).toContain("is a member in 3 Regions");
      const line = (await ana.messages(OPERATORS_CHANNEL)).filter(({ onlyMe }) => !onlyMe);
      expect(line).toHaveLength(1);
      expect(JSON.stringify(line[0])).toContain(id);
    });

    it("turned the hub on in the one Region where it was off, without standards", async () => {
      const { hub } = here.world().aws.securityHub.place(DATA_LAKE, "eu-west-1");
      expect(hub).toMatchObject({ defaultStandards: false });
      const [request] = await here.history().requestsOf(DATA_LAKE, 1);
      const events = await here.history().events(request?.id ?? "");
      const turnedOn = events.filter((event) => event.type === "hub-enabled");
      expect(turnedOn.map((event) => "region" in event && event.region)).toEqual(["eu-west-1"]);
    });

    it("left a history with actor, time, Region and AWS request id for every step", async () => {
      const [request] = await here.history().requestsOf(DATA_LAKE, 1);
      const events = await here.history().events(request?.id ?? "");
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      const known = new Set(
        here
          .world()
          .aws.gateway.requests()
          .map(({ requestId }) => requestId),
      );
      const onAws = events.filter((event) => "region" in event || event.type === "regions-found");
      expect(onAws.length).toBeGreaterThanOrEqual(3 * 3 + 2);
      for (const event of onAws) {
        expect(event.awsRequestIds?.length, event.type).toBeGreaterThan(0);
        for (const id of event.awsRequestIds ?? []) expect(known).toContain(id);
      }
      expect(events.find(({ type }) => type === "decided")?.actor).toEqual({ person: "U03CARLA" });
    });

    it("worked in sessions named after the request, never with the member's own keys", () => {
      const { world } = here;
      const member = world()
        .aws.gateway.requests()
        .filter(({ accountId, service }) => accountId === DATA_LAKE && service === "securityhub");
      expect(member.length).toBeGreaterThan(0);
      for (const { callerArn } of member)
        expect(callerArn).toMatch(/assumed-role\/SecurityHubInvitationMember\/.*inv-/);
    });

    it("pinged nobody but the people it concerns, whatever the reason says", () => {
      const pinged = here
        .world()
        .slack.conversations()
        .flatMap(({ messages }) => messages)
        .flatMap(({ notifies }) => notifies);
      expect(new Set(pinged)).toEqual(new Set(["U01ANA", "U03CARLA"]));
    });

    it("says so when it is asked again, and changes nothing", async () => {
      const id = await here.invite(DATA_LAKE);
      const request = await here.untilOver(id);
      expect(request).toMatchObject({ status: "blocked", blockers: [{ blocker: "already-member" }] });
    });
  });

  describe("the life of a membership", () => {
    beforeAll(async () => {
      const id = await here.invite(living);
      await acceptAs(here, "carla", id);
      await here.untilOver(id);
    });

    it("Disassociating from an administrator account: the owner leaves, and nobody else is asked", async () => {
      const carla = here.person("carla");
      const id = await here.ask(carla, "general", `leave ${living} we are being sold`, living);
      const request = await here.untilOver(id);
      expect(request).toMatchObject({ kind: "departure", status: "left", reason: "we are being sold" });
      expect(await standing()).toEqual(everywhere("Resigned"));
      const told = JSON.stringify((await carla.sees()).conversations.flatMap(({ messages }) => messages));
      expect(told).toMatch(/old invitation|invitation .*(stays|can still be accepted)/i);
    });

    it("Resending an invitation: an operator asks once more, and the owner accepts anew", async () => {
      const id = await here.ask(here.person("ana"), OPERATORS_CHANNEL, `resend ${living}`, living);
      await acceptAs(here, "carla", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      expect(await standing()).toEqual(everywhere("Enabled"));
    });

    it("Disassociating member accounts: an operator asks, another one confirms, owners are told", async () => {
      const ana = here.person("ana");
      const id = await here.ask(ana, OPERATORS_CHANNEL, `remove ${living} the contract ends`, living);
      await here.until(id, ({ status }) => status === "waiting");
      await decideAs(here, "ana", id, "Accept");
      expect((await here.history().request(id))?.status).toBe("waiting");
      await decideAs(here, "bo", id, "Accept");
      const request = await here.untilOver(id);
      expect(request).toMatchObject({ kind: "removal", status: "removed", decision: { by: "U02BO" } });
      expect(await standing()).toEqual(everywhere("Removed"));
      const told = JSON.stringify((await here.person("carla").sees()).conversations);
      expect(told).toContain("the contract ends");
    });

    it("Deleting member accounts: after that the account is off the list", async () => {
      const id = await here.ask(here.person("bo"), OPERATORS_CHANNEL, `remove ${living} --delete`, living);
      await here.until(id, ({ status }) => status === "waiting");
      await decideAs(here, "ana", id, "Accept");
      expect((await here.untilOver(id)).status).toBe("removed");
      expect(await standing()).toEqual({});
    });
  });

  describe("Adding an account that asks for it: its owner", () => {
    it("is decided on by an operator, and needs no second question", async () => {
      const deniz = here.person("deniz");
      const id = await here.ask(deniz, "general", `join ${joining} one list of findings`, joining);
      await here.until(id, ({ status }) => status === "waiting");
      expect((await membersOf(here.world()))[joining]).toBeUndefined();
      await decideAs(here, "ana", id, "Accept");
      const request = await here.untilOver(id);
      expect(request).toMatchObject({ kind: "join", status: "enabled", decision: { by: "U01ANA" } });
      expect((await membersOf(here.world()))[joining]).toEqual(everywhere("Enabled"));
    });

    it("may be declined, and then nothing was invited", async () => {
      const deniz = here.person("deniz");
      const id = await here.ask(deniz, "general", `join ${declined}`, declined);
      await here.until(id, ({ status }) => status === "waiting");
      await decideAs(here, "bo", id, "Decline");
      expect((await here.untilOver(id)).status).toBe("declined");
      expect((await membersOf(here.world()))[declined]).toBeUndefined();
    });

    it("is refused for an account that is somebody else's", async () => {
      const gus = here.person("gus");
      await gus.say("general", `/securityhub join ${joining}`);
      expect(await here.answer(gus, "general")).toMatch(/not an owner/);
    });
  });

  describe("an open request", () => {
    it("is cancelled by an operator, and its invitation is taken back", async () => {
      const id = await here.invite(cancelled);
      await here.until(id, ({ status }) => status === "waiting");
      expect(Object.values((await membersOf(here.world()))[cancelled] ?? {})).toEqual([
        "Invited",
        "Invited",
        "Invited",
      ]);
      await here.person("bo").say(OPERATORS_CHANNEL, `/securityhub cancel ${id}`);
      const request = await here.untilOver(id);
      expect(request.status).toBe("cancelled");
      await here.until(id, ({ outcomes }) =>
        Object.values(outcomes).every(({ step }) => step === "withdrawn"),
      );
      expect((await membersOf(here.world()))[cancelled]).toBeUndefined();
    });
  });
}
