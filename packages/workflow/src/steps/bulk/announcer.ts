import type { Account } from "@invitations/core/accounts/account";
import { askedTogether, notifiedTogether } from "@invitations/core/bulk/audience";
import { type Batch, type Listed, reportsOf } from "@invitations/core/bulk/batch";
import { breakOff, check, finish, lapse, refuseList } from "@invitations/core/bulk/moves";
import { readList, readPasted } from "@invitations/core/bulk/read-list";
import { countVerdicts, judgedRowSchema } from "@invitations/core/bulk/verdict";
import type { BatchStanding, Told } from "@invitations/core/ports";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { askOwner, awaitDecision, expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { findRegions } from "@invitations/core/request/moves/prepare";
import { requestInvitation } from "@invitations/core/request/moves/request-invitation";
import { isClosed, type Request } from "@invitations/core/request/request";
import * as z from "zod";
import type { AnnouncerBulkStep } from "../names.ts";
import type { AnnouncerStepPorts } from "../ports.ts";
import { readError, recordStep, type Step } from "../step.ts";
import { each, errandInput, readBatch, readListed, stretch, surveyed } from "./input.ts";
import { judgeList } from "./judge-list.ts";
import { batchStanding } from "./standing.ts";

/** Accounts that one call opens, looks at or invites; Security Hub takes 50 in one call. */
const OPENED_AT_ONCE = 25;
const EXAMINED_AT_ONCE = 10;
const INVITED_AT_ONCE = 50;
/** Moves on record side by side. */
const ABREAST = 10;
const DAY = 24 * 60 * 60 * 1_000;
/** Days that the rows of a batch, and who is asked about what, are kept beyond the longest wait for an answer. */
const LONG_ENOUGH = 400;

/** The steps of the `bulk` machine that speak to people, by name. */
export function announcerBulkSteps(ports: AnnouncerStepPorts): Record<AnnouncerBulkStep, Step> {
  const { history, bulk, workflow, policy, now } = ports;
  const later = () => new Date(now().getTime() + LONG_ENOUGH * DAY);

  return {
    async "check-list"(input) {
      const { errand, regions } = surveyed.parse(input);
      let batch = await readBatch(history, errand);
      if (batch.status === "given") batch = await checkList(batch, regions);
      const rows = (await history.report(errand)) ?? [];
      // Told once; where the message could not be sent, another try of this step sends it.
      if (batch.messages.length === 0) {
        const told = await bulk.tellChecked(
          batch,
          rows.map((row) => judgedRowSchema.parse(row)),
        );
        if ("because" in told) throw new Error(`Slack did not take the check of ${errand}: ${told.because}.`);
        batch = await change(errand, (seen) => ({ ...seen, messages: [told.message] }));
      }
      return {
        waits: batch.status === "checked" && (batch.counts?.ok ?? 0) > 0,
        until: batch.expiresAt ?? null,
      };
    },

    async "await-list"(input) {
      const { errand, taskToken } = errandInput.extend({ taskToken: z.string() }).parse(input);
      // Kept first and read after, as with the decision on a request.
      const { status } = await change(errand, (seen) => ({ ...seen, taskToken }));
      if (status !== "checked") await workflow.answer(taskToken);
      return {};
    },

    async "plan-list"(input) {
      const { errand, regions } = surveyed.parse(input);
      let batch = await readBatch(history, errand);
      if (batch.status === "checked" && (batch.expiresAt ?? "") <= now().toISOString()) {
        batch = await change(errand, lapse);
        await bulk.showBatch(batch);
      }
      const nothing = { open: [], examine: [], invite: [] };
      if (batch.status === "checked") return { verdict: "wait", ...nothing };
      if (batch.status !== "going") return { verdict: "stop", ...nothing };
      const listed = await readListed(history, errand);
      if (batch.messages.length === 1) {
        // Where nobody can be told there, whoever gave the list sees it all the same.
        const told = await bulk.tellBegun(batch, await standingOf(batch, listed));
        if ("message" in told) {
          await change(errand, (seen) => ({ ...seen, messages: [...seen.messages, told.message] }));
        }
      }
      const inviting = stretches(listed.length, INVITED_AT_ONCE);
      return {
        verdict: "go",
        open: stretches(listed.length, OPENED_AT_ONCE),
        examine: stretches(listed.length, EXAMINED_AT_ONCE),
        invite: regions.flatMap((region) => inviting.map((part) => ({ region, ...part }))),
      };
    },

    async "open-listed"(input) {
      const { errand, homeRegion, regions, from, to } = surveyed.extend(stretch).parse(input);
      const batch = await readBatch(history, errand);
      const listed = (await readListed(history, errand)).slice(from, to);
      const there = await history.requests(listed.map(({ request }) => request));
      const known = new Set(there.map(({ id }) => id));
      const refused = await each(listed, ABREAST, async (row) => {
        if (known.has(row.request)) return undefined;
        const because = await openListed(batch, row);
        return because && { account: row.account, because };
      });
      const unopened = refused.filter((one) => one !== undefined);
      if (unopened.length > 0) {
        await change(errand, (seen) => ({ ...seen, unopened: [...(seen.unopened ?? []), ...unopened] }));
      }
      const found = { homeRegion, linkedRegions: regions.filter((region) => region !== homeRegion) };
      const opened = await history.requests(listed.map(({ request }) => request));
      await each(opened, ABREAST, ({ id }) =>
        recordStep(history, id, (request) => findRegions(request, { ...found, awsRequestIds: [] }, now())),
      );
      return {};
    },

    async "ask-listed"(input) {
      const { errand } = errandInput.parse(input);
      const requests = await requestsIn(await readListed(history, errand));
      const expiresAt = expiryFrom(now(), policy.patience.invitation.expiresAfterDays);
      const toAsk = requests.filter(isToBeAsked);
      const waiting = await each(toAsk, ABREAST, ({ id }) =>
        recordStep(history, id, (request) => awaitDecision(request, expiresAt, now())),
      );
      await askAll(errand, waiting);
      return { start: requests.filter((request) => !isClosed(request)).map(({ id }) => id) };
    },

    async "show-list"(input) {
      const { errand } = errandInput.parse(input);
      const batch = await readBatch(history, errand);
      await bulk.showBatch(batch, await standingOf(batch, await readListed(history, errand)));
      return {};
    },

    async "finish-list"(input) {
      const { errand } = errandInput.parse(input);
      const batch = await change(errand, finish);
      await bulk.showBatch(batch, await standingOf(batch, await readListed(history, errand)));
      return {};
    },

    async "fail-list"(input) {
      const { errand, error } = errandInput.extend({ error: z.unknown() }).parse(input);
      const { name, message } = readError(error);
      const batch = await change(errand, (seen) => breakOff(seen, { name, message }));
      if (batch.messages.length > 0) await bulk.showBatch(batch);
      else await bulk.tellChecked(batch, []);
      // Requests that were opened go on by themselves: their own machine takes up what is left undone.
      const begun = batch.counts === undefined ? [] : await requestsIn(await readListed(history, errand));
      return { start: begun.filter((request) => !isClosed(request)).map(({ id }) => id) };
    },
  };

  /** Reads and judges the list; what cannot be read is a refusal of the whole of it. */
  async function checkList(batch: Batch, regions: string[]): Promise<Batch> {
    const read = await readSource(batch);
    if (isRefusal(read)) return change(batch.id, (seen) => refuseList(seen, read));
    const { encoding, ignored } = read;
    const rows = await judgeList(ports, batch, read.rows, regions);
    await history.keepReport(batch.id, rows, later());
    return change(batch.id, (seen) => {
      const checked = check(seen, { regions, counts: countVerdicts(rows) }, now());
      return isRefusal(checked) ? checked : { ...checked, ...(encoding ? { encoding } : {}), ignored };
    });
  }

  async function readSource({ source }: Batch): Promise<ReturnType<typeof readList>> {
    if ("text" in source) return readPasted(source.text);
    const bytes = await bulk.fetchList(source.file);
    return "because" in bytes
      ? { refusal: "list-not-fetched", name: source.file.name, because: bytes.because }
      : readList(bytes);
  }

  async function openListed(batch: Batch, row: Listed): Promise<Refusal | undefined> {
    const account = await history.account(row.account);
    const open = account?.openRequest === undefined ? undefined : await history.request(account.openRequest);
    const event = requestInvitation(
      {
        account: row.account,
        owners: row.owners,
        email: row.email,
        alias: row.alias,
        ...(batch.reason === undefined ? {} : { reason: batch.reason }),
        details: { batch: batch.id, ...(row.regions ? { onlyRegions: row.regions } : {}) },
      },
      {
        request: row.request,
        requester: batch.requester,
        account,
        policy,
        ...(open ? { open: { id: open.id, status: open.status } } : {}),
      },
      now(),
    );
    const opened = isRefusal(event) ? event : await history.open(event);
    return isRefusal(opened) ? opened : undefined;
  }

  /** One message for the same people; who is asked about what is kept before it is sent. */
  async function askAll(errand: string, waiting: readonly Request[]): Promise<void> {
    const unasked = waiting.filter((request) => request.status === "waiting" && !request.messages);
    const asked = new Map<string, { messages: Messages; unreachable: Unreachable }>();
    const accounts = await accountsOf(unasked);
    for (const [index, audience] of askedTogether(unasked, accounts).entries()) {
      const id = `${errand}-${index + 1}`;
      const rows = audience.requests.map((request) => ({ request: request.id }));
      await history.keepReport(reportsOf.together(id), rows, later());
      const [first] = audience.requests;
      if (first?.status !== "waiting") continue;
      const reached = await bulk.askTogether(id, audience, new Date(first.expiresAt));
      for (const request of audience.requests) {
        const before = asked.get(request.id) ?? { messages: [], unreachable: [] };
        asked.set(request.id, {
          messages: [...before.messages, ...reached.messages],
          unreachable: [...before.unreachable, ...reached.unreachable],
        });
      }
    }
    for (const [person, requests] of notifiedTogether(unasked, accounts)) {
      const missed = await noteOf(requests, person);
      for (const { id } of missed ? requests : []) {
        const told = asked.get(id);
        if (missed) told?.unreachable.push({ user: person, because: missed.because });
      }
    }
    await each([...asked], ABREAST, ([id, told]) =>
      recordStep(history, id, (request) => askOwner(request, told, now())),
    );
  }

  async function noteOf(requests: readonly Request[], person: string): Promise<Told> {
    const [first] = requests;
    return first?.status === "waiting"
      ? bulk.noteTogether(requests, new Date(first.expiresAt), person)
      : undefined;
  }

  async function accountsOf(requests: readonly Request[]): Promise<Map<string, Account>> {
    const found = await each(requests, ABREAST, ({ account }) => history.account(account.id));
    return new Map(found.flatMap((account) => (account ? [[account.id, account] as const] : [])));
  }

  function requestsIn(listed: readonly Listed[]): Promise<Request[]> {
    return history.requests(listed.map(({ request }) => request));
  }

  async function standingOf(batch: Batch, listed: readonly Listed[]): Promise<BatchStanding> {
    return batchStanding(batch, listed, await requestsIn(listed));
  }

  /** Changes a batch on the workflow's own account: what is on record already is no failure. */
  async function change(
    id: string,
    move: (batch: Batch) => Omit<Batch, "version"> | Refusal,
  ): Promise<Batch> {
    const changed = await history.changeBatch(id, move);
    if (!isRefusal(changed)) return changed;
    if (changed.refusal === "already-recorded") return readBatch(history, id);
    throw new Error(`Batch ${id} refused a step of its own workflow: ${changed.refusal}.`);
  }
}

type Messages = Awaited<ReturnType<AnnouncerStepPorts["bulk"]["askTogether"]>>["messages"];
type Unreachable = Awaited<ReturnType<AnnouncerStepPorts["bulk"]["askTogether"]>>["unreachable"];

/** Invited in some Region at least, or waiting since an earlier try of this step. */
function isToBeAsked(request: Request): boolean {
  if (request.status === "waiting") return request.messages === undefined;
  const invited = Object.values(request.outcomes).some(({ step }) => step === "invited");
  return request.status === "examined" && invited;
}

function stretches(count: number, size: number): { from: number; to: number }[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(count, (index + 1) * size),
  }));
}
