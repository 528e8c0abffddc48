import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import type { RequestStatus } from "../request.ts";
import { aRequest, requestAt } from "../testing.ts";
import { decide } from "./decide.ts";
import { LONGEST_REASON } from "./request.ts";

const now = new Date("2026-11-23T10:00:00.000Z");

describe("decide", () => {
  const accept = { by: "U03CARLA", verdict: "accept" } as const;

  it("takes an owner's word while the request waits", () => {
    const asked = { by: "U04DENIZ", verdict: "decline", reason: " sold " } as const;
    expect(decide(requestAt("waiting"), asked, { policy, account }, now)).toEqual({
      type: "decided",
      at: now.toISOString(),
      actor: { person: "U04DENIZ" },
      verdict: "decline",
      reason: "sold",
    });
  });

  it.each<[RequestStatus, object]>([
    ["requested", { refusal: "not-yet-asked", status: "requested" }],
    ["located", { refusal: "not-yet-asked", status: "located" }],
    ["examined", { refusal: "not-yet-asked", status: "examined" }],
    ["blocked", { refusal: "request-closed", status: "blocked" }],
    ["accepting", { refusal: "already-decided", decision: { verdict: "accept", by: "U03CARLA" } }],
    ["declining", { refusal: "already-decided", decision: { verdict: "decline" } }],
    ["enabled", { refusal: "already-decided" }],
    ["declined", { refusal: "already-decided" }],
    ["partial", { refusal: "already-decided" }],
    ["failed", { refusal: "already-decided" }],
    ["expired", { refusal: "request-closed", status: "expired" }],
    ["cancelled", { refusal: "request-closed", status: "cancelled" }],
  ])("refuses when the request is %s", (status, refusal) => {
    expect(decide(requestAt(status), accept, { policy, account }, now)).toMatchObject(refusal);
  });

  it("refuses from the very moment it expires, though the workflow has not noticed yet", () => {
    const request = requestAt("waiting");
    const late = new Date(request.expiresAt);
    expect(decide(request, accept, { policy, account }, late)).toMatchObject({ status: "expired" });
    const justInTime = new Date(late.getTime() - 1);
    expect(decide(request, accept, { policy, account }, justInTime)).toMatchObject({ type: "decided" });
  });

  it("asks who owns the account now, not who did when the message was sent", () => {
    const moved = { ...account, owners: ["U05EMEKA"] };
    expect(decide(requestAt("waiting"), accept, { policy, account: moved }, now)).toEqual({
      refusal: "not-an-owner",
      account: "111122223333",
      owners: ["U05EMEKA"],
    });
  });

  it("takes no word of who is only kept informed", () => {
    const told = { ...account, notified: ["U07GUS"] };
    for (const verdict of ["accept", "decline"] as const) {
      expect(decide(requestAt("waiting"), { by: "U07GUS", verdict }, { policy, account: told }, now)).toEqual(
        {
          refusal: "not-an-owner",
          account: account.id,
          owners: account.owners,
        },
      );
    }
  });

  it("does not tell an outsider what was decided", () => {
    const outsider = { by: "U07GUS", verdict: "accept" } as const;
    expect(decide(requestAt("enabled"), outsider, { policy, account }, now)).toMatchObject({
      refusal: "not-an-owner",
    });
  });

  it("takes no reason that fits in no message", () => {
    const reason = "x".repeat(LONGEST_REASON + 1);
    const asked = { by: "U03CARLA", verdict: "decline", reason } as const;
    expect(decide(requestAt("waiting"), asked, { policy, account }, now)).toMatchObject({
      refusal: "reason-too-long",
    });
  });

  it.each(["join", "removal"] as const)("takes an operator's word on a %s", (kind) => {
    const by = kind === "join" ? "U01ANA" : "U02BO";
    const request = aRequest({ kind, status: "waiting" });
    expect(decide(request, { by, verdict: "accept" }, { policy, account }, now)).toMatchObject({
      type: "decided",
      actor: { person: by },
    });
  });
});
