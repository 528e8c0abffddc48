import { policyMendSchema } from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePrincipal } from "./judge-principal.ts";
import { LONGEST_MANAGED_POLICY, mendDocument, mendOf } from "./mend.ts";
import { plainCases } from "./testing/generated-policies.ts";
import {
  ACCOUNT,
  allow,
  CURRENT,
  deny,
  document,
  HUB,
  LEGACY,
  POLICY,
  role,
  type Statement,
} from "./testing/policies.ts";

const mend = (source: Statement, pairs: PairName[] = ["accept"], policy = POLICY) =>
  mendOf({ policy, place: 2, sid: "Members", source }, pairs);

const LEAVE = "securityhub:DisassociateFromMasterAccount";
const LEAVE_NEW = "securityhub:DisassociateFromAdministratorAccount";

describe("a statement that names one action", () => {
  test.each<[string, Statement, Statement, RegExp]>([
    ["Allow of one", allow(LEGACY), allow([LEGACY, CURRENT]), /allows both/],
    ["Allow of the new one", allow([CURRENT]), allow([CURRENT, LEGACY]), /allows both/],
    [
      "Allow among others",
      allow(["s3:*", LEGACY, "iam:*"]),
      allow(["s3:*", LEGACY, CURRENT, "iam:*"]),
      /allows both/,
    ],
    [
      "Allow of a wildcard",
      allow("securityhub:AcceptInv*"),
      allow(["securityhub:AcceptInv*", CURRENT]),
      /allows both/,
    ],
    [
      "Deny of one",
      deny(LEGACY),
      deny([LEGACY, CURRENT]),
      /denies both; .* take securityhub:AcceptInvitation out/,
    ],
    ["Deny of the new one", deny(CURRENT), deny([CURRENT, LEGACY]), /the way around stays open/],
    [
      "Allow of all but one",
      allow(undefined, { NotAction: [LEGACY] }),
      allow(undefined, { NotAction: [LEGACY, CURRENT] }),
      /allows neither/,
    ],
    [
      "Deny of all but one",
      deny(undefined, { NotAction: LEGACY }),
      deny(undefined, { NotAction: [LEGACY, CURRENT] }),
      /denies neither/,
    ],
    [
      "Allow on a resource under a condition",
      allow(LEGACY, { Resource: HUB, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
      allow([LEGACY, CURRENT], {
        Resource: HUB,
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      }),
      /allows both/,
    ],
  ])("%s", (_what, source, mended, note) => {
    const found = mend(source);
    expect(JSON.parse(found?.json ?? "null")).toEqual(JSON.parse(JSON.stringify(mended)));
    expect(found?.note).toMatch(note);
    expect(found).toMatchObject({ way: "edit", statement: 2, sid: "Members", pairs: ["accept"] });
  });

  test("has a diff that is ready to paste", () => {
    expect(mend(allow(["s3:GetObject", LEGACY, "iam:GetRole"]))?.diff).toBe(
      [
        "--- SecurityHubMembers, statement 2 (Members)",
        "+++ SecurityHubMembers, statement 2 (Members)",
        "@@ -3,6 +3,7 @@",
        '   "Action": [',
        '     "s3:GetObject",',
        '     "securityhub:AcceptInvitation",',
        '+    "securityhub:AcceptAdministratorInvitation",',
        '     "iam:GetRole"',
        "   ],",
        '   "Resource": "*"',
      ].join("\n"),
    );
  });

  test("is mended for several pairs at once", () => {
    const found = mend(allow([LEGACY, LEAVE]), [...PAIR_NAMES]);
    expect(JSON.parse(found?.json ?? "null").Action).toEqual([LEGACY, CURRENT, LEAVE, LEAVE_NEW]);
    expect(found?.pairs).toEqual(["accept", "leave"]);
  });

  test.each<[string, Statement]>([
    ["names both", allow([LEGACY, CURRENT])],
    ["names neither", allow("s3:*")],
    ["covers both", allow("securityhub:*")],
    ["leaves out both", allow(undefined, { NotAction: "securityhub:*" })],
    ["is not understood", { Effect: "allow", Action: LEGACY, Resource: "*" }],
    ["has no action", { Effect: "Allow", Resource: "*" }],
  ])("that %s needs no change", (_what, source) => {
    expect(mend(source)).toBeUndefined();
  });

  test("of AWS's own policy is mended by another policy beside it", () => {
    const aws = {
      ...POLICY,
      name: "OldAccess",
      type: "aws-managed",
      arn: "arn:aws:iam::aws:policy/OldAccess",
    } as const;
    const found = mend(allow(LEGACY, { Resource: HUB }), ["accept"], aws);
    expect(found).toMatchObject({ way: "attach", note: expect.stringContaining("AWS owns OldAccess") });
    const added = document(allow(CURRENT, { Resource: HUB }));
    expect(JSON.parse(found?.json ?? "null").Statement).toEqual([allow([CURRENT], { Resource: HUB })]);
    expect(judgePrincipal(role([document(allow(LEGACY)), added]), ACCOUNT.regions).pairs.accept.verdict).toBe(
      "ready",
    );
    // All but the legacy name: it is that one which is missing.
    const left = mend(allow(undefined, { NotAction: LEGACY }), ["accept"], aws);
    expect(JSON.parse(left?.json ?? "null").Statement[0].Action).toEqual([LEGACY]);
    // To a boundary nothing can be added.
    const boundary = mend(allow(LEGACY), ["accept"], { ...aws, as: "boundary" });
    expect(boundary).toMatchObject({ way: "edit", note: expect.stringContaining("set it as the boundary") });
  });

  test("keeps to the stored shape", () => {
    const stored = { ...mend(deny(CURRENT)), principals: 1 };
    expect(policyMendSchema.parse(stored)).toEqual(stored);
  });
});

test("after it, no statement tells the two names apart any more", () => {
  let mended = 0;
  fc.assert(
    fc.property(plainCases, ({ documents }) => {
      const texts = documents.map((statements) => {
        const found = mendDocument("policy", encodeURIComponent(document(...statements)), ["accept"]);
        if (!found || "unread" in found) return document(...statements);
        mended++;
        expect(found.diff).toMatch(/^\+/m);
        return found.document;
      });
      const { legacy, current, verdict } = judgePrincipal(role(texts), ACCOUNT.regions).pairs.accept;
      expect(current).toBe(legacy);
      expect(["ready", "neither", "conditional"]).toContain(verdict);
    }),
    { numRuns: 300 },
  );
  expect(mended).toBeGreaterThan(50);
});

describe("a whole document", () => {
  test("is mended in every statement at fault, and tells its length as IAM counts it", () => {
    const text = document(allow("s3:*"), allow(LEGACY), { ...deny(LEAVE), Sid: "Stay" });
    const found = mendDocument("Members", text, [...PAIR_NAMES]);
    expect(found).toMatchObject({ statements: [2, 3], length: expect.any(Number) });
    if (!found || "unread" in found) throw new Error("Not mended.");
    expect(JSON.parse(found.document).Statement).toEqual([
      allow("s3:*"),
      allow([LEGACY, CURRENT]),
      { ...deny([LEAVE, LEAVE_NEW]), Sid: "Stay" },
    ]);
    expect(found.length).toBe(JSON.stringify(JSON.parse(found.document)).length);
    expect(found.length).toBeLessThan(LONGEST_MANAGED_POLICY);
  });

  test("keeps its Version and Id", () => {
    const text = JSON.stringify({ Version: "2008-10-17", Id: "members", Statement: allow(LEGACY) });
    const found = mendDocument("Members", text, ["accept"]);
    expect(found && "document" in found && JSON.parse(found.document)).toEqual({
      Version: "2008-10-17",
      Id: "members",
      Statement: [allow([LEGACY, CURRENT])],
    });
  });

  test("that needs nothing, or cannot be read, is told so", () => {
    expect(mendDocument("Members", document(allow("*")), [...PAIR_NAMES])).toBeUndefined();
    expect(mendDocument("Members", document(allow(LEGACY), "Deny all"), ["accept"])).toEqual({
      unread: "Statement 2 is not a JSON object.",
    });
    expect(mendDocument("Members", "%7B", [...PAIR_NAMES])).toEqual({ unread: "The document is not JSON." });
  });
});
