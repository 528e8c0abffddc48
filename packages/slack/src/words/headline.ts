import { type Request, regionsToAnswer } from "@invitations/core/request/request";
import { blockerName } from "./blockers.ts";
import { counted, mrkdwn, series, type Voice } from "./voice.ts";

/** An account as people know it: its alias with its id, or the id alone. */
export function accountName(
  account: { id: string; alias?: string | undefined },
  { code }: Voice = mrkdwn,
): string {
  return account.alias === undefined ? code(account.id) : `${code(account.alias, 64)} (${code(account.id)})`;
}

/** The Regions of a request, home Region first; none are known at its beginning. */
export function regionsOf(request: Request): string[] {
  return "regions" in request && request.regions ? request.regions : [];
}

/** Where a request stands, in one sentence or two. */
export function headline(request: Request, voice: Voice = mrkdwn): string {
  const { person, time } = voice;
  const account = accountName(request.account, voice);
  const regions = counted(regionsOf(request).length, "Region");
  switch (request.status) {
    case "requested":
      return `${person(request.requester)} asked to invite ${account}. Its Regions are being looked up.`;
    case "located":
      return `The invitation of ${account} is being prepared in ${regions}: the account is being looked at.`;
    case "examined":
      return `${account} has been looked at and is being invited in ${regions}.`;
    case "waiting":
      return request.messages?.length === 0
        ? `${account} is invited in ${regions}, but none of its owners (${series(request.owners.map(person))}) could be reached in Slack. The invitation stands until ${time(request.expiresAt)}.`
        : `${account} is invited in ${regions}, and its owners ${series(request.owners.map(person))} have until ${time(request.expiresAt)} to answer.`;
    case "accepting":
      return `${decidedBy(request.decision, voice, account)} The acceptance is being carried out in ${regions}.`;
    case "declining":
      return `${decidedBy(request.decision, voice, account)} The invitations are being declined in ${counted(regionsToAnswer(request).length, "Region")}.`;
    case "blocked":
      return `${account} could not be invited: ${series(request.blockers.map((blocker) => blockerName(blocker, voice)))}.`;
    case "enabled":
      return `${account} is a member in ${regions}. ${decidedBy(request.decision, voice)}`;
    case "declined":
      return `${decidedBy(request.decision, voice, account)} Nothing was accepted.`;
    case "partial":
      return `${partial(request, account)}. ${decidedBy(request.decision, voice)}`;
    case "expired":
      return `Nobody answered the invitation of ${account} until ${time(request.expiresAt)}, so it expired.`;
    case "cancelled":
      return `The invitation of ${account} was cancelled ${time(request.closedAt)}.`;
    case "failed":
      return request.decision
        ? `The invitation of ${account} failed. ${decidedBy(request.decision, voice)}`
        : `The invitation of ${account} failed before anybody could answer it.`;
  }
}

/** Who decided, and when; `account` only where the sentence before has not named it. */
function decidedBy(
  decision: { verdict: "accept" | "decline"; by: string; at: string },
  { person, time }: Voice,
  account?: string,
): string {
  const verb = decision.verdict === "accept" ? "accepted" : "declined";
  const what = account === undefined ? "" : ` the invitation of ${account}`;
  return `${person(decision.by)} ${verb}${what}, ${time(decision.at)}.`;
}

function partial(request: Extract<Request, { status: "partial" }>, account: string): string {
  const outcomes = Object.values(request.outcomes);
  if (request.decision.verdict === "decline") {
    const done = outcomes.filter((outcome) => outcome.step === "resigned").length;
    return `The decline of ${account} went through in ${done} of ${counted(regionsToAnswer(request).length, "Region")}`;
  }
  const done = outcomes.filter((outcome) => outcome.step === "enabled").length;
  return `${account} is a member in ${done} of ${counted(request.regions.length, "Region")}`;
}
