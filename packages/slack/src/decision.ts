import type { Account } from "@invitations/core/accounts/account";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { type DecisionAsked, decide } from "@invitations/core/request/moves/decide";
import { approvalsOf, asItCounts, quorumOf, stillToAccept } from "@invitations/core/request/quorum";
import { type Request, regionsOf, regionsToAnswer } from "@invitations/core/request/request";
import type { Desk } from "./desk.ts";
import { findPressed, type Pressed, pressedUnknown, turnAway, wake } from "./pressed.ts";
import { ACCEPT, DECLINE } from "./words/buttons.ts";
import { missingWords } from "./words/quorum.ts";
import { counted } from "./words/voice.ts";

/**
 * Somebody decides. The decision is recorded first; only then the waiting workflow is woken, by the token that
 * stands after the record was made. A crash in between loses nothing: the workflow finds the decision when it
 * asks again, and another press wakes it again. Where others have to accept too, nobody is woken.
 */
export async function decideRequest(desk: Desk, id: string, asked: DecisionAsked): Promise<Pressed> {
  const found = await findPressed(desk, id);
  if (!found) return pressedUnknown(desk, id);
  const context = { policy: desk.policy, account: found.account };
  const decided = await desk.history.record(id, (request) => decide(request, asked, context, desk.now()));
  if (isRefusal(decided)) return refuse(desk, found, asked, decided);
  if (decided.status === "waiting") return approved(desk, asItCounts(decided, found.account), found.account);
  const woken = await wake(desk, id);
  return { request: decided, answer: woken ? takenWords(decided) : notWokenWords(asked.verdict) };
}

/** Whether somebody could decline now, asked before the form is opened. A refusal has been recorded. */
export async function mayDecline(desk: Desk, id: string, by: string): Promise<Pressed> {
  const found = await findPressed(desk, id);
  if (!found) return pressedUnknown(desk, id);
  const asked: DecisionAsked = { by, verdict: "decline" };
  const could = decide(found.request, asked, { policy: desk.policy, account: found.account }, desk.now());
  if (isRefusal(could)) return refuse(desk, found, asked, could);
  return { request: found.request, answer: "" };
}

async function refuse(
  desk: Desk,
  { request: seen, account }: { request: Request; account: Account | undefined },
  { by, verdict }: DecisionAsked,
  refusal: Refusal,
): Promise<Pressed> {
  const turned = await turnAway(
    desk,
    seen,
    { by, pressed: verdict === "accept" ? ACCEPT : DECLINE },
    refusal,
  );
  const request = asItCounts(turned.request ?? seen, account);
  const { status } = request;
  // The first press may have died between its record and the call that wakes the workflow.
  const underWay = status === "accepting" || status === "declining";
  if (refusal.refusal === "already-decided" && underWay) await wake(desk, seen.id);
  return { ...turned, request };
}

/** Others have to accept too, so nobody is woken. */
function approved(desk: Desk, request: Request, account: Account | undefined): Pressed {
  const needed = quorumOf(request) - approvalsOf(request).length;
  const missing = missingWords(needed, stillToAccept(request, account, desk.policy));
  return {
    request,
    answer: `Your acceptance counts, and nothing is done yet: ${missing}. You hear how it ends.`,
  };
}

function takenWords(request: Request): string {
  if (request.status === "declining") {
    return request.kind === "invitation"
      ? `Declined. I am declining the invitation in ${counted(regionsToAnswer(request).length, "Region")}, and tell whoever asked.`
      : "Declined. Nothing is done with the account, and I tell whoever asked.";
  }
  return `Accepted. I am working through ${counted(regionsOf(request).length, "Region")}; the message with the question shows how far I am.`;
}

function notWokenWords(verdict: "accept" | "decline"): string {
  const decision = verdict === "accept" ? "acceptance" : "refusal";
  return `Your ${decision} is recorded and stands. I could not go on with it just now: press the button once more in a minute, and I take it up from there.`;
}
