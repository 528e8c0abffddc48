import { describe, expect, it } from "vitest";
import type { OwnerMatched } from "../../accounts/owner-matched.ts";
import { account, policy } from "../../testing.ts";
import { emailToMatch } from "./match-owner.ts";
import type { RequestContext } from "./request.ts";
import { requestInvitation } from "./request-invitation.ts";

const now = new Date("2026-11-23T10:00:00.000Z");
const email = "payments@example.com";
const matching = { ...policy, matchOwnersByEmail: true };
const ownerless = { id: account.id, owners: [], email };

describe("the address to look up", () => {
  it.each([
    ["the given one", { email: " Security@Example.com", owners: [] }, ownerless, "security@example.com"],
    ["the given one of a new account", { email, owners: [] }, undefined, email],
    ["that on record", { owners: [] }, ownerless, email],
  ])("is %s", (_, asked, known, wanted) => {
    expect(emailToMatch(asked, known, matching)).toBe(wanted);
    expect(emailToMatch(asked, known, policy)).toBeUndefined();
  });

  it.each([
    ["an owner is named", { email, owners: ["U03CARLA"] }, ownerless],
    ["an owner is on record", { email, owners: [] }, { ...ownerless, owners: ["U03CARLA"] }],
    ["no address is known", { owners: [] }, undefined],
    ["what was given is none", { email: "nobody", owners: [] }, ownerless],
  ])("is none where %s", (_, asked, known) => {
    expect(emailToMatch(asked, known, matching)).toBeUndefined();
  });
});

describe("an invitation whose owner was looked up", () => {
  const context: RequestContext = {
    request: "inv-new",
    requester: "U01ANA",
    account: ownerless,
    policy: matching,
  };
  const ask = (matched: OwnerMatched, changes: Partial<RequestContext> = {}) =>
    requestInvitation({ account: account.id, owners: [], matched }, { ...context, ...changes }, now);

  it("has them as its owner, and says how they were found", () => {
    expect(ask({ email, user: "U03CARLA" })).toMatchObject({
      type: "requested",
      owners: ["U03CARLA"],
      account: { email },
      details: { ownersMatchedByEmail: ["U03CARLA"] },
    });
  });

  it("is refused as ever where nobody was found, or whoever asks", () => {
    expect(ask({ email, because: "unknown" })).toEqual({
      refusal: "owner-unknown",
      account: account.id,
      byEmail: { email, because: "unknown" },
    });
    expect(ask({ email, user: "U01ANA" })).toEqual({
      refusal: "owner-is-requester",
      account: account.id,
      byEmail: email,
    });
  });

  it("needs as many owners as any other", () => {
    expect(ask({ email, user: "U03CARLA" }, { policy: { ...matching, quorum: 2 } })).toMatchObject({
      refusal: "quorum-out-of-reach",
      mayDecide: ["U03CARLA"],
    });
  });
});
