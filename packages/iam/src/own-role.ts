import type {
  AccountPair,
  OwnRole,
  Simulation,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { ACTION_PAIRS, PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdict, PrincipalVerdict } from "@invitations/core/action-pairs/pair-verdict";

/** What is known of the app's own role beside its policies. */
export interface Advice {
  /** ARN of the role. */
  role: string;
  simulation: Simulation;
  /** AWS said, when it gave the credentials, that a policy of the session limits them; none of it can be read. */
  limited?: boolean | undefined;
}

/**
 * A verdict with the advice taken: what the policies make `ready` is `unknown` where the simulator says no. A service
 * control policy holds for everybody in the account, anything else that it says for the role it was asked about. Its yes
 * makes nothing better, and where it could not be asked nobody knows what the organization lets the role do.
 */
export function heed(verdict: PrincipalVerdict, advice: Advice): PrincipalVerdict {
  const isOwn = verdict.principal.arn === advice.role;
  const heeded = (name: PairName): PairVerdict => {
    const pair = verdict.pairs[name];
    if (pair.verdict !== "ready") return pair;
    const { legacy, current } = ACTION_PAIRS[name];
    const denied = (action: string) => objectionsTo(action, advice, isOwn);
    const because = [...new Set([...denied(legacy), ...denied(current)])];
    if (because.length === 0) return pair;
    return {
      ...pair,
      verdict: "unknown",
      legacy: denied(legacy).length > 0 ? "unknown" : pair.legacy,
      current: denied(current).length > 0 ? "unknown" : pair.current,
      because,
    };
  };
  return {
    ...verdict,
    pairs: { accept: heeded("accept"), leave: heeded("leave"), read: heeded("read") },
  };
}

const LIMITED =
  "AWS says that sessions of the role are limited by a policy of their own, which I did not ask for and which nobody can read.";

function objectionsTo(action: string, { simulation, limited }: Advice, isOwn: boolean): string[] {
  const simulated =
    simulation.is === "known" ? simulation.actions.find((one) => one.action === action) : undefined;
  if (simulated?.deniedByOrganization)
    return [`IAM's simulator says that the organization's service control policies do not allow ${action}.`];
  if (!isOwn) return [];
  const objections = limited ? [LIMITED] : [];
  if (simulation.is === "unknown") {
    objections.push(
      `IAM's simulator, which alone knows of service control policies, could not be asked: ${simulation.because}`,
    );
  } else if (simulated?.decision !== "allowed") {
    objections.push(
      `IAM's simulator says that ${action} is not allowed everywhere, and the policies as they were read say it is.`,
    );
  }
  return objections;
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
