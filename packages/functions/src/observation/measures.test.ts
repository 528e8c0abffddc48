import type { RequestEvent } from "@invitations/core/request/event";
import { fold } from "@invitations/core/request/fold";
import {
  kindSchema,
  type Request,
  type RequestKind,
  type RequestStatus,
} from "@invitations/core/request/request";
import { lifeOf } from "@invitations/core/request/testing";
import { account } from "@invitations/core/testing";
import { describe, expect, it } from "vitest";
import {
  METRICS,
  type Measure,
  type MetricName,
  measuresOf,
  measuresOfAccount,
  measuresOfStep,
} from "./measures.ts";

/** What is told while events add up to a request, as `RequestsAsked 1 kind=invitation`. */
function toldOf(events: readonly RequestEvent[]): string[] {
  let before: Request | undefined;
  return events.flatMap((event) => {
    const after = fold(before, event);
    const measures = measuresOf(event, { after, ...(before ? { before } : {}) });
    before = after;
    return measures.flatMap(words);
  });
}
const words = ({ values, by }: Measure) =>
  Object.entries(values).map(([name, value]) => {
    expect(Object.keys(by), name).toEqual(METRICS[name as MetricName].by);
    return [`${name} ${value}`, ...Object.entries(by).map((pair) => pair.join("="))].join(" ");
  });
const life = (kind: RequestKind, status: RequestStatus) => toldOf(lifeOf(kind, status));

describe("a request counts", () => {
  it.each(kindSchema.options)("once for having been asked for, and once for its end: %s", (kind) => {
    const [first, ...rest] = life(kind, "failed");
    expect(first).toBe(`RequestsAsked 1 kind=${kind}`);
    expect(rest.filter((told) => told.startsWith("RequestsClosed"))).toEqual([
      `RequestsClosed 1 kind=${kind} outcome=failed`,
    ]);
  });

  it.each<RequestStatus>(["blocked", "enabled", "partial", "declined", "expired", "cancelled", "failed"])(
    "by the status that it ends in: %s",
    (status) => {
      expect(life("invitation", status)).toContain(`RequestsClosed 1 kind=invitation outcome=${status}`);
    },
  );

  it("for the decision and how long it took", () => {
    const asked = lifeOf("invitation", "waiting");
    const decided: RequestEvent = {
      type: "decided",
      at: "2026-11-22T10:30:00.000Z",
      actor: { person: "U03CARLA" },
      verdict: "decline",
      reason: "not ours",
    };
    expect(toldOf([...asked, decided]).slice(1)).toEqual([
      "Decisions 1 kind=invitation decision=decline",
      "TimeToDecide 5400 kind=invitation decision=decline",
    ]);
  });

  it("no decision where asking was consent, since nobody was asked", () => {
    expect(life("departure", "left").filter((told) => /Deci/.test(told))).toEqual([]);
  });

  it("each Region's failure by its name, and none that could be anything", () => {
    const at = "2026-11-22T10:30:00.000Z";
    const failed = (name: string): RequestEvent => ({
      type: "region-failed",
      at,
      actor: { app: "workflow" },
      region: "us-east-1",
      during: "accept",
      failure: { name, message: "m" },
    });
    const accepting = lifeOf("invitation", "accepting");
    const told = toldOf([...accepting, failed("HubAbsent"), failed("a name\nof any kind")]);
    expect(told.slice(-2)).toEqual(["RegionFailures 1 failure=HubAbsent", "RegionFailures 1 failure=other"]);
  });

  it("what could not be told, by whom it was for", () => {
    const unheard: RequestEvent = {
      type: "announcement-failed",
      at: "2026-11-22T10:30:00.000Z",
      actor: { app: "slack" },
      to: "owners",
      because: "channel_not_found",
    };
    expect(toldOf([...lifeOf("invitation", "enabled"), unheard]).at(-1)).toBe(
      "AnnouncementsFailed 1 to=owners",
    );
  });
});

it("an account counts each difference that a comparison found, and nothing else", () => {
  const stamp = { at: "2026-11-22T10:30:00.000Z", actor: { app: "workflow" } } as const;
  const change = { "us-east-1": { was: "Enabled", now: "Removed" } } as const;
  const told = measuresOfAccount(
    {
      type: "drift-found",
      ...stamp,
      survey: "drift-1",
      differences: [
        { drift: "removed", regions: change },
        { drift: "suspended", regions: change },
      ],
    },
    account,
  );
  expect(told.flatMap(words)).toEqual(["DriftFound 1 drift=removed", "DriftFound 1 drift=suspended"]);
  const added = { type: "owners-added", at: stamp.at, actor: { person: "U01ANA" } } as const;
  expect(measuresOfAccount({ ...added, users: ["U1"] }, account)).toEqual([]);
});

it("a scan of all accounts tells how many are ready; a scan of one, and any other step, tells nothing", () => {
  expect(measuresOfStep("announce-readiness", { ready: 3, notReady: 1 }).flatMap(words)).toEqual([
    "AccountsReady 3",
    "AccountsNotReady 1",
  ]);
  expect(measuresOfStep("announce-readiness", {})).toEqual([]);
  expect(measuresOfStep("announce", { ready: 3, notReady: 1 })).toEqual([]);
});
