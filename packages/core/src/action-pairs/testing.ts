import type { AccountPair, AccountPolicyReadiness } from "./account-policy-readiness.ts";
import type { PairVerdictName } from "./pair-verdict.ts";

/** What a scan found, for tests: one verdict for every pair, and nothing more to tell. */
export function aReadiness(
  given: Partial<AccountPolicyReadiness> = {},
  verdict: PairVerdictName = "ready",
): AccountPolicyReadiness {
  const counts = { ready: 0, "legacy-only": 0, "new-only": 0, neither: 0, conditional: 0, unknown: 0 };
  const nobody = { named: [], more: 0 };
  const pair: AccountPair = {
    verdict,
    counts: { ...counts, [verdict]: 1 },
    legacyOnly: nobody,
    newOnly: nobody,
  };
  return {
    account: "111122223333",
    at: "2026-11-22T09:00:00.000Z",
    regions: ["us-east-1", "eu-west-1"],
    pairs: { accept: pair, leave: pair, read: pair },
    principals: [],
    morePrincipals: 0,
    mends: [],
    moreMends: 0,
    looked: { users: 1, roles: 2, groups: 0, policies: 3, serviceLinkedRoles: 1 },
    ...given,
  };
}
