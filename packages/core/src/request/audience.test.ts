import { describe, expect, it } from "vitest";
import { account } from "../testing.ts";
import { notifiedOfEnd, notifiedOfQuestion, ownersOf, ownersToRemind, ownersToTell } from "./audience.ts";
import type { RequestKind, RequestStatus } from "./request.ts";
import { aRequest, requestAt } from "./testing.ts";

const at = "2026-11-22T09:00:00.000Z";

describe("owners who hear of the end in a message of its own", () => {
  it.each<[RequestKind, RequestStatus, string[]]>([
    // Those of an invitation have its question before them.
    ["invitation", "enabled", []],
    ["invitation", "expired", []],
    ["invitation", "blocked", []],
    // Whoever asked is told as such.
    ["departure", "left", ["U04DENIZ"]],
    ["departure", "partial", ["U04DENIZ"]],
    ["join", "enabled", ["U04DENIZ"]],
    ["join", "declined", []],
    ["join", "expired", []],
    ["removal", "removed", ["U03CARLA", "U04DENIZ"]],
    // They were told that it might be.
    ["removal", "declined", ["U03CARLA", "U04DENIZ"]],
    ["removal", "expired", ["U03CARLA", "U04DENIZ"]],
    ["removal", "cancelled", ["U03CARLA", "U04DENIZ"]],
  ])("of a %s that is %s are %j", (kind, status, owners) => {
    expect(ownersToTell(aRequest({ kind, status }), account)).toEqual(owners);
  });

  it("are told nothing of a removal that ended before they heard of it", () => {
    const early = { ...requestAt("requested"), kind: "removal", status: "cancelled", closedAt: at } as const;
    expect(ownersToTell(early, account)).toEqual([]);
  });

  it("are those of an invitation too, where it was taken up without asking them again", () => {
    const { messages: _none, ...unasked } = requestAt("enabled");
    expect(ownersToTell(unasked, account)).toEqual(["U03CARLA", "U04DENIZ"]);
  });
});

describe("owners who are reminded", () => {
  it("are those who have not accepted yet", () => {
    const request = { ...requestAt("waiting"), approvals: [{ by: "U03CARLA", at }] };
    expect(ownersToRemind(request, account)).toEqual(["U04DENIZ"]);
    expect(ownersToRemind(requestAt("waiting"), account)).toEqual(["U03CARLA", "U04DENIZ"]);
  });
});

describe("people who are kept informed", () => {
  const told = { ...account, notified: ["U06FAY", "U04DENIZ", "U01ANA"] };

  it.each<[RequestKind, string[]]>([
    // Owners have the question or are warned, and whoever asked knows.
    ["invitation", ["U06FAY"]],
    ["removal", ["U06FAY"]],
    ["join", ["U06FAY", "U04DENIZ", "U01ANA"]],
  ])("of a %s that is asked about are those who do not hear of it anyway: %j", (kind, people) => {
    expect(notifiedOfQuestion(aRequest({ kind, status: "waiting" }), told)).toEqual(people);
    expect(notifiedOfQuestion(aRequest({ kind, status: "waiting" }), account)).toEqual([]);
    expect(notifiedOfQuestion(aRequest({ kind, status: "waiting" }), undefined)).toEqual([]);
  });

  it.each<[RequestKind, RequestStatus, string[]]>([
    ["invitation", "enabled", ["U06FAY"]],
    ["invitation", "expired", ["U06FAY"]],
    ["invitation", "cancelled", ["U06FAY"]],
    // Nobody was asked about it.
    ["invitation", "blocked", []],
    ["join", "enabled", ["U06FAY", "U01ANA"]],
    // Owners who did not ask are told nothing else.
    ["join", "declined", ["U06FAY", "U04DENIZ", "U01ANA"]],
    ["departure", "left", ["U06FAY", "U01ANA"]],
    ["departure", "cancelled", []],
    ["removal", "removed", ["U06FAY"]],
  ])("of a %s that is %s are %j", (kind, status, people) => {
    expect(notifiedOfEnd(aRequest({ kind, status }), told)).toEqual(people);
  });

  it("are told of the end where what was decided before was taken up without another question", () => {
    const { messages: _none, expiresAt: _never, ...unasked } = requestAt("enabled");
    expect(notifiedOfEnd(unasked, told)).toEqual(["U06FAY"]);
  });
});

describe("who answers for the account", () => {
  it("is whom the table names now, or else whom the request named", () => {
    const request = requestAt("waiting");
    expect(ownersOf(request, account)).toEqual(["U03CARLA", "U04DENIZ"]);
    expect(ownersOf(request, { ...account, owners: [] })).toEqual(["U03CARLA"]);
    expect(ownersOf(request, undefined)).toEqual(["U03CARLA"]);
  });
});
