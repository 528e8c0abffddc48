import { askedTogetherIn, listedIn, reportsOf } from "@invitations/core/bulk/batch";
import { judgedRowSchema } from "@invitations/core/bulk/verdict";
import type { Told } from "@invitations/core/ports";
import { ownersToRemind } from "@invitations/core/request/audience";
import type { Unreachable } from "@invitations/core/request/event";
import { isClosed, type Message, type Request } from "@invitations/core/request/request";
import * as z from "zod";
import type { AnnouncerStepPorts } from "../ports.ts";
import { batchStanding } from "./standing.ts";

/** A message about many requests is rewritten after so many of their ends, and after the last. */
const EVERY = 5;

/** What the requests of a batch have in common with the others of it, when each goes on by its own machine. */
export function togetherIn({ history, bulk, policy }: AnnouncerStepPorts) {
  return {
    /** Rewrites the message that asks about this request and others, now that this one has ended. */
    async showEnd(request: Request): Promise<Told> {
      const id = askedTogetherIn(request);
      if (id === undefined) return undefined;
      const requests = await requestsTogether(id);
      if (!isWorthShowing(requests)) return undefined;
      const failed: string[] = [];
      for (const message of messagesIn(requests, id)) {
        const told = await bulk.showTogether(id, message, requests);
        if (told) failed.push(told.because);
      }
      return failed.length === 0 ? undefined : { because: failed.join(", ") };
    },

    /** Counts this request's end in the messages of its batch. */
    async showBatch(id: string): Promise<Told> {
      const [batch, rows] = await Promise.all([history.batch(id), history.report(id)]);
      if (!batch || !rows) return { because: "the batch is gone" };
      const listed = listedIn(
        id,
        rows.map((row) => judgedRowSchema.parse(row)),
      );
      const requests = await history.requests(listed.map(({ request }) => request));
      if (!isWorthShowing(requests)) return undefined;
      return bulk.showBatch(batch, batchStanding(batch, listed, requests));
    },

    /**
     * Reminds, or escalates, where one message asks about several requests: the first of them that still waits
     * does it for them all. `undefined`: this request is asked about alone.
     */
    async remind(request: Request, escalated: boolean): Promise<Unreachable[] | undefined> {
      const id = askedTogetherIn(request);
      if (id === undefined) return undefined;
      const waiting = (await requestsTogether(id)).filter(({ status }) => status === "waiting");
      if (waiting[0]?.id !== request.id) return [];
      if (escalated) return bulk.escalateTogether(waiting, policy.escalateTo);
      const account = await history.account(request.account.id);
      const { channel } = account ?? {};
      return bulk.remindTogether({
        owners: ownersToRemind(request, account),
        requests: waiting,
        ...(channel === undefined ? {} : { channel }),
      });
    },
  };

  async function requestsTogether(id: string): Promise<Request[]> {
    const rows = (await history.report(reportsOf.together(id))) ?? [];
    return history.requests(rows.map((row) => togetherRow.parse(row).request));
  }
}

const togetherRow = z.object({ request: z.string() });

/** Many end at about the same time: of their messages the last word counts, and a step on the way now and then. */
function isWorthShowing(requests: readonly Request[]): boolean {
  const busy = requests.some(({ status }) => status === "accepting" || status === "declining");
  return !busy || requests.filter(isClosed).length % EVERY === 0;
}

/** Where that question stands. */
function messagesIn(requests: readonly Request[], id: string): Message[] {
  const all = requests.flatMap((request) => ("messages" in request ? (request.messages ?? []) : []));
  const its = all.filter(({ together }) => together === id);
  return [...new Map(its.map((message) => [`${message.channel} ${message.ts}`, message])).values()];
}
