import { describe, expect, it } from "vitest";
import { account } from "../testing.ts";
import { ownersOf, ownersToTell } from "./audience.ts";
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

describe("who answers for the account", () => {
  it("is whom the table names now, or else whom the request named", () => {
    const request = requestAt("waiting");
    expect(ownersOf(request, account)).toEqual(["U03CARLA", "U04DENIZ"]);
    expect(ownersOf(request, { ...account, owners: [] })).toEqual(["U03CARLA"]);
    expect(ownersOf(request, undefined)).toEqual(["U03CARLA"]);
  });
});
