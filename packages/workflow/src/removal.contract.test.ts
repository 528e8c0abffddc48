import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED, REGIONS } from "./testing/far-side.ts";
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

const writes = () => stage.far.calls.filter((call) => call !== "regions").sort();
const inEach = (...calls: string[]) =>
  calls.flatMap((call) => REGIONS.map((region) => `${call} ${region}`)).sort();

describe("the removal machine", () => {
  it("disassociates once a second operator has confirmed, and tells the owners", async () => {
    const id = await stage.begin("removal");
    await stage.asked(id);
    expect(writes()).toEqual([]);
    await stage.decide(id, "U02BO", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "removed" });
    expect(stage.far.statuses).toEqual({ [HOME]: "Removed", [LINKED]: "Removed" });
    expect(writes()).toEqual(inEach("disassociate"));
    expect(stage.told.slice(-4)).toEqual([
      "tellOwners removed U03CARLA",
      "showOwners removed",
      "tellRequester removed",
      "tellOperators removed",
    ]);
  });

  it("deletes after that, where asked", async () => {
    const id = await stage.begin("removal", { details: { andDelete: true } });
    await stage.asked(id);
    await stage.decide(id, "U02BO", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "removed" });
    expect(stage.far.statuses).toEqual({});
    expect(writes()).toEqual(inEach("disassociate", "withdraw"));
    const types = await stage.typesOf(id);
    expect(types.filter((type) => type === "region-deleted")).toHaveLength(2);
    for (const region of REGIONS) {
      expect(stage.far.calls.indexOf(`withdraw ${region}`)).toBeGreaterThan(
        stage.far.calls.indexOf(`disassociate ${region}`),
      );
    }
  });

  it.each(["declined", "expired", "cancelled"])(
    "leaves the membership alone when it is %s",
    async (status) => {
      const id = await stage.begin("removal", { details: { andDelete: true } });
      await stage.asked(id);
      if (status === "declined") await stage.decide(id, "U02BO", "decline");
      else if (status === "expired") await stage.days(14.001);
      else await stage.cancel(id, "U01ANA");
      expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status });
      expect(writes()).toEqual([]);
      expect(stage.far.statuses).toEqual({ [HOME]: "Enabled", [LINKED]: "Enabled" });
    },
  );

  it("asks nobody when it is cancelled first", async () => {
    stage.far.when("regions", () => stage.cancel(id, "U01ANA"));
    const id = await stage.begin("removal");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "cancelled" });
    expect(stage.stepsOf(id)).not.toContain("ask-owner");
  });

  it.each(["disassociate", "withdraw"])(
    "is partial when a Region fails at: %s; another try takes up that one without asking",
    async (call) => {
      stage.far.breaks(`${call} ${LINKED}`, "MemberRefused", 1);
      const id = await stage.begin("removal", { details: { andDelete: true } });
      await stage.asked(id);
      await stage.decide(id, "U02BO", "accept");
      expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
      expect((await stage.request(id)).outcomes[LINKED]).toMatchObject({ step: "failed", during: "remove" });

      const again = await stage.retry(id, "U01ANA");
      expect(await stage.end(again)).toEqual({ execution: "SUCCEEDED", status: "removed" });
      expect(stage.far.statuses).toEqual({});
      expect(stage.stepsOf(again)).not.toContain("ask-owner");
      expect(await stage.request(again)).toMatchObject({ regions: [LINKED], decision: { by: "U02BO" } });
    },
  );

  it("waits for Removed, and gives up a Region that never reads so", async () => {
    stage.far.breaks(`disassociate ${HOME}`, "NotYetRemoved", 3);
    stage.far.breaks(`disassociate ${LINKED}`, "NotYetRemoved");
    const id = await stage.begin("removal");
    await stage.asked(id);
    await stage.decide(id, "U02BO", "accept");
    await stage.days(0.1);
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
    expect((await stage.request(id)).outcomes).toMatchObject({
      [HOME]: { step: "disassociated", status: "Removed" },
      [LINKED]: { failure: { name: "NotYetRemoved" } },
    });
    // Once, and fourteen tries more.
    expect(stage.far.calls.filter((call) => call === `disassociate ${LINKED}`)).toHaveLength(15);
  });

  it("does not call an account removed whose invitation can still be accepted", async () => {
    stage.far.statuses = { [HOME]: "Invited" };
    const id = await stage.begin("removal");
    await stage.asked(id);
    await stage.decide(id, "U02BO", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "partial" });
    const { outcomes } = await stage.request(id);
    expect(outcomes[HOME]).toMatchObject({ failure: { name: "MemberRefused" } });
    expect(outcomes[HOME]?.failure?.message).toMatch(/no member in us-east-1 but Invited/);
    expect(outcomes[LINKED]).toMatchObject({ step: "disassociated" });
  });

  it("deletes an account that was only invited", async () => {
    stage.far.statuses = { [HOME]: "Invited" };
    const id = await stage.begin("removal", { details: { andDelete: true } });
    await stage.asked(id);
    await stage.decide(id, "U02BO", "accept");
    expect(await stage.end(id)).toEqual({ execution: "SUCCEEDED", status: "removed" });
    expect(stage.far.statuses).toEqual({});
  });
});
