import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => {
  stage.clearScene();
  stage.far.statuses = { [HOME]: "Enabled", [LINKED]: "Enabled" };
});
afterAll(() => stage?.close());

describe("the departure machine", () => {
  it("leaves in every Region, without asking anybody", async () => {
    const id = await stage.begin("departure");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "left" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Resigned", [LINKED]: "Resigned" });
    expect(await stage.typesOf(id)).toEqual([
      "requested",
      "regions-found",
      "decided",
      "region-left",
      "region-left",
      "completed",
    ]);
    expect(await stage.request(id)).toMatchObject({ decision: { verdict: "accept", by: "U03CARLA" } });
    expect(stage.told.slice(-2)).toEqual(["tellRequester left", "tellOperators left"]);
  });

  it("records by which name it left before that is read back, though a step runs twice", async () => {
    stage.far.legacy = true;
    stage.loseAnswer("leave");
    const id = await stage.begin("departure", { details: { onlyRegions: [LINKED] } });
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "left" });
    expect((await stage.typesOf(id)).slice(3)).toEqual(["left-by-legacy", "region-left", "completed"]);
    expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({
      step: "left",
      status: "Resigned",
      legacy: true,
    });
  });

  it("leaves in the Regions chosen alone", async () => {
    const id = await stage.begin("departure", { details: { onlyRegions: [LINKED] } });
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "left" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Resigned" });
  });

  it("has left where it was no member, and says what it was there", async () => {
    stage.far.statuses = { [HOME]: "Removed" };
    const id = await stage.begin("departure");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "left" });
    const { outcomes } = await stage.request(id);
    expect(outcomes[HOME]).toMatchObject({ step: "left", status: "Removed" });
    expect(outcomes[LINKED]).toEqual({ step: "left", at: expect.any(String) });
  });

  it("leaves nowhere when a Region was asked for that is not the administrator's", async () => {
    const id = await stage.begin("departure", { details: { onlyRegions: [LINKED, "eu-west-9"] } });
    expect(await stage.end(id)).toEqual({ execution: "FAILED", status: "failed" });
    expect(await stage.request(id)).toMatchObject({
      failure: {
        name: "RegionsUnknown",
        message: `eu-west-9 is not among the Regions of this administrator: ${HOME}, ${LINKED}.`,
      },
    });
    expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
  });

  it.each(["regions", `status ${HOME}`])("leaves nowhere when it is cancelled at: %s", async (call) => {
    stage.far.when(call, () => stage.cancel(id, "U03CARLA"));
    const id = await stage.begin("departure");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(stage.far.calls).toEqual(["regions"]);
  });

  it.each(["RoleNotAssumable", "OtherAdministrator", "DepartureRefused"] as const)(
    "is partial when a Region fails with %s; another try keeps the owner's word",
    async (failure) => {
      stage.far.breaks(failure === "RoleNotAssumable" ? `assume ${LINKED}` : `leave ${LINKED}`, failure, 1);
      const id = await stage.begin("departure");
      expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
      expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({
        step: "failed",
        during: "leave",
        failure: { name: failure },
      });

      const again = await stage.retry(id, "U02BO");
      expect(await stage.end(again)).toEqual({ execution: "SUCCEEDED", status: "left" });
      expect(stage.far.statuses).toEqual({ [HOME]: "Resigned", [LINKED]: "Resigned" });
      // An operator took it up, and did not consent for the owner.
      expect(await stage.request(again)).toMatchObject({
        regions: [LINKED],
        requester: "U02BO",
        decision: { verdict: "accept", by: "U03CARLA" },
      });
      expect(stage.told.slice(-3)).toEqual([
        "tellOwners left U03CARLA",
        "tellRequester left",
        "tellOperators left",
      ]);
    },
  );

  it("waits for the administrator's side, and fails where that never follows", async () => {
    stage.far.when(`leave ${LINKED}`, async () => {
      stage.far.statuses = new Proxy({ [HOME]: "Resigned", [LINKED]: "Enabled" } as const, {
        set: () => true,
      });
    });
    const id = await stage.begin("departure", { details: { onlyRegions: [LINKED] } });
    await stage.days(0.1);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "failed" });
    expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({
      failure: { name: "NotYetResigned" },
    });
  });
});
