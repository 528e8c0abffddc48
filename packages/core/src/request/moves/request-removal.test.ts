import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import type { RequestContext } from "./request.ts";
import { requestRemoval } from "./request-removal.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const context: RequestContext = { request: "inv-new", requester: "U01ANA", account, policy };
const asked = { account: "111122223333", andDelete: false };

describe("requestRemoval", () => {
  it.each([
    [false, {}],
    [true, { andDelete: true }],
  ])("takes what an operator asks, deleting or not (%s)", (andDelete, details) => {
    expect(requestRemoval({ ...asked, andDelete }, context, now)).toMatchObject({
      type: "requested",
      kind: "removal",
      actor: { person: "U01ANA" },
      owners: ["U03CARLA", "U04DENIZ"],
      details,
    });
  });

  it("needs no owner: an account that the table does not know can be removed", () => {
    const event = requestRemoval(asked, { ...context, account: undefined }, now);
    expect(event).toMatchObject({ owners: [], account: { id: "111122223333" } });
  });

  it.each<[string, object, Partial<RequestContext>, object]>([
    [
      "an owner, without a word about the account",
      { account: "12" },
      { requester: "U03CARLA" },
      { refusal: "not-an-operator" },
    ],
    ["an id that is none", { account: "12" }, {}, { refusal: "account-id-malformed" }],
    ["the administrator itself", { account: "999988887777" }, {}, { refusal: "account-is-administrator" }],
    [
      "an account with an open request",
      {},
      { open: { id: "inv-old", status: "waiting" } },
      { refusal: "account-has-open-request" },
    ],
    [
      "the only operator",
      {},
      { policy: { ...policy, operators: ["U01ANA"] } },
      { refusal: "no-second-operator" },
    ],
  ])("refuses %s", (_, changes, situation, refusal) => {
    expect(requestRemoval({ ...asked, ...changes }, { ...context, ...situation }, now)).toMatchObject(
      refusal,
    );
  });

  it("lets the only operator ask where the policy lets them decide", () => {
    const alone = { ...policy, operators: ["U01ANA"], mayDecideOwnRequest: ["removal" as const] };
    expect(requestRemoval(asked, { ...context, policy: alone }, now)).toMatchObject({ kind: "removal" });
  });
});
