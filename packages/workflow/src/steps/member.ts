import type { Account } from "@invitations/core/accounts/account";
import { Failure } from "@invitations/core/failure";
import { examine } from "@invitations/core/request/moves/prepare";
import { progress } from "@invitations/core/request/moves/progress";
import { isClosed, type Request } from "@invitations/core/request/request";
import * as z from "zod";
import { memberBulkSteps } from "./bulk/member.ts";
import { look } from "./look.ts";
import type { MemberStep } from "./names.ts";
import { noteCall, orNoteDenial } from "./note-call.ts";
import type { MemberStepPorts } from "./ports.ts";
import { scanAccountPolicies } from "./readiness.ts";
import { readRequest, recordStep, regionInput, requestInput, type Step } from "./step.ts";

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
      // It ends here, or has been looked at with others of its batch.
      if (asked.status !== "located") return { closed: isClosed(asked), regions };
      const found = await look(ports, asked, await accountOf(asked), { regions, enabledIn, delegatedFor });
      const request = await recordStep(history, id, (request) => examine(request, found, now()));
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
      const where = { request: id, region };
      const { call, ...accepted } = await orNoteDenial(ports, where, () =>
        session.accept(request.administrator),
      );
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-accepted", region, ...accepted }, now()),
      );
      await noteCall(ports, where, call);
      return {};
    },

    async "enable-standards"(input) {
      const { request: id, region } = regionInput.parse(input);
      const { request, session } = await assume(id, region);
      // What the request says, and not what the settings say by now: that is what was agreed to.
      const { refused, ...come } = await session.enableStandards(request.details.standards ?? []);
      if (come.enabled.length + come.already.length > 0) {
        await recordStep(history, id, (request) =>
          progress(request, { type: "standards-enabled", region, ...come }, now()),
        );
      }
      if (refused.length > 0) throw new Failure("StandardRefused", refused.join(" "), come.awsRequestIds);
      return {};
    },

    async leave(input) {
      const { request: id, region } = regionInput.parse(input);
      const { request, session } = await assume(id, region);
      const where = { request: id, region };
      const { legacy, call, awsRequestIds } = await orNoteDenial(ports, where, () =>
        session.leave(request.administrator),
      );
      // Where nothing is out of the ordinary, what is read back tells all of it.
      if (legacy) {
        await recordStep(history, id, (request) =>
          progress(request, { type: "left-by-legacy", region, awsRequestIds }, now()),
        );
      }
      await noteCall(ports, where, call);
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

    "scan-policies": scanAccountPolicies(ports),
    ...memberBulkSteps(ports),
  };
}

const examineInput = requestInput.extend({
  regions: z.array(z.string()),
  enabledIn: z.array(z.string()),
  delegatedFor: z.string().nullable(),
});
