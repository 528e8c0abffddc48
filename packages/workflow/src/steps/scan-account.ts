import type {
  AccountPolicyReadiness,
  DeniedCall,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { heedDenied, isExplained } from "@invitations/core/action-pairs/heed-denied";
import { policiesSeen, sameVerdicts } from "@invitations/core/action-pairs/verdicts";
import type { History, MemberHands, Now, PolicyReader } from "@invitations/core/ports";
import type { RegionExamination } from "@invitations/core/region-examination";
import { enterRegions } from "./enter-regions.ts";

/** What a look at an account's policies is about. */
interface Scan {
  account: string;
  /** Of the session. */
  name: string;
  regions: readonly string[];
  /** Whoever had it looked at; absent: the app itself. */
  asker?: string | undefined;
  /** What AWS has just denied to the app's own role. */
  denied?: readonly DeniedCall[];
  /** What it has just let through, whatever it denied before. */
  worked?: Pick<DeniedCall, "action" | "region">;
}

export interface ScanPorts {
  history: History;
  member: MemberHands;
  policies: PolicyReader;
  now: Now;
}

/**
 * Scans the IAM policies of one account, keeps what was found with what its Regions showed, and writes it into the
 * account's history where it is something else than before. Throws `Throttled`.
 */
export async function scanPolicies(
  { history, policies, now }: Omit<ScanPorts, "member">,
  about: Scan & { inRegions: Readonly<Record<string, RegionExamination>> },
): Promise<{ readiness: AccountPolicyReadiness; changed: boolean }> {
  const { asker, inRegions } = about;
  const account = (await history.account(about.account)) ?? { id: about.account };
  const [before] = await history.policyReadiness([about.account]);
  const { readiness: scanned, awsRequestIds } = await policies.scan(account, about.name, about.regions);
  const found = { ...scanned, inRegions: { ...inRegions }, ...(asker === undefined ? {} : { by: asker }) };
  const readiness = heedDenied(found, unexplained(found, before?.denied ?? [], about));
  await history.keepPolicyReadiness(readiness);
  const [seen, was] = [policiesSeen(readiness), before && policiesSeen(before)];
  const changed = !was || !sameVerdicts(was, seen);
  if (changed) {
    await history.changeAccount(about.account, () => ({
      type: "policies-judged",
      at: now().toISOString(),
      actor: asker === undefined ? { app: "workflow" } : { person: asker },
      awsRequestIds,
      policies: seen,
      ...(was ? { was } : {}),
    }));
  }
  // What an account comes to for the first time is news to nobody who did not ask.
  return { readiness, changed: changed && was !== undefined };
}

/**
 * What no scan can see stays what it is whatever a later scan reads, so it is kept until AWS lets the same call through.
 * A denial that comes from policies as they were read is mended with them.
 */
function unexplained(
  found: AccountPolicyReadiness,
  before: readonly DeniedCall[],
  { denied = [], worked }: Scan,
): DeniedCall[] {
  const isSame = (one: DeniedCall) => (other: Pick<DeniedCall, "action" | "region">) =>
    one.action === other.action && one.region === other.region;
  const past = before.filter((call) => ![...denied, ...(worked ? [worked] : [])].some(isSame(call)));
  const isKnown = (call: DeniedCall) => before.some(isSame(call));
  return [...past, ...denied.filter((call) => isKnown(call) || !isExplained(found, call))];
}

/** The same with a look into each Region before. Throws a `Failure` where another try may find more. */
export async function scanAccount(
  ports: ScanPorts,
  about: Scan,
): Promise<{ readiness: AccountPolicyReadiness; changed: boolean }> {
  const account = (await ports.history.account(about.account)) ?? { id: about.account };
  const { regions: inRegions } = await enterRegions(ports.member, account, about.name, about.regions);
  return scanPolicies(ports, { ...about, inRegions });
}
