import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import { isClosed } from "../request.ts";
import { aRequest } from "../testing.ts";
import type { RequestContext } from "./request.ts";
import { consent, requestDeparture } from "./request-departure.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const context: RequestContext = { request: "inv-new", requester: "U03CARLA", account, policy };
const asked = { account: "111122223333" };

describe("requestDeparture", () => {
  it.each<[string, { regions?: string[] }, object]>([
    ["all Regions where none is named", {}, {}],
    ["all Regions where the list is empty", { regions: [] }, {}],
    ["the Regions named", { regions: ["eu-west-1"] }, { onlyRegions: ["eu-west-1"] }],
  ])("leaves in %s", (_, regions, details) => {
    expect(requestDeparture({ ...asked, ...regions }, context, now)).toMatchObject({
      type: "requested",
      kind: "departure",
      actor: { person: "U03CARLA" },
      owners: ["U03CARLA", "U04DENIZ"],
      details,
    });
  });

  it.each<[string, Partial<RequestContext>, object]>([
    ["somebody who does not own the account", { requester: "U07GUS" }, { refusal: "not-an-owner" }],
    ["an operator: they remove", { requester: "U01ANA" }, { refusal: "not-an-owner" }],
    [
      "an account with an open request",
      { open: { id: "inv-old", status: "accepting" } },
      { refusal: "account-has-open-request" },
    ],
  ])("refuses %s", (_, situation, refusal) => {
    expect(requestDeparture(asked, { ...context, ...situation }, now)).toMatchObject(refusal);
  });
});

describe("consent", () => {
  it("is given by having asked, once the Regions are known", () => {
    expect(consent(aRequest({ kind: "departure", status: "located" }), now)).toEqual({
      type: "decided",
      at: now.toISOString(),
      actor: { person: "U03CARLA" },
      verdict: "accept",
    });
  });

  it.each(["requested", "cancelled", "accepting", "left"] as const)(
    "decides nothing where it is %s",
    (status) => {
      expect(consent(aRequest({ kind: "departure", status }), now)).toEqual({ refusal: "already-recorded" });
    },
  );

  it.each(["invitation", "join", "removal"] as const)("decides no %s", (kind) => {
    const request = aRequest({ kind, status: "located" });
    expect(isClosed(request)).toBe(false);
    expect(consent(request, now)).toEqual({ refusal: "already-recorded" });
  });
});
