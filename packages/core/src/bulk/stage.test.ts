import { describe, expect, it } from "vitest";
import { foldAll } from "../request/fold.ts";
import type { RequestStatus } from "../request/request.ts";
import { anEvent, LIVES, requestAt } from "../request/testing.ts";
import { countStages, type Stage, stageCountsSchema, stageOf } from "./stage.ts";

describe("the stage of an account", () => {
  it.each<[RequestStatus, Stage]>([
    ["requested", "opened"],
    ["located", "opened"],
    ["examined", "examined"],
    ["waiting", "asked"],
    ["accepting", "accepted"],
    ["enabled", "enabled"],
    ["declining", "declined"],
    ["declined", "declined"],
    ["expired", "lapsed"],
    ["cancelled", "lapsed"],
    ["blocked", "blocked"],
    ["partial", "failed"],
    ["failed", "failed"],
  ])("whose request is %s is %s", (status, stage) => {
    expect(stageOf(requestAt(status))).toBe(stage);
  });

  it("is listed before there is a request, and invited between the invitation and the question", () => {
    expect(stageOf(undefined)).toBe("listed");
    const invited = [...LIVES.examined, anEvent("region-invited")];
    expect(stageOf(foldAll(invited))).toBe("invited");
    expect(stageOf(foldAll([...invited, anEvent("decision-awaited")]))).toBe("invited");
  });
});

it("counts every stage, those of nobody too", () => {
  const counts = countStages(["asked", "asked", "listed"]);
  expect(counts).toMatchObject({ asked: 2, listed: 1, failed: 0, enabled: 0 });
  expect(stageCountsSchema.parse(counts)).toEqual(counts);
});
