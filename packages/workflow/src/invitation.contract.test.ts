import { cancel } from "@invitations/core/request/moves/cancel";
import { policy } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED, REGIONS } from "./testing/far-side.ts";
import { createStage, done, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

/** Calls of AWS's side that change something. */
const writes = () =>
  stage.far.calls.filter((call) => !/^(regions|assume|examine|enableHub)\b/.test(call)).sort();
const inEach = (...calls: string[]) =>
  calls.flatMap((call) => REGIONS.map((region) => `${call} ${region}`)).sort();

describe("the invitation machine", () => {
  it("invites, asks, and puts an acceptance into effect", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    expect(writes()).toEqual(inEach("invite"));
    expect(stage.told).toEqual(["askOwners invitation"]);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
    expect(writes()).toEqual(inEach("invite", "accept"));
    expect(stage.told.slice(-3)).toEqual([
      "showOwners enabled",
      "tellRequester enabled",
      "tellOperators enabled",
    ]);
  });

  it("says where an acceptance went by its legacy name", async () => {
    stage.far.legacy = true;
    const id = await stage.begin("invitation", { details: { onlyRegions: [HOME] } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    const accepted = (await stage.history.events(id)).find(({ type }) => type === "region-accepted");
    expect(accepted).toMatchObject({ region: HOME, legacy: true });
    expect((await stage.request(id)).outcomes[HOME]).toMatchObject({ step: "enabled", legacy: true });
  });

  it("puts a decline into effect, and takes the invitation back where the hub is off", async () => {
    stage.far.breaks(`decline ${LINKED}`, "HubAbsent");
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "decline");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "declined" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Resigned" });
    expect((await stage.request(id)).outcomes).toMatchObject({
      [HOME]: { step: "resigned" },
      [LINKED]: { step: "withdrawn" },
    });
  });

  it("reminds twice, escalates once, and takes the decision that comes then", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.days(6);
    expect(stage.told).toEqual(["askOwners invitation", "remind", "remind", "escalate U06FAY"]);
    const began = Date.parse((await stage.request(id)).requestedAt);
    const events = (await stage.history.events(id)).filter(({ type }) => type === "reminded");
    // Within the second that a wait is rounded up by, and what the machine itself took.
    const days = events.map(({ at }) => (Date.parse(at) - began) / 86_400_000);
    expect(days.map(Math.floor)).toEqual([1, 3, 5]);
    for (const [index, due] of [1, 3, 5].entries()) expect(days[index]).toBeLessThan(due + 0.01);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
  });

  it("expires after 14 days, and takes its invitations back", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.days(14.001);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "expired" });
    expect(stage.far.statuses).toEqual({});
    expect(writes()).toEqual(inEach("invite", "withdraw"));
    expect(stage.told.slice(-3)).toEqual([
      "showOwners expired",
      "tellRequester expired",
      "tellOperators expired",
    ]);
    // Once a day, and when something is due: it does not go in circles.
    const steps = stage.stepsOf(id);
    expect(steps.filter((step) => step === "await-decision").length).toBeLessThanOrEqual(18);
    expect(steps.filter((step) => step === "read-request")).toHaveLength(1);
  });

  it("is woken by its cancellation, and takes its invitations back", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.cancel(id, "U02BO");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(stage.far.statuses).toEqual({});
    expect((await stage.request(id)).outcomes).toMatchObject({ [HOME]: { step: "withdrawn" } });
    expect(stage.told.slice(-3)).toEqual([
      "showOwners cancelled",
      "tellRequester cancelled",
      "tellOperators cancelled",
    ]);
  });

  it.each([
    ["regions", 1],
    [`status ${HOME}`, 1],
    [`examine ${LINKED}`, 5],
  ])("does no more when it is cancelled at: %s", async (call, calls) => {
    stage.far.when(call, () => stage.cancel(id, "U02BO"));
    const id = await stage.begin("invitation");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(writes()).toEqual([]);
    expect(stage.far.calls).toHaveLength(calls);
    expect(stage.told).toEqual(["tellRequester cancelled", "tellOperators cancelled"]);
  });

  it("takes back what went out while it was being cancelled, without asking anybody", async () => {
    stage.far.when(`invite ${HOME}`, () => stage.cancel(id, "U02BO"));
    const id = await stage.begin("invitation");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(stage.far.statuses).toEqual({});
    expect(writes()).toContain(`withdraw ${HOME}`);
    expect(stage.told).toEqual(["tellRequester cancelled", "tellOperators cancelled"]);
  });

  it("leaves the invitation alone that was asked for anew in the meantime", async () => {
    const first = await stage.begin("invitation");
    await stage.asked(first);
    const { account } = await stage.request(first);
    done(await stage.history.record(first, (request) => cancel(request, "U02BO", policy, new Date())));
    const second = await stage.begin("invitation", { account });
    await stage.asked(second);
    await stage.wake(first);
    expect(await stage.end(first)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Invited", [LINKED]: "Invited" });
    expect(writes()).toEqual(inEach("invite", "invite"));
  });

  it("finds a decision whose answer was lost, a day later at most", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.history.keepTaskToken(id, "a token that nobody waits on");
    await stage.decide(id, "U03CARLA", "accept");
    expect((await stage.request(id)).status).toBe("accepting");
    await stage.days(1.001);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
  });

  it("goes on waiting when it is woken without a decision", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.wake(id);
    await expect.poll(() => stage.stepsOf(id).filter((step) => step === "await-decision").length).toBe(2);
    await stage.practice.clock.advance(60_000);
    expect(stage.stepsOf(id).filter((step) => step === "await-decision")).toHaveLength(2);
    await stage.decide(id, "U03CARLA", "decline");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "declined" });
  });

  it("leaves the other Regions done when one fails, and takes that one up again without asking", async () => {
    stage.far.breaks(`accept ${LINKED}`, "AcceptanceRefused", 1);
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
    const failed = await stage.request(id);
    expect(failed.outcomes[LINKED]).toMatchObject({
      step: "failed",
      during: "accept",
      failure: { name: "AcceptanceRefused", message: `accept ${LINKED}: AcceptanceRefused` },
    });

    const before = stage.far.calls.length;
    const again = await stage.retry(id, "U02BO");
    expect(await stage.end(again)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    expect(stage.far.calls.slice(before).filter((call) => call.endsWith(HOME))).toEqual([]);
    expect(stage.stepsOf(again)).not.toContain("ask-owner");
    expect(await stage.request(again)).toMatchObject({
      regions: [LINKED],
      requester: "U02BO",
      decision: { verdict: "accept", by: "U03CARLA" },
    });
  });

  it("takes up a decline again", async () => {
    stage.far.breaks(`decline ${LINKED}`, "DeclineRefused", 1);
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "decline");
    expect((await stage.end(id)).status).toBe("partial");
    const again = await stage.retry(id, "U02BO");
    expect(await stage.end(again)).toEqual({ execution: "SUCCEEDED", status: "declined" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Resigned", [LINKED]: "Resigned" });
  });

  it("asks nobody about an invitation that reached no Region", async () => {
    for (const region of REGIONS) stage.far.breaks(`invite ${region}`, "MemberRefused");
    const id = await stage.begin("invitation");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "failed" });
    expect(stage.told).toEqual(["tellRequester failed", "tellOperators failed"]);
  });

  it("ends where the account cannot accept, before anything is written", async () => {
    stage.far.found = { hub: "on", config: "recording", administrator: "202020202020" };
    const id = await stage.begin("invitation");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "blocked" });
    expect(writes()).toEqual([]);
  });

  it("tries again what passes", async () => {
    stage.far.breaks("regions", "Throttled", 3);
    stage.far.breaks(`accept ${HOME}`, "InvitationNotFound", 2);
    const id = await stage.begin("invitation");
    await stage.days(0.01);
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    await stage.days(0.01);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
  });

  it("gives up what never passes, and says so to everybody", async () => {
    stage.far.breaks("regions", "Throttled");
    const id = await stage.begin("invitation");
    await stage.days(0.1);
    expect(await stage.end(id)).toEqual({ execution: "FAILED", status: "failed" });
    expect(await stage.request(id)).toMatchObject({
      failure: { name: "Throttled", message: "regions: Throttled" },
    });
    expect(stage.told).toEqual(["tellRequester failed", "tellOperators failed"]);
    // Once, and six tries more.
    expect(stage.far.calls).toEqual(Array.from({ length: 7 }, () => "regions"));
  });

  it("enables the standards that were asked for, once the account is a member in that Region", async () => {
    const id = await stage.begin("invitation", { details: { standards: ["a", "b"] } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    const { calls } = stage.far;
    for (const region of REGIONS) {
      expect(calls.indexOf(`enableStandards ${region} a,b`)).toBeGreaterThan(
        calls.indexOf(`accept ${region}`),
      );
    }
    expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({
      step: "enabled",
      standards: { enabled: ["a", "b"] },
    });
  });

  it("calls nobody about standards where none were asked for", async () => {
    const id = await stage.begin("invitation");
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    await stage.end(id);
    expect(stage.stepsOf(id)).not.toContain("enable-standards");
  });

  it("leaves a member a member where its standards fail, and goes on without a retry", async () => {
    stage.far.breaks(`enableStandards ${LINKED} a`, "AccessDenied");
    const id = await stage.begin("invitation", { details: { standards: ["a"] } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    const { outcomes } = await stage.request(id);
    expect(outcomes[HOME]?.standards).toEqual({ enabled: ["a"], already: [], incomplete: [] });
    expect(outcomes[LINKED]).toMatchObject({
      step: "enabled",
      status: "Enabled",
      standards: { failure: { name: "AccessDenied", message: `enableStandards ${LINKED} a: AccessDenied` } },
    });
    const failed = (await stage.history.events(id)).find(({ type }) => type === "standards-failed");
    expect(failed?.awsRequestIds).toEqual(["aws-2"]);
    expect(stage.far.calls.filter((call) => call.startsWith(`enableStandards ${LINKED}`))).toHaveLength(1);
  });

  it("records what was enabled beside what no Region has", async () => {
    stage.far.unknownStandard = "b";
    const id = await stage.begin("invitation", { details: { standards: ["a", "b"] } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    expect((await stage.request(id)).outcomes[HOME]?.standards).toEqual({
      enabled: ["a"],
      already: [],
      incomplete: [],
      failure: { name: "StandardRefused", message: `There is no b in ${HOME}.` },
    });
  });

  it("tries again what passes, and takes the standards along when a Region is taken up again", async () => {
    stage.far.breaks(`enableStandards ${HOME} a`, "Throttled", 2);
    stage.far.breaks(`accept ${LINKED}`, "AcceptanceRefused", 1);
    const id = await stage.begin("invitation", { details: { standards: ["a"] } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    await stage.days(0.01);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
    expect((await stage.request(id)).outcomes[HOME]?.standards).toMatchObject({ enabled: ["a"] });
    expect(stage.far.calls).not.toContain(`enableStandards ${LINKED} a`);
    const again = await stage.retry(id, "U02BO");
    expect(await stage.end(again)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    expect(stage.far.calls).toContain(`enableStandards ${LINKED} a`);
  });
});
