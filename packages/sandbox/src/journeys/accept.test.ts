import { describe, expect, it } from "vitest";
import { membersOf } from "../world/outcome.ts";
import { buttonsOf } from "../world/person.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

/** Owned by Carla, asked about in #data-lake, and without a hub in eu-west-1. */
const ACCOUNT = "222233334444";
const REASON = "Findings for the *audit* <!channel>";

const here = useWorld();

describe("Adding and inviting member accounts, one at a time: accepting an invitation", () => {
  it("goes from the command to Enabled in every Region, and everybody is told", async () => {
    const [ana, carla] = [here.person("ana"), here.person("carla")];
    const id = await here.invite(ACCOUNT, REASON);
    expect(await here.answer(ana)).toContain(id);

    const { conversation, message } = await here.question(carla);
    expect(conversation).toBe("C03DATALAKE");
    const said = JSON.stringify(message.blocks);
    for (const fact of [
      ACCOUNT,
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
    expect((await membersOf(here.world()))[ACCOUNT]).toEqual({
      "us-east-1": "Enabled",
      "eu-west-1": "Enabled",
      "ap-southeast-2": "Enabled",
    });

    const after = (await carla.messages(conversation)).find(({ ts }) => ts === message.ts);
    expect(after && buttonsOf(after)).toEqual([]);
    expect(JSON.stringify(after)).toMatch(/U03CARLA> accepted/);
    for (const region of here.world().ready.regions) expect(JSON.stringify(after?.blocks)).toContain(region);
    const told = (await ana.sees()).conversations.find(({ kind }) => kind === "direct");
    expect(told?.messages.at(-1)?.text).toContain("is a member in 3 Regions");
    const line = (await ana.messages(OPERATORS_CHANNEL)).filter(({ onlyMe }) => !onlyMe);
    expect(line).toHaveLength(1);
    expect(JSON.stringify(line[0])).toContain(id);
  });

  it("turned the hub on in the one Region where it was off, without standards", async () => {
    const { hub } = here.world().aws.securityHub.place(ACCOUNT, "eu-west-1");
    expect(hub).toMatchObject({ defaultStandards: false });
    const [request] = await here.history().requestsOf(ACCOUNT, 1);
    const events = await here.history().events(request?.id ?? "");
    const turnedOn = events.filter((event) => event.type === "hub-enabled");
    expect(turnedOn.map((event) => "region" in event && event.region)).toEqual(["eu-west-1"]);
  });

  it("left a history with actor, time, Region and AWS request id for every step", async () => {
    const [request] = await here.history().requestsOf(ACCOUNT, 1);
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
      .filter(({ accountId, service }) => accountId === ACCOUNT && service === "securityhub");
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
    const id = await here.invite(ACCOUNT);
    const request = await here.untilOver(id);
    expect(request).toMatchObject({ status: "blocked", blockers: [{ blocker: "already-member" }] });
  });
});
