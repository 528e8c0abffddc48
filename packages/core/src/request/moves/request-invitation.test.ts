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

  it("fixes the standards of the policy as they are when it is asked for", () => {
    const baseline = { ...context, policy: { ...policy, baselineStandards: ["pci-dss/v/4.0.1"] } };
    expect(requestInvitation(asked, baseline, now)).toMatchObject({
      details: { standards: ["pci-dss/v/4.0.1"] },
    });
    const only = { ...asked, details: { onlyRegions: ["eu-west-1"] } };
    expect(requestInvitation(only, baseline, now)).toMatchObject({
      details: { onlyRegions: ["eu-west-1"], standards: ["pci-dss/v/4.0.1"] },
    });
  });

  it("takes an alias for an account that has none, and keeps the one that there is", () => {
    const named = { ...asked, alias: "from-the-list" };
    expect(requestInvitation(named, context, now)).toMatchObject({ account: { alias: account.alias } });
    const { alias: _none, ...nameless } = account;
    expect(requestInvitation(named, { ...context, account: nameless }, now)).toMatchObject({
      account: { alias: "from-the-list" },
    });
  });

  it("settles how many owners must accept: the account's number, or else that of the settings", () => {
    const two = { ...policy, quorum: 2 };
    const ask = (changes: Partial<RequestContext>) =>
      requestInvitation(
        { ...asked, details: { onlyRegions: ["eu-west-1"] } },
        { ...context, ...changes },
        now,
      );
    const details = { onlyRegions: ["eu-west-1"], quorum: 2 };
    expect(ask({ policy: two })).toMatchObject({ details });
    expect(ask({ account: { ...account, quorum: 2 } })).toMatchObject({ details });
    const one = ask({ policy: two, account: { ...account, quorum: 1 } });
    expect(one).toMatchObject({ details: { onlyRegions: ["eu-west-1"] } });
    expect(one).not.toHaveProperty("details.quorum");
  });

  it("refuses where fewer may decide than have to, whoever asks not counted", () => {
    const three = { ...context, account: { ...account, quorum: 3 } };
    const refusal = {
      refusal: "quorum-out-of-reach",
      account: account.id,
      quorum: 3,
      mayDecide: ["U03CARLA", "U04DENIZ"],
    };
    expect(requestInvitation(asked, three, now)).toEqual(refusal);
    expect(requestInvitation({ ...asked, owners: ["U01ANA"] }, three, now)).toEqual(refusal);
    expect(requestInvitation({ ...asked, owners: ["U05EMEKA"] }, three, now)).toMatchObject({
      details: { quorum: 3 },
    });
    const own = { ...policy, mayDecideOwnRequest: ["invitation" as const] };
    expect(requestInvitation({ ...asked, owners: ["U01ANA"] }, { ...three, policy: own }, now)).toMatchObject(
      {
        details: { quorum: 3 },
      },
    );
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
