import { reportsOf } from "@invitations/core/bulk/batch";
import type { History } from "@invitations/core/ports";
import type { Refusal } from "@invitations/core/refusal";
import type { Message, Request } from "@invitations/core/request/request";
import { acceptedTogether } from "./blocks/accepted-together.ts";
import type { Post } from "./blocks/post.ts";
import { questionsTogether, TOGETHER_PAGE_SIZE } from "./blocks/questions-together.ts";
import { decideRequest } from "./decision.ts";
import type { Desk } from "./desk.ts";
import { rewrittenCopy } from "./question-copy.ts";

/** Presses that one press stands for, made side by side. */
const ABREAST = 10;
/** How long one press goes on beginning decisions, in milliseconds: Slack waits three seconds for all of it. */
const LONG_ENOUGH = 1_500;

/** The requests that one message asks about, as they are now; none where it is too old to tell. */
export async function requestsTogether(history: History, id: string): Promise<Request[]> {
  const rows = (await history.report(reportsOf.together(id))) ?? [];
  return history.requests(rows.map(({ request }) => String(request)));
}

/**
 * What a message with this request's buttons is to say from now on; `undefined`: leave it as it is. One that asks
 * about many is rewritten whole, on the page where this one stands.
 */
export async function copyOf(desk: Desk, request: Request, at: Partial<Message>): Promise<Post | undefined> {
  const messages = ("messages" in request && request.messages) || [];
  const standing = messages.find(({ channel, ts }) => channel === at.channel && ts === at.ts);
  if (standing?.together === undefined) return rewrittenCopy(request, at);
  const requests = await requestsTogether(desk.history, standing.together);
  const place = requests.findIndex(({ id }) => id === request.id);
  const page = 1 + Math.floor(Math.max(0, place) / TOGETHER_PAGE_SIZE);
  return questionsTogether({ id: standing.together, requests, page });
}

/**
 * Accepts what a message still asks about; each is a decision of its own, with its own rules. What one press has no
 * time for waits on, and the message keeps its button.
 *
 * @param enough no further decision is begun once it is aborted
 */
export async function acceptAll(
  desk: Desk,
  id: string,
  by: string,
  enough: AbortSignal = AbortSignal.timeout(LONG_ENOUGH),
): Promise<{ answer: string; post?: Post }> {
  const requests = await requestsTogether(desk.history, id);
  const waiting = requests.filter(({ status }) => status === "waiting");
  if (waiting.length === 0) {
    return {
      answer: "None of these invitations waits for an answer any more, so nothing was done.",
      ...(requests.length > 0 ? { post: questionsTogether({ id, requests, page: 1 }) } : {}),
    };
  }
  let accepted = 0;
  const refused: { account: string; refusal: Refusal }[] = [];
  const left = [...waiting];
  const worker = async () => {
    do {
      const request = left.shift();
      if (!request) return;
      const { refusal } = await decideRequest(desk, request.id, { by, verdict: "accept" });
      // Pressed twice, both presses find the same question: what the first accepted is accepted.
      if (!refusal || isOwnAcceptance(refusal, by)) accepted += 1;
      else refused.push({ account: request.account.id, refusal });
    } while (!enough.aborted);
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
  const answer = acceptedTogether({ accepted, refused, left: left.length });
  const now = await requestsTogether(desk.history, id);
  return { answer, post: questionsTogether({ id, requests: now, page: 1 }) };
}

const isOwnAcceptance = (refusal: Refusal, by: string) =>
  refusal.refusal === "already-decided" &&
  refusal.decision.verdict === "accept" &&
  refusal.decision.by === by;
