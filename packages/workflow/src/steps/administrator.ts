import { Failure } from "@invitations/core/failure";
import type { MemberStatus } from "@invitations/core/member-status";
import { isRefusal } from "@invitations/core/refusal";
import { complete, fail } from "@invitations/core/request/moves/close";
import { findRegions } from "@invitations/core/request/moves/prepare";
import { progress } from "@invitations/core/request/moves/progress";
import { consent } from "@invitations/core/request/moves/request-departure";
import { carryOver } from "@invitations/core/request/moves/request-retry";
import {
  decisionOf,
  duringSchema,
  isClosed,
  type Request,
  regionsOf,
  regionsToAnswer,
} from "@invitations/core/request/request";
import * as z from "zod";
import { administratorBulkSteps } from "./bulk/administrator.ts";
import { surveyDrift } from "./drift.ts";
import type { AdministratorStep } from "./names.ts";
import type { AdministratorStepPorts } from "./ports.ts";
import { planScan } from "./readiness.ts";
import { readError, readRequest, recordStep, regionInput, requestInput, type Step } from "./step.ts";
import { surveyTransition } from "./transition.ts";

/** The steps that may touch the administrator account's Security Hub, by name. */
export function administratorSteps(ports: AdministratorStepPorts): Record<AdministratorStep, Step> {
  const { history, administrator, now } = ports;
  return {
    async "find-regions"(input) {
      const { request: id } = requestInput.parse(input);
      const asked = await readRequest(history, id);
      const { account } = asked;
      // One of a batch has been located, looked at and invited with the others when its own machine begins.
      if (asked.details.batch !== undefined && asked.status !== "requested") {
        return { regions: regionsOf(asked), enabledIn: [], delegatedFor: null };
      }
      const found = await administrator.regions();
      const { organization, awsRequestIds } = await administrator.delegatedFor();
      const request = await recordRegions(id, (request) =>
        findRegions(request, { ...found, awsRequestIds: [...found.awsRequestIds, ...awsRequestIds] }, now()),
      );
      const regions = regionsOf(request);
      const standings = await Promise.all(
        regions.map(async (region) => ({
          region,
          ...(await administrator.status(region, account.id)),
        })),
      );
      return {
        regions,
        enabledIn: standings.filter(({ status }) => status === "Enabled").map(({ region }) => region),
        delegatedFor: organization ?? null,
      };
    },

    async invite(input) {
      const { request: id, region } = regionInput.parse(input);
      const asked = await readRequest(history, id);
      // Cancelled since the machine came here, or invited with the others of its batch.
      if (isClosed(asked) || asked.outcomes[region]) return {};
      const { status, awsRequestIds } = await administrator.invite(region, asked.account);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-invited", region, status, awsRequestIds }, now()),
      );
      return {};
    },

    async "confirm-enabled"(input) {
      const { id, region, status, awsRequestIds } = await readStatus(input);
      if (status !== "Enabled") throw notYet("Enabled", region, status, awsRequestIds);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-enabled", region, status, awsRequestIds }, now()),
      );
      return {};
    },

    async "confirm-resigned"(input) {
      const { id, region, status, awsRequestIds } = await readStatus(input);
      if (status !== "Resigned") throw notYet("Resigned", region, status, awsRequestIds);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-resigned", region, status, awsRequestIds }, now()),
      );
      return {};
    },

    async "confirm-left"(input) {
      const { id, region, status, awsRequestIds } = await readStatus(input);
      // Where the account was no member there was nothing to leave, and the list says whatever it said before.
      if (status === "Enabled") throw notYet("Resigned", region, status, awsRequestIds);
      await recordStep(history, id, (request) =>
        progress(
          request,
          { type: "region-left", region, awsRequestIds, ...(status === undefined ? {} : { status }) },
          now(),
        ),
      );
      return {};
    },

    async withdraw(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account } = await readRequest(history, id);
      const open = (await history.account(account.id))?.openRequest;
      // Asked for anew since this request closed: the invitation is that one's now.
      if (open !== undefined && open !== id) return {};
      const { awsRequestIds } = await administrator.withdraw(region, account.id);
      await recordStep(history, id, (request) =>
        progress(request, { type: "invitation-withdrawn", region, awsRequestIds }, now()),
      );
      return {};
    },

    async disassociate(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account, details } = await readRequest(history, id);
      const { status, awsRequestIds } = await administrator.disassociate(region, account.id);
      if ((status === "Invited" || status === "Created") && !details.andDelete) {
        throw new Failure(
          "MemberRefused",
          `${account.id} is no member in ${region} but ${status}, so there is no membership to end; to take that back, ask for the account to be deleted as well.`,
          awsRequestIds,
        );
      }
      await recordStep(history, id, (request) =>
        progress(
          request,
          {
            type: "region-disassociated",
            region,
            awsRequestIds,
            ...(status === undefined ? {} : { status }),
          },
          now(),
        ),
      );
      return {};
    },

    async delete(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account, details } = await readRequest(history, id);
      if (!details.andDelete) return {};
      const { awsRequestIds } = await administrator.withdraw(region, account.id);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-deleted", region, awsRequestIds }, now()),
      );
      return {};
    },

    async "region-failed"(input) {
      const { request: id, region, during, error } = failedInput.parse(input);
      const { awsRequestIds, ...failure } = readError(error);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-failed", region, during, failure, awsRequestIds }, now()),
      );
      return {};
    },

    async "standards-failed"(input) {
      const { request: id, region, error } = regionInput.extend({ error: z.unknown() }).parse(input);
      const { awsRequestIds, ...failure } = readError(error);
      await recordStep(history, id, (request) =>
        progress(request, { type: "standards-failed", region, failure, awsRequestIds }, now()),
      );
      return {};
    },

    async "read-request"(input) {
      const { request: id } = requestInput.parse(input);
      return standing(await readRequest(history, id));
    },

    async settle(input) {
      const { request: id } = requestInput.parse(input);
      // What was decided before holds; it is not the consent of whoever takes it up again.
      const request = await recordStep(history, id, (request) =>
        request.kind === "departure" && !request.details.continues?.decision
          ? consent(request, now())
          : carryOver(request, now()),
      );
      return standing(request);
    },

    async complete(input) {
      const { request: id } = requestInput.parse(input);
      const { status } = await recordStep(history, id, (request) => complete(request, now()));
      return { status };
    },

    async fail(input) {
      const { request: id, error } = requestInput.extend({ error: z.unknown() }).parse(input);
      const { name, message } = readError(error);
      await recordStep(history, id, (request) => fail(request, { name, message }, now()));
      return {};
    },

    ...administratorBulkSteps(ports),
    "survey-transition": surveyTransition(ports),
    "survey-drift": surveyDrift(ports),
    "plan-scan": planScan(ports),
  };

  /** Regions that were asked for and that this administrator does not have end the request with a sentence. */
  async function recordRegions(id: string, move: Parameters<typeof recordStep>[2]): Promise<Request> {
    return recordStep(history, id, (request) => {
      const moved = move(request);
      if (!isRefusal(moved) || moved.refusal !== "regions-unknown") return moved;
      throw new Failure(
        "RegionsUnknown",
        `${moved.given.join(", ")} ${moved.given.length === 1 ? "is" : "are"} not among the Regions of this administrator: ${moved.known.join(", ")}.`,
      );
    });
  }

  async function readStatus(input: unknown) {
    const { request: id, region } = regionInput.parse(input);
    const { account } = await readRequest(history, id);
    return { id, region, ...(await administrator.status(region, account.id)) };
  }
}

function notYet(
  wanted: "Enabled" | "Resigned",
  region: string,
  status: MemberStatus | undefined,
  awsRequestIds: string[],
): Failure {
  return new Failure(
    wanted === "Enabled" ? "NotYetEnabled" : "NotYetResigned",
    `The administrator account reads ${status ?? "no member"} in ${region}, not yet ${wanted}.`,
    awsRequestIds,
  );
}

const failedInput = regionInput.extend({ during: duringSchema, error: z.unknown() });

/** What the machine needs to know of a request to choose its way; every field is always there. */
function standing(request: Request) {
  return {
    regions: regionsToAnswer(request),
    verdict: decisionOf(request)?.verdict ?? null,
    withStandards: request.details.standards !== undefined,
    closed: isClosed(request),
  };
}
