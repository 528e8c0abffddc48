import type { AccountPair, AccountPolicyReadiness, OwnRole } from "./account-policy-readiness.ts";
import type { PairVerdict, PairVerdictName, Standing } from "./pair-verdict.ts";

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

const STANDINGS: Readonly<Record<PairVerdictName, [legacy: Standing, current: Standing]>> = {
  ready: ["allowed", "allowed"],
  "legacy-only": ["allowed", "not-allowed"],
  "new-only": ["not-allowed", "allowed"],
  neither: ["not-allowed", "not-allowed"],
  conditional: ["conditional", "conditional"],
  unknown: ["unknown", "unknown"],
};

/** The app's own role with one verdict for every pair; the simulator could not be asked. */
export function anOwnRole(account: string, verdict: PairVerdictName): OwnRole {
  const [legacy, current] = STANDINGS[verdict];
  const pair: PairVerdict = { verdict, legacy, current, findings: [], moreFindings: 0, because: [] };
  const arn = `arn:aws:iam::${account}:role/Member`;
  return {
    arn,
    verdict: {
      principal: { type: "role", name: "Member", arn },
      pairs: { accept: pair, leave: pair, read: pair },
    },
    simulation: { is: "unknown", because: "Nobody asked." },
    differences: [],
  };
}
