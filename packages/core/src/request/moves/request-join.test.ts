import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import { LONGEST_REASON, type RequestContext } from "./request.ts";
import { requestJoin } from "./request-join.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const context: RequestContext = { request: "inv-new", requester: "U03CARLA", account, policy };

describe("requestJoin", () => {
  it("takes what an owner asks, and tells all owners of the table", () => {
    expect(requestJoin({ account: "111122223333", reason: " audit " }, context, now)).toEqual({
      type: "requested",
      at: now.toISOString(),
      actor: { person: "U03CARLA" },
      request: "inv-new",
      kind: "join",
      details: {},
      account: { id: "111122223333", alias: "payments-prod" },
      administrator: "999988887777",
      owners: ["U03CARLA", "U04DENIZ"],
      reason: "audit",
    });
  });

  it("fixes the standards of the policy as they are when it is asked for", () => {
    const baseline = { ...policy, baselineStandards: ["pci-dss/v/4.0.1"] };
    expect(requestJoin({ account: "111122223333" }, { ...context, policy: baseline }, now)).toMatchObject({
      details: { standards: ["pci-dss/v/4.0.1"] },
    });
  });

  it.each<[string, object, Partial<RequestContext>, object]>([
    [
      "somebody who does not own the account",
      {},
      { requester: "U07GUS" },
      { refusal: "not-an-owner", account: "111122223333", owners: ["U03CARLA", "U04DENIZ"] },
    ],
    ["an operator who does not own it either", {}, { requester: "U01ANA" }, { refusal: "not-an-owner" }],
    [
      "an account that the table does not know",
      {},
      { account: undefined },
      { refusal: "not-an-owner", owners: [] },
    ],
    [
      "a stranger, without a word about the open request",
      {},
      { requester: "U07GUS", open: { id: "inv-old", status: "waiting" } },
      { refusal: "not-an-owner" },
    ],
    ["an id that is none", { account: "12" }, { account: undefined }, { refusal: "account-id-malformed" }],
    [
      "an account with an open request",
      {},
      { open: { id: "inv-old", status: "waiting" } },
      { refusal: "account-has-open-request", request: "inv-old" },
    ],
    [
      "a reason that is too long",
      { reason: "x".repeat(LONGEST_REASON + 1) },
      {},
      { refusal: "reason-too-long" },
    ],
    [
      "the only operator, whose own request nobody else could decide",
      {},
      { policy: { ...policy, operators: ["U03CARLA"] } },
      { refusal: "no-second-operator" },
    ],
  ])("refuses %s", (_, changes, situation, refusal) => {
    const asked = { account: "111122223333", ...changes };
    expect(requestJoin(asked, { ...context, ...situation }, now)).toMatchObject(refusal);
  });

  it("lets the only operator ask where the policy lets them decide", () => {
    const alone = { ...policy, operators: ["U03CARLA"], mayDecideOwnRequest: ["join" as const] };
    expect(requestJoin({ account: "111122223333" }, { ...context, policy: alone }, now)).toMatchObject({
      kind: "join",
    });
  });
});
