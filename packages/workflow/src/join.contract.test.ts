import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

const invited = () => stage.far.calls.filter((call) => call.startsWith("invite"));
const over = "SUCCEEDED";

describe("the join machine", () => {
  it("invites nobody before an operator has decided, and then accepts without a second question", async () => {
    const id = await stage.begin("join");
    await stage.asked(id);
    expect(invited()).toEqual([]);
    expect(stage.told).toEqual(["askOwners join"]);
    await stage.decide(id, "U01ANA", "accept");
    expect(await stage.end(id)).toEqual({ execution: over, status: "enabled" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
    expect(stage.stepsOf(id).filter((step) => step === "ask-owner")).toHaveLength(1);
    expect(stage.told.slice(-3)).toEqual([
      "showOwners enabled",
      "tellRequester enabled",
      "tellOperators enabled",
    ]);
  });

  it("does nothing at all when it is declined", async () => {
    const id = await stage.begin("join");
    await stage.asked(id);
    await stage.decide(id, "U01ANA", "decline");
    expect(await stage.end(id)).toEqual({ execution: over, status: "declined" });
    expect(stage.far.statuses).toEqual({});
    expect(invited()).toEqual([]);
  });

  it.each(["expired", "cancelled"])("has nothing to take back when it is %s", async (status) => {
    const id = await stage.begin("join");
    await stage.asked(id);
    if (status === "expired") await stage.days(14.001);
    else await stage.cancel(id, "U03CARLA");
    expect(await stage.end(id)).toEqual({ execution: over, status });
    expect(stage.far.calls.filter((call) => call.startsWith("withdraw"))).toEqual([]);
    expect(stage.told.slice(-2)).toEqual([`tellRequester ${status}`, `tellOperators ${status}`]);
  });

  it("invites nobody when it is cancelled before it is asked about", async () => {
    stage.far.when(`examine ${LINKED}`, () => stage.cancel(id, "U03CARLA"));
    const id = await stage.begin("join");
    expect(await stage.end(id)).toEqual({ execution: over, status: "cancelled" });
    expect(invited()).toEqual([]);
    expect(stage.stepsOf(id)).not.toContain("ask-owner");
  });

  it.each(["invite", "accept"])("is partial when a Region fails at: %s", async (call) => {
    stage.far.breaks(`${call} ${LINKED}`, call === "invite" ? "LimitReached" : "HubAbsent", 1);
    const id = await stage.begin("join");
    await stage.asked(id);
    await stage.decide(id, "U01ANA", "accept");
    expect(await stage.end(id)).toEqual({ execution: over, status: "partial" });
    expect(stage.far.statuses[HOME]).toBe("Enabled");
    expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({ step: "failed", during: call });

    const again = await stage.retry(id, "U03CARLA");
    expect(await stage.end(again)).toEqual({ execution: over, status: "enabled" });
    expect(stage.stepsOf(again)).not.toContain("ask-owner");
    expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
    expect(await stage.request(again)).toMatchObject({
      regions: [LINKED],
      decision: { verdict: "accept", by: "U01ANA" },
    });
  });

  it("fails when no Region can be invited, and goes in no circle", async () => {
    for (const region of [HOME, LINKED]) stage.far.breaks(`invite ${region}`, "MemberRefused");
    const id = await stage.begin("join");
    await stage.asked(id);
    await stage.decide(id, "U01ANA", "accept");
    expect(await stage.end(id)).toEqual({ execution: over, status: "failed" });
    expect(invited()).toHaveLength(2);
  });

  it("ends where the account cannot accept, before anybody is asked", async () => {
    stage.far.found = { hub: "on", config: "recording", administrator: "202020202020" };
    const id = await stage.begin("join");
    expect(await stage.end(id)).toEqual({ execution: over, status: "blocked" });
    expect(stage.told).toEqual(["tellRequester blocked", "tellOperators blocked"]);
  });

  it("enables the standards that stood beside the question", async () => {
    const id = await stage.begin("join", { details: { standards: ["a"] } });
    await stage.asked(id);
    await stage.decide(id, "U01ANA", "accept");
    expect(await stage.end(id)).toEqual({ execution: over, status: "enabled" });
    for (const region of [HOME, LINKED]) {
      expect((await stage.request(id)).outcomes[region]?.standards).toMatchObject({ enabled: ["a"] });
    }
  });
});
