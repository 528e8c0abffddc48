import type { PolicyMend } from "@invitations/core/action-pairs/account-policy-readiness";
import type { PairName } from "@invitations/core/action-pairs/action-pair";
import type { AttachedPolicy } from "./governing.ts";
import type { PrincipalPolicies } from "./judge-principal.ts";
import { mendOf, type StatementAtFault } from "./mend.ts";
import { mendStatement } from "./mend-statement.ts";

interface Entry extends StatementAtFault {
  pairs: Set<PairName>;
  principals: number;
}

/** The statements at fault of an account, each once however many users and roles it bears on. */
export class MendList {
  readonly #entries = new Map<string, Entry>();

  /** Takes in the statements of a principal; `faulty` are the pairs of which it has only one action. */
  add({ policies, boundary }: PrincipalPolicies, faulty: readonly PairName[]): void {
    // Two groups may bring the same policy to one user.
    const counted = new Set<Entry>();
    for (const attached of boundary ? [...policies, boundary] : policies) {
      for (const entry of this.#entriesOf(attached, faulty)) counted.add(entry);
    }
    for (const entry of counted) entry.principals++;
  }

  /** The mends that help most users and roles, the first `most` of them. */
  sum(most: number): { mends: PolicyMend[]; moreMends: number } {
    const entries = [...this.#entries.values()].sort((one, other) => other.principals - one.principals);
    const mends = entries.slice(0, most).flatMap((entry) => {
      const mend = mendOf(entry, [...entry.pairs]);
      return mend ? { ...mend, principals: entry.principals } : [];
    });
    return { mends, moreMends: Math.max(0, entries.length - most) };
  }

  #entriesOf({ policy, statements }: AttachedPolicy, faulty: readonly PairName[]): Entry[] {
    return statements.flatMap(({ place, sid, source }) => {
      if (!source || place === undefined) return [];
      const pairs = faulty.filter((pair) => mendStatement(source, [pair]) !== undefined);
      if (pairs.length === 0) return [];
      const { type, name } = policy.attachedTo;
      const key = JSON.stringify([policy.as, policy.arn ?? [type, name, policy.name], place]);
      const entry = this.#entries.get(key) ?? { policy, place, sid, source, pairs: new Set(), principals: 0 };
      for (const pair of pairs) entry.pairs.add(pair);
      this.#entries.set(key, entry);
      return [entry];
    });
  }
}
