import { describe, expect, it } from "vitest";
import { policy } from "../../testing.ts";
import { fold } from "../fold.ts";
import { isClosed, kindSchema } from "../request.ts";
import { aRequest, STATUSES_OF } from "../testing.ts";
import { cancel } from "./cancel.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const every = kindSchema.options.flatMap((kind) => STATUSES_OF[kind].map((status) => ({ kind, status })));
const undecided = every.filter(({ status }) =>
  ["requested", "located", "examined", "waiting"].includes(status),
);
const decided = every.filter(({ status }) => status === "accepting" || status === "declining");

describe("cancel", () => {
  it.each(undecided)("takes back a $kind that is $status", (what) => {
    const request = aRequest(what);
    const event = cancel(request, "U02BO", policy, now);
    expect(event).toEqual({ type: "cancelled", at: now.toISOString(), actor: { person: "U02BO" } });
    expect(fold(request, event as never)).toMatchObject({ status: "cancelled", closedAt: now.toISOString() });
  });

  it.each(decided)("takes back no $kind that is $status", (what) => {
    expect(cancel(aRequest(what), "U02BO", policy, now)).toMatchObject({ refusal: "already-decided" });
  });

  it("covers every status", () => {
    const closed = every.filter((what) => isClosed(aRequest(what)));
    expect(undecided.length + decided.length + closed.length).toBe(every.length);
    for (const what of closed) {
      expect(cancel(aRequest(what), "U02BO", policy, now)).toMatchObject({
        refusal: "request-closed",
        status: what.status,
      });
    }
  });

  it("is for operators and for whoever asked", () => {
    const join = aRequest({ kind: "join", status: "waiting" });
    expect(cancel(join, "U03CARLA", policy, now)).toMatchObject({ type: "cancelled" });
    expect(cancel(join, "U04DENIZ", policy, now)).toEqual({ refusal: "not-an-operator" });
    // An outsider does not learn what became of it.
    expect(cancel(aRequest({ kind: "join", status: "enabled" }), "U07GUS", policy, now)).toEqual({
      refusal: "not-an-operator",
    });
  });
});
