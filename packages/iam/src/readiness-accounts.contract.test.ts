import { IAMClient } from "@aws-sdk/client-iam";
import { accountPolicyReadinessSchema } from "@invitations/core/action-pairs/account-policy-readiness";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type IamWorld, openIamWorld } from "../../sandbox/src/iam/testing/iam-world.ts";
import { LARGE_ACCOUNT, largeAccount } from "../../sandbox/src/seeds/large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../../sandbox/src/seeds/member-role.ts";
import { ADMINISTRATOR, REGIONS } from "../../sandbox/src/seeds/practice-aws.ts";
import { READINESS_ACCOUNTS, withReadiness } from "../../sandbox/src/seeds/readiness.ts";
import { scanAccount } from "./scan-account.ts";
import { CURRENT, LEGACY } from "./testing/policies.ts";

const AT = new Date("2026-11-02T09:00:00Z");

let world: IamWorld;
beforeAll(async () => {
  const { aws } = withReadiness();
  world = await openIamWorld({ ...aws, accounts: [...aws.accounts, largeAccount()] });
});
afterAll(() => world.close());

/** Scans an account as the app does: through a session of the member role. */
async function scan(id: string) {
  const ownRole = `arn:aws:iam::${id}:role/${MEMBER_ROLE_NAME}`;
  const { settings, limited } = await world.assume(ownRole, { externalId: EXTERNAL_ID });
  const trustedBy = { administrator: ADMINISTRATOR, externalId: EXTERNAL_ID };
  const account = { id, partition: "aws", regions: REGIONS, ownRole, trustedBy };
  const { readiness } = await scanAccount({ iam: new IAMClient(settings), limited }, account, AT);
  expect(accountPolicyReadinessSchema.parse(readiness)).toEqual(readiness);
  return readiness;
}

/** By alias: what becomes of the member role, for the pair `accept`. */
const VERDICTS: Record<string, PairVerdictName> = {
  "ready-by-name": "ready",
  "ready-by-wildcard": "ready",
  "ready-by-managed": "ready",
  "legacy-only": "legacy-only",
  "new-only": "new-only",
  "neither-name": "neither",
  "one-region-only": "conditional",
  "all-but-new": "legacy-only",
  "boundary-without-new": "legacy-only",
  "organization-denies-new": "unknown",
  "legacy-denied": "new-only",
  // It comes with the session, and nowhere in the account does it stand; STS tells that there is one.
  "session-without-new": "unknown",
  "trusts-everybody": "ready",
  "no-external-id": "ready",
  "never-on": "ready",
};

test.each(Object.entries(VERDICTS))("the account %s is %s", async (alias, verdict) => {
  const readiness = await scan(READINESS_ACCOUNTS[alias] ?? "");
  expect(readiness.unknown).toBeUndefined();
  expect(readiness.pairs.accept.verdict).toBe(verdict);
  expect(readiness.ownRole?.verdict?.pairs.accept.verdict).toBe(verdict);
  expect(readiness.ownRole?.simulation.is).toBe("known");
  const differences = readiness.ownRole?.differences ?? [];
  const byOrganization = [{ action: CURRENT, policies: "allowed", simulation: "explicit-deny" }];
  expect(differences).toEqual(alias === "organization-denies-new" ? byOrganization : []);
});

test.each(Object.keys(READINESS_ACCOUNTS))("the member role of %s lets in whom it should", async (alias) => {
  const { trust, serviceLinkedRole } = await scan(READINESS_ACCOUNTS[alias] ?? "");
  const faults = trust?.faults.map(({ fault }) => fault);
  const expected: Record<string, string[]> = {
    "trusts-everybody": ["anybody"],
    "no-external-id": ["no-external-id"],
    unreadable: ["not-understood"],
  };
  expect(faults).toEqual(expected[alias] ?? []);
  const unreadable = alias === "unreadable" ? "unknown" : undefined;
  expect(trust?.verdict).toBe(unreadable ?? (expected[alias] ? "too-wide" : "as-it-should-be"));
  expect(serviceLinkedRole).toBe(unreadable ?? (alias === "never-on" ? "not-found" : "present"));
});

test("there is a verdict on each account but the one that cannot be read", () => {
  expect([...Object.keys(VERDICTS), "unreadable"].sort()).toEqual(Object.keys(READINESS_ACCOUNTS).sort());
});

test("an account that may not be read is unknown, with AWS's reason", async () => {
  const readiness = await scan(READINESS_ACCOUNTS.unreadable ?? "");
  expect(readiness.pairs.accept.verdict).toBe("unknown");
  expect(readiness.unknown).toMatch(
    /^GetAccountAuthorizationDetails: .*is not authorized to perform: iam:GetAcc/,
  );
});

test("an explicit Deny is found with its statement", async () => {
  const readiness = await scan(READINESS_ACCOUNTS["legacy-denied"] ?? "");
  expect(readiness.principals[0]?.pairs.accept.findings).toMatchObject([
    { policy: { name: "membership", type: "inline" }, statement: 2, effect: "Deny", covers: "legacy" },
  ]);
  expect(readiness.mends).toMatchObject([{ statement: 2, pairs: ["accept"], way: "edit" }]);
  expect(JSON.parse(readiness.mends[0]?.json ?? "null").Action).toEqual([LEGACY, CURRENT]);
});

test("a large account is read to its end", async () => {
  const readiness = await scan(LARGE_ACCOUNT);
  // One of the policies is AWS's own.
  expect(readiness.looked).toMatchObject({ roles: 500, policies: 1001 });
  const { counts, newOnly } = readiness.pairs.leave;
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(501);
  expect(newOnly).toMatchObject({ named: { length: 25 }, more: counts["new-only"] - 25 });
  expect(readiness.mends).not.toEqual([]);
  expect(readiness.mends.every(({ principals }) => principals > 0)).toBe(true);
  // It has to fit into one item of the table with room to spare.
  expect(JSON.stringify(readiness).length).toBeLessThan(300_000);
});
