import { reportsOf } from "@invitations/core/bulk/batch";
import { Failure, isPassing } from "@invitations/core/failure";
import { fail } from "@invitations/core/request/moves/close";
import { examine } from "@invitations/core/request/moves/prepare";
import { type Request, regionsOf } from "@invitations/core/request/request";
import * as z from "zod";
import { look } from "../look.ts";
import type { MemberBulkStep } from "../names.ts";
import type { MemberStepPorts } from "../ports.ts";
import { readError, recordStep, type Step } from "../step.ts";
import { each, errandInput, readListed, stretch, surveyed } from "./input.ts";
import { memberRow } from "./member-row.ts";

/** Accounts that one call looks at side by side. */
const AT_ONCE = 5;

/** The steps of the `bulk` machine that assume roles in member accounts, by name. */
export function memberBulkSteps(ports: MemberStepPorts): Record<MemberBulkStep, Step> {
  const { history, now } = ports;
  return {
    async "examine-listed"(input) {
      const { errand, from, to, delegatedFor } = examineInput.parse(input);
      const members = await enabledByAccount(errand);
      const open = await stillToExamine(errand, from, to);
      const failures = await each(open, AT_ONCE, async (request): Promise<Failure | undefined> => {
        const { id, account } = request;
        const regions = regionsOf(request);
        const enabledIn = (members.get(account.id) ?? []).filter((region) => regions.includes(region));
        try {
          const known = (await history.account(account.id)) ?? { id: account.id, owners: [] };
          const found = await look(ports, request, known, { regions, enabledIn, delegatedFor });
          await recordStep(history, id, (request) => examine(request, found, now()));
          return undefined;
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          if (isPassing(error)) return error;
          await recordStep(history, id, (request) => fail(request, error, now()));
          return undefined;
        }
      });
      // Those that are on record by now are left alone by the next try.
      const passing = failures.find((failure) => failure !== undefined);
      if (passing) throw passing;
      return {};
    },

    async "listed-not-examined"(input) {
      const { errand, from, to, error } = failedInput.parse(input);
      const { name, message } = readError(error);
      for (const { id } of await stillToExamine(errand, from, to)) {
        await recordStep(history, id, (request) => fail(request, { name, message }, now()));
      }
      return {};
    },
  };

  async function stillToExamine(errand: string, from: number, to: number): Promise<Request[]> {
    const listed = (await readListed(history, errand)).slice(from, to);
    const requests = await history.requests(listed.map(({ request }) => request));
    return requests.filter(({ status }) => status === "located");
  }

  /** Where each account was a member when the batch was checked. */
  async function enabledByAccount(errand: string): Promise<Map<string, string[]>> {
    const rows = (await history.report(reportsOf.members(errand))) ?? [];
    return new Map(
      rows.map((row) => {
        const { account, statuses } = memberRow.parse(row);
        const enabled = Object.entries(statuses).filter(([, status]) => status === "Enabled");
        return [account, enabled.map(([region]) => region)];
      }),
    );
  }
}

const examineInput = surveyed.extend(stretch);
const failedInput = errandInput.extend({ ...stretch, error: z.unknown() });
