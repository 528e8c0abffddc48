import type { Account } from "@invitations/core/accounts/account";
import { policiesSeen } from "@invitations/core/action-pairs/verdicts";
import { Failure } from "@invitations/core/failure";
import type { MemberHands, MemberSession } from "@invitations/core/ports";
import { type Blocker, blockersOf, type Examination } from "@invitations/core/readiness";
import type { Request } from "@invitations/core/request/request";
import { enterRegions } from "./enter-regions.ts";
import type { MemberStepPorts } from "./ports.ts";
import { scanPolicies } from "./scan-account.ts";

/**
 * Looks at the account of a request in every Region, writes nothing, and says what stands in the way. A role that
 * cannot be assumed is something found, not an error; throws a `Failure` where it could not look at all.
 */
export async function look(
  ports: MemberStepPorts,
  request: Request,
  account: Account,
  surroundings: { regions: string[]; enabledIn: string[]; delegatedFor: string | null },
): Promise<{ examination: Examination; blockers: Blocker[]; awsRequestIds: string[] }> {
  const { regions, enabledIn, delegatedFor } = surroundings;
  const { member } = ports;
  const found = await lookEverywhere(member, account, request.id, regions);
  if (!found.examination.roleFailure) await lookAtPolicies(ports, request, regions, found.examination);
  const blockers = blockersOf(found.examination, {
    administrator: request.administrator,
    role: member.roleArn(account),
    regions,
    enabledIn,
    ...(delegatedFor === null ? {} : { delegatedFor }),
  });
  return { ...found, blockers };
}

async function lookEverywhere(
  member: MemberHands,
  account: Account,
  request: string,
  regions: string[],
): Promise<{ examination: Examination; awsRequestIds: string[] }> {
  const examination: Examination = { organizationUnknown: "No Region let me in to ask.", regions: {} };
  const entered = await enterRegions(member, account, request, regions, async (session, awsRequestIds) => {
    if (examination.organizationUnknown) await lookForOrganization(session, examination, awsRequestIds);
  });
  const { roleFailure, awsRequestIds } = entered;
  return {
    examination: { ...examination, regions: entered.regions, ...(roleFailure ? { roleFailure } : {}) },
    awsRequestIds,
  };
}

/** Asked once, in the first Region that lets us in: an organization is the same in all of them. */
async function lookForOrganization(
  session: MemberSession,
  examination: Examination,
  awsRequestIds: string[],
): Promise<void> {
  try {
    const found = await session.organization();
    awsRequestIds.push(...found.awsRequestIds);
    delete examination.organizationUnknown;
    if (found.organization !== undefined) examination.organization = found.organization;
  } catch (error) {
    if (!(error instanceof Failure) || error.name !== "AccessDenied") throw error;
    awsRequestIds.push(...error.awsRequestIds);
    examination.organizationUnknown = error.message;
  }
}

/** What the IAM policies come to, for whoever decides; where IAM is too busy to say, the question does without. */
async function lookAtPolicies(
  ports: MemberStepPorts,
  request: Request,
  regions: string[],
  examination: Examination,
): Promise<void> {
  try {
    const { readiness } = await scanPolicies(ports, {
      account: request.account.id,
      name: request.id,
      regions,
      inRegions: examination.regions,
    });
    examination.policies = policiesSeen(readiness);
  } catch (error) {
    if (!(error instanceof Failure) || error.name !== "Throttled") throw error;
  }
}
