import { describe, expect, it } from "vitest";
import { fold } from "../fold.ts";
import type { Request, RequestStatus } from "../request.ts";
import { anEvent, requestAt } from "../testing.ts";
import { announce } from "./announce.ts";
import { askOwner, awaitDecision } from "./ask-owner.ts";
import { complete, expire, fail } from "./close.ts";
import { examine, findRegions } from "./prepare.ts";
import { progress } from "./progress.ts";
import { remind } from "./remind.ts";

const now = new Date("2026-11-23T10:00:00.000Z");

describe("progress", () => {
  const withdrawn = { type: "invitation-withdrawn", region: "us-east-1" } as const;

  it("is refused once the request is closed", () => {
    const report = { type: "region-accepted", region: "us-east-1" } as const;
    for (const status of ["enabled", "expired", "cancelled"] as const) {
      expect(progress(requestAt(status), report, now)).toMatchObject({ refusal: "request-closed", status });
    }
  });

  it.each(["expired", "cancelled"] as const)(
    "takes back the invitation of a request that is %s",
    (status) => {
      expect(progress(requestAt(status), withdrawn, now)).toMatchObject(withdrawn);
    },
  );

  it("enables standards where the account is a member, once, and nowhere else", () => {
    const report = { type: "standards-enabled", region: "us-east-1" } as const;
    const told = { ...report, enabled: ["a"], already: [], incomplete: [] };
    const accepting = requestAt("accepting");
    expect(progress(accepting, told, now)).toEqual({ refusal: "already-recorded" });
    const member = fold(accepting, anEvent("region-enabled"));
    expect(progress(member, told, now)).toMatchObject(told);
    const enabled = fold(member, anEvent("standards-enabled"));
    const again = { ...told, enabled: [], already: ["a"] };
    expect(progress(enabled, again, now)).toEqual({ refusal: "already-recorded" });
    const failure = {
      type: "standards-failed",
      region: "us-east-1",
      failure: { name: "x", message: "y" },
    } as const;
    expect(progress(enabled, failure, now)).toMatchObject(failure);
    const failed = fold(enabled, anEvent("standards-failed"));
    expect(progress(failed, failure, now)).toEqual({ refusal: "already-recorded" });
  });

  it("takes back no invitation after another end", () => {
    expect(progress(requestAt("enabled"), withdrawn, now)).toMatchObject({ refusal: "request-closed" });
  });
});

describe("a step that runs twice", () => {
  const again = { refusal: "already-recorded" };
  it.each<[string, (request: Request) => unknown, RequestStatus]>([
    [
      "findRegions",
      (r) => findRegions(r, { homeRegion: "a", linkedRegions: [], awsRequestIds: [] }, now),
      "located",
    ],
    [
      "examine",
      (r) => examine(r, { examination: { regions: {} }, blockers: [], awsRequestIds: [] }, now),
      "examined",
    ],
    ["awaitDecision", (r) => awaitDecision(r, now, now), "waiting"],
    ["askOwner", (r) => askOwner(r, { messages: [], unreachable: [] }, now), "waiting"],
    ["remind", (r) => remind(r, { escalated: false, unreachable: [] }, now), "accepting"],
    ["expire", (r) => expire(r, now), "expired"],
    ["complete", (r) => complete(r, now), "enabled"],
    ["fail", (r) => fail(r, { name: "x", message: "y" }, now), "failed"],
    [
      "progress",
      (r) => progress(r, { type: "region-invited", region: "us-east-1", status: "Invited" }, now),
      "waiting",
    ],
  ])("%s finds its event on record", (_, move, status) => {
    expect(move(requestAt(status))).toEqual(again);
  });
});

describe("announce", () => {
  it("keeps who was told, and why somebody could not be", () => {
    expect(announce("requester", undefined, now)).toMatchObject({ type: "announced", to: "requester" });
    expect(announce("owners", { because: "channel_not_found" }, now)).toMatchObject({
      type: "announcement-failed",
      because: "channel_not_found",
    });
  });
});
