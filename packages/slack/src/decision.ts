import type { Account } from "@invitations/core/accounts/account";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { type DecisionAsked, decide } from "@invitations/core/request/moves/decide";
import { refusePress } from "@invitations/core/request/moves/refuse-press";
import { type Request, regionsToAnswer } from "@invitations/core/request/request";
import { ACCEPT, DECLINE } from "./blocks/owner-message.ts";
import type { Desk } from "./desk.ts";
import { words } from "./words/refusals.ts";
import { counted } from "./words/voice.ts";

/** What came of a press: the request as it is now, and the sentence for the one who pressed. */
export interface Pressed {
  /** Absent where the button belongs to no request. */
  request?: Request;
  refusal?: Refusal;
  /** mrkdwn, private. */
  answer: string;
}

/**
 * An owner decides. The decision is recorded first; only then the waiting workflow is woken, by the token that
 * stands after the record was made. A crash in between loses nothing: the workflow finds the decision when it
 * asks again, and another press wakes it again.
 */
export async function decideRequest(desk: Desk, id: string, asked: DecisionAsked): Promise<Pressed> {
  const found = await find(desk, id);
  if (!found) return unknown(id);
  const context = { policy: desk.policy, account: found.account };
  const decided = await desk.history.record(id, (request) => decide(request, asked, context, desk.now()));
  if (isRefusal(decided)) return turnAway(desk, found.request, asked, decided);
  const woken = await wake(desk, id);
  return { request: decided, answer: woken ? takenWords(decided) : notWokenWords(asked.verdict) };
}

/** Whether somebody could decline now, asked before the form is opened. A refusal has been recorded. */
export async function mayDecline(desk: Desk, id: string, by: string): Promise<Pressed> {
  const found = await find(desk, id);
  if (!found) return unknown(id);
  const asked: DecisionAsked = { by, verdict: "decline" };
  const could = decide(found.request, asked, { policy: desk.policy, account: found.account }, desk.now());
  if (isRefusal(could)) return turnAway(desk, found.request, asked, could);
  return { request: found.request, answer: "" };
}

async function find(
  desk: Desk,
  id: string,
): Promise<{ request: Request; account: Account | undefined } | undefined> {
  const request = await desk.history.request(id);
  return request && { request, account: await desk.history.account(request.account.id) };
}

function unknown(id: string): Pressed {
  const refusal: Refusal = { refusal: "request-unknown", request: id };
  return { refusal, answer: words(refusal) };
}

async function turnAway(
  desk: Desk,
  seen: Request,
  { by, verdict }: DecisionAsked,
  refusal: Refusal,
): Promise<Pressed> {
  const recorded = await desk.history.record(seen.id, () =>
    refusePress({ by, pressed: verdict === "accept" ? ACCEPT : DECLINE, refusal }, desk.now()),
  );
  const request = isRefusal(recorded) ? seen : recorded;
  const underWay = request.status === "accepting" || request.status === "declining";
  // The first press may have died between its record and the call that wakes the workflow.
  if (refusal.refusal === "already-decided" && underWay) await wake(desk, request.id);
  return { request, refusal, answer: words(refusal) };
}

/** `false`: the workflow could not be reached, which another press mends. */
async function wake(desk: Desk, id: string): Promise<boolean> {
  try {
    const token = await desk.history.taskToken(id);
    // Without a token nobody waits yet, and the workflow will find the decision when it comes to ask.
    if (token !== undefined) await desk.workflow.answer(token);
    return true;
  } catch (error) {
    desk.logger.error(`Request ${id}: the decision stands, but the workflow could not be woken.`, error);
    return false;
  }
}

function takenWords(request: Request): string {
  if (request.status === "declining") {
    return `Declined. I am declining the invitation in ${counted(regionsToAnswer(request).length, "Region")}, and tell whoever asked.`;
  }
  const regions = "regions" in request && request.regions ? request.regions.length : 0;
  return `Accepted. I am working through ${counted(regions, "Region")}; the message with the question shows how far I am.`;
}

function notWokenWords(verdict: "accept" | "decline"): string {
  const decision = verdict === "accept" ? "acceptance" : "refusal";
  return `Your ${decision} is recorded and stands. I could not go on with it just now: press the button once more in a minute, and I take it up from there.`;
}
