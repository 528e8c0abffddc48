import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
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
  const readiness = { ...scanned, inRegions, ...(asker === undefined ? {} : { by: asker }) };
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

/** The same with a look into each Region before. Throws a `Failure` where another try may find more. */
export async function scanAccount(
  ports: ScanPorts,
  about: Scan,
): Promise<{ readiness: AccountPolicyReadiness; changed: boolean }> {
  const account = (await ports.history.account(about.account)) ?? { id: about.account };
  const { regions: inRegions } = await enterRegions(ports.member, account, about.name, about.regions);
  return scanPolicies(ports, { ...about, inRegions });
}
