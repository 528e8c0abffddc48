import { describe, expect, it } from "vitest";
import { account, policy } from "../../testing.ts";
import { LONGEST_REASON, type RequestContext } from "./request.ts";
import { type InvitationAsked, requestInvitation } from "./request-invitation.ts";

const now = new Date("2026-11-23T10:00:00.000Z");

describe("requestInvitation", () => {
  const context: RequestContext = { request: "inv-new", requester: "U01ANA", account, policy };
  const asked: InvitationAsked = { account: "111122223333", owners: [] };

  it("takes what an operator asks, with the alias and owners of the table", () => {
    expect(
      requestInvitation({ ...asked, email: "PCI@Example.com", reason: " audit " }, context, now),
    ).toEqual({
      type: "requested",
      at: now.toISOString(),
      actor: { person: "U01ANA" },
      request: "inv-new",
      kind: "invitation",
      details: {},
      account: { id: "111122223333", alias: "payments-prod", email: "pci@example.com" },
      administrator: "999988887777",
      owners: ["U03CARLA", "U04DENIZ"],
      reason: "audit",
    });
  });

  it("adds owners that are named to those of the table, each once", () => {
    const event = requestInvitation({ ...asked, owners: ["U05EMEKA", "U03CARLA"] }, context, now);
    expect(event).toMatchObject({ owners: ["U03CARLA", "U04DENIZ", "U05EMEKA"] });
  });

  it.each<[string, Partial<InvitationAsked>, Partial<RequestContext>, object]>([
    ["somebody else than an operator", {}, { requester: "U07GUS" }, { refusal: "not-an-operator" }],
    ["an id that is none", { account: "12" }, {}, { refusal: "account-id-malformed" }],
    ["the administrator itself", { account: "999988887777" }, {}, { refusal: "account-is-administrator" }],
    ["an e-mail that is none", { email: "x" }, {}, { refusal: "email-malformed" }],
    [
      "a reason that is too long",
      { reason: "x".repeat(LONGEST_REASON + 1) },
      {},
      { refusal: "reason-too-long", length: LONGEST_REASON + 1, most: LONGEST_REASON },
    ],
    [
      "an account with an open request",
      {},
      { open: { id: "inv-old", status: "waiting" } },
      { refusal: "account-has-open-request", request: "inv-old", status: "waiting" },
    ],
    ["an account that nobody owns", {}, { account: undefined }, { refusal: "owner-unknown" }],
    [
      "an account that only the requester owns",
      {},
      { account: { ...account, owners: ["U01ANA"] } },
      { refusal: "owner-is-requester" },
    ],
    [
      "more owners than can be told",
      { owners: Array.from({ length: 10 }, (_, i) => `U9${i}`) },
      {},
      { refusal: "too-many-owners", given: 12, most: 10 },
    ],
  ])("refuses %s", (_, changes, situation, refusal) => {
    expect(requestInvitation({ ...asked, ...changes }, { ...context, ...situation }, now)).toMatchObject(
      refusal,
    );
  });

  it("lets a requester own the account alone where the policy lets them decide", () => {
    const owned = { ...context, account: { ...account, owners: ["U01ANA"] } };
    const lenient = { ...policy, mayDecideOwnRequest: ["invitation" as const] };
    expect(requestInvitation(asked, { ...owned, policy: lenient }, now)).toMatchObject({ type: "requested" });
    const elsewhere = { ...policy, mayDecideOwnRequest: ["removal" as const] };
    expect(requestInvitation(asked, { ...owned, policy: elsewhere }, now)).toEqual({
      refusal: "owner-is-requester",
      account: "111122223333",
    });
  });
});
