import type {
  AccountPair,
  OwnRole,
  SimulatedAction,
  Simulation,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { ACTION_PAIRS, PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdict, PrincipalVerdict } from "@invitations/core/action-pairs/pair-verdict";

/**
 * A verdict with the simulator's advice taken: what the policies make `ready` is `unknown` where the simulator says no. A
 * service control policy holds for everybody in the account, anything else that it says for the role it was asked about.
 * Its yes makes nothing better.
 */
export function heed(verdict: PrincipalVerdict, role: string, simulation: Simulation): PrincipalVerdict {
  if (simulation.is === "unknown") return verdict;
  const isOwn = verdict.principal.arn === role;
  const heeded = (name: PairName): PairVerdict => {
    const pair = verdict.pairs[name];
    if (pair.verdict !== "ready") return pair;
    const { legacy, current } = ACTION_PAIRS[name];
    const denied = (action: string) => objectionTo(action, simulation.actions, isOwn);
    const because = [denied(legacy), denied(current)].flatMap((objection) => objection ?? []);
    if (because.length === 0) return pair;
    return {
      ...pair,
      verdict: "unknown",
      legacy: denied(legacy) ? "unknown" : pair.legacy,
      current: denied(current) ? "unknown" : pair.current,
      because,
    };
  };
  return {
    ...verdict,
    pairs: { accept: heeded("accept"), leave: heeded("leave"), read: heeded("read") },
  };
}

function objectionTo(
  action: string,
  actions: readonly SimulatedAction[],
  isOwn: boolean,
): string | undefined {
  const simulated = actions.find((one) => one.action === action);
  if (simulated?.deniedByOrganization)
    return `IAM's simulator says that the organization's service control policies do not allow ${action}.`;
  if (isOwn && simulated?.decision !== "allowed")
    return `IAM's simulator says that ${action} is not allowed everywhere, and the policies as they were read say it is.`;
  return undefined;
}

/**
 * The account's verdicts with regard to the app's own role: an account in which everybody else has both names is not
 * `ready` as long as this role has neither, or is not there to be seen.
 */
export function withOwnRole(
  pairs: Readonly<Record<PairName, AccountPair>>,
  own: PrincipalVerdict | undefined,
): Record<PairName, AccountPair> {
  const limited = (name: PairName): AccountPair => {
    const pair = pairs[name];
    if (pair.verdict !== "ready") return pair;
    return { ...pair, verdict: own?.pairs[name].verdict ?? "unknown" };
  };
  return { accept: limited("accept"), leave: limited("leave"), read: limited("read") };
}

/** Actions to which a role's policies, as they were read, and the simulator give contradicting answers. */
export function differences(verdict: PrincipalVerdict, simulation: Simulation): OwnRole["differences"] {
  if (simulation.is === "unknown") return [];
  return PAIR_NAMES.flatMap((pair) => {
    const { legacy, current } = verdict.pairs[pair];
    const standings = [
      { action: ACTION_PAIRS[pair].legacy, policies: legacy },
      { action: ACTION_PAIRS[pair].current, policies: current },
    ];
    return standings.flatMap(({ action, policies }) => {
      const decision = simulation.actions.find((simulated) => simulated.action === action)?.decision;
      if (decision === undefined) return [];
      // A condition or an unclear policy contradicts neither answer.
      const contradict =
        (policies === "allowed" && decision !== "allowed") ||
        (policies === "not-allowed" && decision === "allowed");
      return contradict ? [{ action, policies, simulation: decision }] : [];
    });
  });
}
