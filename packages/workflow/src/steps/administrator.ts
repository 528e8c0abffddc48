import { Failure } from "@invitations/core/failure";
import type { AdministratorHands, History, Now } from "@invitations/core/ports";
import { complete, expire, fail } from "@invitations/core/request/moves/close";
import { findRegions } from "@invitations/core/request/moves/prepare";
import { progress } from "@invitations/core/request/moves/progress";
import { isClosed, type Request, regionsToAnswer } from "@invitations/core/request/request";
import { z } from "zod";
import type { AdministratorStep } from "./names.ts";
import { readError, readRequest, recordStep, regionInput, requestInput, type Step } from "./step.ts";

export interface AdministratorStepPorts {
  history: History;
  administrator: AdministratorHands;
  now: Now;
}

/** The steps that may touch the administrator account's Security Hub, by name. */
export function administratorSteps(ports: AdministratorStepPorts): Record<AdministratorStep, Step> {
  const { history, administrator, now } = ports;
  return {
    async "find-regions"(input) {
      const { request: id } = requestInput.parse(input);
      const { account } = await readRequest(history, id);
      const found = await administrator.regions();
      const { organization, awsRequestIds } = await administrator.delegatedFor();
      const request = await recordStep(history, id, (request) =>
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
      const { account } = await readRequest(history, id);
      const { status, awsRequestIds } = await administrator.invite(region, account);
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-invited", region, status, awsRequestIds }, now()),
      );
      return { status };
    },

    async "confirm-enabled"(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account } = await readRequest(history, id);
      const { status, awsRequestIds } = await administrator.status(region, account.id);
      if (status !== "Enabled") {
        throw new Failure(
          "NotYetEnabled",
          `The administrator account reads ${status ?? "no member"} in ${region}, not yet Enabled.`,
          awsRequestIds,
        );
      }
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-enabled", region, status, awsRequestIds }, now()),
      );
      return { status };
    },

    async "confirm-resigned"(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account } = await readRequest(history, id);
      const { status, awsRequestIds } = await administrator.status(region, account.id);
      if (status !== "Resigned") {
        throw new Failure(
          "NotYetResigned",
          `The administrator account reads ${status ?? "no member"} in ${region}, not yet Resigned.`,
          awsRequestIds,
        );
      }
      await recordStep(history, id, (request) =>
        progress(request, { type: "region-resigned", region, status, awsRequestIds }, now()),
      );
      return { status };
    },

    async withdraw(input) {
      const { request: id, region } = regionInput.parse(input);
      const { account } = await readRequest(history, id);
      const { awsRequestIds } = await administrator.withdraw(region, account.id);
      await recordStep(history, id, (request) =>
        progress(request, { type: "invitation-withdrawn", region, awsRequestIds }, now()),
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

    async "read-request"(input) {
      const { request: id } = requestInput.parse(input);
      return standing(await readRequest(history, id));
    },

    async expire(input) {
      const { request: id } = requestInput.parse(input);
      const request = await recordStep(history, id, (request) => expire(request, now()));
      return { expired: request.status === "expired", ...standing(request) };
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
  };
}

const failedInput = regionInput.extend({
  during: z.enum(["invite", "accept", "decline", "withdraw"]),
  error: z.unknown(),
});

/** What the machine needs to know of a request to choose its way. */
function standing(request: Request) {
  return {
    regions: regionsToAnswer(request),
    verdict: "decision" in request && request.decision ? request.decision.verdict : null,
    closed: isClosed(request),
  };
}

function regionsOf(request: Request): string[] {
  return "regions" in request && request.regions ? request.regions : [];
}
