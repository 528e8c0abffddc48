import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED, REGIONS } from "../testing/far-side.ts";
import { createStage, type Stage } from "../testing/stage.ts";
import { administratorSteps } from "./administrator.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

const steps = () =>
  administratorSteps({
    history: stage.history,
    administrator: stage.far.administrator,
    now: () => new Date("2026-11-23T10:00:00.000Z"),
  });

describe("invite", () => {
  it("invites nobody any more once the request is cancelled", async () => {
    const request = await stage.bring("invitation", "cancelled");
    await steps().invite({ request, region: HOME });
    expect(stage.far.calls).toEqual([]);
  });

  it("is recorded once, however often it runs", async () => {
    const request = await stage.bring("invitation", "examined");
    await steps().invite({ request, region: HOME });
    const { version } = await stage.request(request);
    await steps().invite({ request, region: HOME });
    expect((await stage.request(request)).version).toBe(version);
  });
});

describe("settle", () => {
  it.each([
    ["invitation", "examined", null],
    ["join", "examined", null],
    ["removal", "located", null],
    ["departure", "located", "accept"],
  ] as const)("of a %s that is %s gives the verdict %j, and every field", async (kind, status, verdict) => {
    const request = await stage.bring(kind, status);
    const standing = {
      regions: REGIONS,
      verdict,
      closed: false,
      withStandards: false,
    };
    expect(await steps().settle({ request })).toEqual(standing);
    expect(await steps().settle({ request })).toEqual(standing);
  });

  it("never decides what is cancelled", async () => {
    const request = await stage.bring("departure", "cancelled");
    expect(await steps().settle({ request })).toMatchObject({ verdict: null, closed: true });
  });
});

describe("read-request", () => {
  it("names the Regions that a failed or finished invitation leaves out", async () => {
    const request = await stage.bring("invitation", "waiting");
    expect(await steps()["read-request"]({ request })).toEqual({
      regions: REGIONS,
      verdict: null,
      closed: false,
      withStandards: false,
    });
  });
});

describe("a step of a request that there is not", () => {
  it.each(["find-regions", "settle", "complete"] as const)("%s is an error, and no silence", async (step) => {
    const request = `inv-${randomUUID()}`;
    await expect(steps()[step]({ request })).rejects.toThrow(request);
  });
});

describe("region-failed", () => {
  it.each([
    [
      { Error: "AccessDenied", Cause: '{"errorMessage":"no [AWS request ids: a-1, a-2]"}' },
      { name: "AccessDenied", message: "no" },
      ["a-1", "a-2"],
    ],
    [{ Error: "States.Timeout", Cause: "" }, { name: "States.Timeout", message: "" }, []],
    [{}, { name: "Unknown", message: "" }, []],
  ])("keeps what was caught: %j", async (error, failure, awsRequestIds) => {
    const request = await stage.bring("removal", "accepting");
    await steps()["region-failed"]({ request, region: LINKED, during: "remove", error });
    expect((await stage.history.events(request)).at(-1)).toMatchObject({
      type: "region-failed",
      during: "remove",
      failure,
      awsRequestIds,
    });
  });
});
