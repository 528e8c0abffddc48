import type { Account } from "@invitations/core/accounts/account";
import { Failure } from "@invitations/core/failure";
import type { History, MemberHands, MemberSession, Now } from "@invitations/core/ports";
import { blockersOf, type Examination } from "@invitations/core/readiness";
import { examine } from "@invitations/core/request/moves/prepare";
import { progress } from "@invitations/core/request/moves/progress";
import { isClosed, type Request } from "@invitations/core/request/request";
import { z } from "zod";
import type { MemberStep } from "./names.ts";
import { readRequest, recordStep, regionInput, requestInput, type Step } from "./step.ts";

export interface MemberStepPorts {
  history: History;
  member: MemberHands;
  now: Now;
}

/** The steps that may assume the role in the member account, by name. */
export function memberSteps(ports: MemberStepPorts): Record<MemberStep, Step> {
  const { history, member, now } = ports;

  const assume = async (id: string, region: string) => {
    const request = await readRequest(history, id);
    return { request, session: await member.assume(await accountOf(request), id, region) };
  };
  const accountOf = async ({ account }: Request): Promise<Account> =>
    (await history.account(account.id)) ?? { id: account.id, owners: [] };

  return {
    async examine(input) {
      const { request: id, regions, enabledIn, delegatedFor } = examineInput.parse(input);
      const asked = await readRequest(history, id);
      if (isClosed(asked)) return { closed: true, regions };
      const account = await accountOf(asked);
      const looked = await look(member, account, id, regions);
      const blockers = blockersOf(looked.examination, {
        administrator: asked.administrator,
        role: member.roleArn(account),
        regions,
        enabledIn,
        ...(delegatedFor === null ? {} : { delegatedFor }),
      });
      const request = await recordStep(history, id, (request) =>
        examine(request, { ...looked, blockers }, now()),
      );
      return { closed: isClosed(request), regions };
    },

    async accept(input) {
      const { request: id, region } = regionInput.parse(input);
      const { request, session } = await assume(id, region);
      const hub = await session.enableHub();
      if (hub.enabled) {
        await recordStep(history, id, (request) =>
          progress(request, { type: "hub-enabled", region, awsRequestIds: hub.awsRequestIds }, now()),
        );
      }
      // Recorded before it is waited for: a step that is tried again finds the hub on, and could not tell why.
      await session.confirmHub();
      const accepted = await session.accept(request.administrator);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-accepted", region, ...accepted }, now()),
      );
      return {};
    },

    async leave(input) {
      const { request: id, region } = regionInput.parse(input);
      const { request, session } = await assume(id, region);
      await session.leave(request.administrator);
      return {};
    },

    async decline(input) {
      const { request: id, region } = regionInput.parse(input);
      const { request, session } = await assume(id, region);
      const { awsRequestIds } = await session.decline(request.administrator);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-declined", region, awsRequestIds }, now()),
      );
      return {};
    },
  };
}

const examineInput = requestInput.extend({
  regions: z.array(z.string()),
  enabledIn: z.array(z.string()),
  delegatedFor: z.string().nullable(),
});

/** Looks at the account in every Region. A role that cannot be assumed is something found, not an error. */
async function look(
  member: MemberHands,
  account: Account,
  request: string,
  regions: string[],
): Promise<{ examination: Examination; awsRequestIds: string[] }> {
  const awsRequestIds: string[] = [];
  const examination: Examination = { organizationUnknown: "No Region let me in to ask.", regions: {} };
  for (const region of regions) {
    try {
      const session = await member.assume(account, request, region);
      if (examination.organizationUnknown) await lookForOrganization(session, examination, awsRequestIds);
      const looked = await session.examine();
      awsRequestIds.push(...looked.awsRequestIds);
      examination.regions[region] = looked.examination;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      awsRequestIds.push(...error.awsRequestIds);
      if (error.name === "RoleNotAssumable" || error.name === "WrongAccount") {
        return {
          examination: { ...examination, roleFailure: { name: error.name, message: error.message } },
          awsRequestIds,
        };
      }
      // One Region that the account has not opted into leaves the others to be invited.
      if (error.name !== "RegionNotOptedIn" && error.name !== "AccessDenied") throw error;
      examination.regions[region] = { hub: "unknown", config: "unknown", unknown: [error.message] };
    }
  }
  return { examination, awsRequestIds };
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
