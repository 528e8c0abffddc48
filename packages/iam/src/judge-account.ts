import type {
  AccountPair,
  AccountPolicyReadiness,
  PolicyMend,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import {
  type PairVerdictName,
  type PrincipalVerdict,
  pairVerdictNameSchema,
} from "@invitations/core/action-pairs/pair-verdict";
import type { Identity } from "@invitations/core/action-pairs/policy-finding";
import { BY_URGENCY, first, judgePrincipal, type PrincipalPolicies } from "./judge-principal.ts";
import { MendList } from "./mend-list.ts";

/** As many names, principals and mends as an account's record keeps of each; the others are counted. */
export const MOST_KEPT = 25;

export interface JudgedPrincipals {
  pairs: Record<PairName, AccountPair>;
  /** At fault, the worst first. */
  principals: PrincipalVerdict[];
  morePrincipals: number;
  mends: PolicyMend[];
  moreMends: number;
}

/**
 * What the users and roles of an account come to, pair by pair. They are taken one at a time; `revise` may make
 * another verdict of each before it counts.
 */
export function judgeAccount(
  principals: Iterable<PrincipalPolicies>,
  regions: readonly string[],
  revise: (verdict: PrincipalVerdict) => PrincipalVerdict = (verdict) => verdict,
  most: number = MOST_KEPT,
): JudgedPrincipals {
  const tallies = perPair(() => new Tally());
  const atFault: { verdict: PrincipalVerdict; urgency: number }[] = [];
  const mends = new MendList();
  for (const of of principals) {
    const verdict = revise(judgePrincipal(of, regions));
    const faulty = PAIR_NAMES.filter((name) => isFault(verdict.pairs[name].verdict));
    for (const name of PAIR_NAMES) tallies[name].add(verdict.principal, verdict.pairs[name].verdict);
    if (faulty.length === 0) continue;
    mends.add(of, faulty);
    const urgency = Math.min(...faulty.map((name) => BY_URGENCY.indexOf(verdict.pairs[name].verdict)));
    atFault.push({ verdict, urgency });
  }
  atFault.sort((one, other) => one.urgency - other.urgency);
  return {
    pairs: perPair((name) => tallies[name].sum(most)),
    principals: atFault.slice(0, most).map(({ verdict }) => verdict),
    morePrincipals: Math.max(0, atFault.length - most),
    ...mends.sum(most),
  };
}

/** The record of an account that could not be looked at: nothing is known of any pair. */
export function notLookedAt(
  account: Pick<AccountPolicyReadiness, "account" | "at" | "regions">,
  because: string,
): AccountPolicyReadiness {
  return {
    ...account,
    pairs: perPair(() => ({ ...new Tally().sum(0), verdict: "unknown" })),
    principals: [],
    morePrincipals: 0,
    mends: [],
    moreMends: 0,
    looked: { users: 0, roles: 0, groups: 0, policies: 0, serviceLinkedRoles: 0 },
    unknown: because,
  };
}

/** Whether a verdict asks for somebody to look; who may do nothing of a pair needs neither name. */
function isFault(verdict: PairVerdictName): boolean {
  return verdict !== "ready" && verdict !== "neither";
}

class Tally {
  readonly #counts = Object.fromEntries(pairVerdictNameSchema.options.map((name) => [name, 0])) as Record<
    PairVerdictName,
    number
  >;
  readonly #named = { "legacy-only": [] as Identity[], "new-only": [] as Identity[] };

  add(principal: Identity, verdict: PairVerdictName): void {
    this.#counts[verdict]++;
    if (verdict === "legacy-only" || verdict === "new-only") this.#named[verdict].push(principal);
  }

  sum(most: number): AccountPair {
    const found = BY_URGENCY.filter((name) => name !== "neither" && this.#counts[name] > 0);
    const few = (all: Identity[]) => ({ named: all.slice(0, most), more: Math.max(0, all.length - most) });
    return {
      verdict: found.length === 0 ? "neither" : first(BY_URGENCY, found),
      counts: { ...this.#counts },
      legacyOnly: few(this.#named["legacy-only"]),
      newOnly: few(this.#named["new-only"]),
    };
  }
}

function perPair<Value>(make: (name: PairName) => Value): Record<PairName, Value> {
  return { accept: make("accept"), leave: make("leave"), read: make("read") };
}
