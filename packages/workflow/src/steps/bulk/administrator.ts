import { reportsOf } from "@invitations/core/bulk/batch";
import { PATIENCE_DAYS } from "@invitations/core/bulk/moves";
import { Failure, isPassing } from "@invitations/core/failure";
import type { MemberStatus } from "@invitations/core/member-status";
import { progress } from "@invitations/core/request/moves/progress";
import { type Request, regionsOf } from "@invitations/core/request/request";
import * as z from "zod";
import type { AdministratorBulkStep } from "../names.ts";
import type { AdministratorStepPorts } from "../ports.ts";
import { readError, recordStep, type Step } from "../step.ts";
import { errandInput, readListed, stretch } from "./input.ts";

/** Days that the facts about a batch are kept beyond the time in which somebody may say whether to go. */
const SOME_TIME = 30;
const DAY = 24 * 60 * 60 * 1_000;

/** The steps of the `bulk` machine that may touch the administrator account's Security Hub, by name. */
export function administratorBulkSteps({
  history,
  administrator,
  now,
}: AdministratorStepPorts): Record<AdministratorBulkStep, Step> {
  return {
    async "survey-list"(input) {
      const { errand } = errandInput.parse(input);
      const { homeRegion, linkedRegions } = await administrator.regions();
      const { organization } = await administrator.delegatedFor();
      const linked = linkedRegions.filter((region) => region !== homeRegion).sort();
      const regions = [homeRegion, ...linked];
      const statuses = new Map<string, Record<string, MemberStatus>>();
      for (const region of regions) {
        const { members } = await administrator.members(region);
        for (const { account, status } of members) {
          statuses.set(account, { ...statuses.get(account), [region]: status });
        }
      }
      const rows = [...statuses].map(([account, byRegion]) => ({ account, statuses: byRegion }));
      const expiresAt = new Date(now().getTime() + (PATIENCE_DAYS + SOME_TIME) * DAY);
      await history.keepReport(reportsOf.members(errand), rows, expiresAt);
      return { homeRegion, regions, delegatedFor: organization ?? null };
    },

    async "invite-listed"(input) {
      const { errand, region, from, to } = inviteInput.parse(input);
      const open = await stillToInvite(errand, region, from, to);
      if (open.length === 0) return {};
      const { outcomes, awsRequestIds } = await administrator.inviteTogether(
        region,
        open.map(({ account }) => account),
      );
      let passing: Failure | undefined;
      for (const { id, account } of open) {
        const outcome = outcomes.get(account.id);
        if (outcome instanceof Failure && isPassing(outcome)) passing = outcome;
        else if (outcome instanceof Failure) await recordFailure(id, region, outcome);
        else if (outcome !== undefined) {
          await recordStep(history, id, (request) =>
            progress(request, { type: "region-invited", region, status: outcome, awsRequestIds }, now()),
          );
        }
      }
      // Those that are on record by now are left alone by the next try.
      if (passing) throw passing;
      return {};
    },

    async "listed-not-invited"(input) {
      const { errand, region, from, to, error } = failedInput.parse(input);
      const failure = readError(error);
      for (const { id } of await stillToInvite(errand, region, from, to)) {
        await recordFailure(id, region, failure);
      }
      return {};
    },
  };

  /** Requests of a stretch that have been looked at, and of which nothing is on record in that Region yet. */
  async function stillToInvite(errand: string, region: string, from: number, to: number): Promise<Request[]> {
    const listed = (await readListed(history, errand)).slice(from, to);
    const requests = await history.requests(listed.map(({ request }) => request));
    return requests.filter(
      (request) =>
        request.status === "examined" && regionsOf(request).includes(region) && !request.outcomes[region],
    );
  }

  async function recordFailure(
    id: string,
    region: string,
    { name, message, awsRequestIds }: { name: string; message: string; awsRequestIds: string[] },
  ): Promise<void> {
    await recordStep(history, id, (request) =>
      progress(
        request,
        { type: "region-failed", region, during: "invite", failure: { name, message }, awsRequestIds },
        now(),
      ),
    );
  }
}

const inviteInput = errandInput.extend({ region: z.string(), ...stretch });
const failedInput = inviteInput.extend({ error: z.unknown() });
