import type { AccountPolicyReadiness, DeniedCall } from "./account-policy-readiness.ts";
import { ACTION_PAIRS, PAIR_NAMES, type PairName } from "./action-pair.ts";
import type { PairVerdict } from "./pair-verdict.ts";

const PAIRED: readonly string[] = PAIR_NAMES.flatMap((pair) => {
  const { legacy, current } = ACTION_PAIRS[pair];
  return [legacy, current];
});

/** The paired actions that AWS says were denied, in whatever it said. */
export function actionsDenied(message: string): string[] {
  const named = [...message.matchAll(/not authorized to perform: ([\w-]+:\w+)/g)].map(([, action]) => action);
  return PAIRED.filter((action) => named.includes(action));
}

/** Policies that stand nowhere in an account, as AWS calls them where it says what denied a call. */
const READ_BY_NO_SCAN = /(service control|resource control|session|VPC endpoint|resource-based) policy/i;

/** Whether a scan shows what denied a call, so that it also shows when that is mended. */
export function isExplained({ ownRole }: AccountPolicyReadiness, { action, message }: DeniedCall): boolean {
  const { simulation, verdict } = ownRole ?? {};
  const simulated =
    simulation?.is === "known" &&
    simulation.actions.some((one) => one.action === action && one.deniedByOrganization);
  if (simulated) return true;
  if (!verdict || READ_BY_NO_SCAN.test(message)) return false;
  const standings = PAIR_NAMES.flatMap((pair) => {
    const { legacy, current } = ACTION_PAIRS[pair];
    return [
      { action: legacy, standing: verdict.pairs[pair].legacy },
      { action: current, standing: verdict.pairs[pair].current },
    ];
  });
  return standings.some(
    (one) => one.action === action && (one.standing === "not-allowed" || one.standing === "conditional"),
  );
}

/**
 * What a scan found, with regard to what AWS has denied and it does not explain: something denies that call which
 * no scan can see, so a pair with it is `unknown` and never `ready`.
 */
export function heedDenied(
  readiness: AccountPolicyReadiness,
  denied: readonly DeniedCall[],
): AccountPolicyReadiness {
  if (denied.length === 0) return readiness;
  const { ownRole, pairs } = readiness;
  const heeded = (name: PairName, pair: PairVerdict) => pairHeeded(name, pair, denied);
  const own = ownRole?.verdict;
  const verdict = own && {
    ...own,
    pairs: {
      accept: heeded("accept", own.pairs.accept),
      leave: heeded("leave", own.pairs.leave),
      read: heeded("read", own.pairs.read),
    },
  };
  const limited = (name: PairName) => {
    const { legacy, current } = ACTION_PAIRS[name];
    const isAbout = denied.some(({ action }) => action === legacy || action === current);
    return isAbout && pairs[name].verdict === "ready"
      ? { ...pairs[name], verdict: "unknown" as const }
      : pairs[name];
  };
  return {
    ...readiness,
    denied: [...denied],
    pairs: { accept: limited("accept"), leave: limited("leave"), read: limited("read") },
    ...(ownRole && verdict ? { ownRole: { ...ownRole, verdict } } : {}),
  };
}

function pairHeeded(name: PairName, pair: PairVerdict, denied: readonly DeniedCall[]): PairVerdict {
  const { legacy, current } = ACTION_PAIRS[name];
  const contradict = (action: string, standing: PairVerdict["legacy"]) =>
    standing === "allowed" ? denied.filter((call) => call.action === action) : [];
  const ofLegacy = contradict(legacy, pair.legacy);
  const ofCurrent = contradict(current, pair.current);
  if (ofLegacy.length + ofCurrent.length === 0) return pair;
  return {
    ...pair,
    verdict: "unknown",
    legacy: ofLegacy.length > 0 ? "unknown" : pair.legacy,
    current: ofCurrent.length > 0 ? "unknown" : pair.current,
    because: [
      ...pair.because,
      ...[...ofLegacy, ...ofCurrent].map(
        ({ action, region, message }) =>
          `The policies as they were read allow ${action}, and AWS denied it in ${region}: ${message}`,
      ),
    ],
  };
}
