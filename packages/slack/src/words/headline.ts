import { unreachedRegions } from "@invitations/core/request/moves/close";
import { approvalsOf, quorumOf } from "@invitations/core/request/quorum";
import { decisionOf, type Request, regionsOf, regionsToAnswer } from "@invitations/core/request/request";
import { blockerName } from "./blockers.ts";
import { accountName, capital, requestName } from "./kinds.ts";
import { quorumWords } from "./quorum.ts";
import { standardsMissed } from "./standards.ts";
import { counted, mrkdwn, series, type Voice } from "./voice.ts";

/** Where a request stands, in one sentence or two. */
export function headline(request: Request, voice: Voice = mrkdwn): string {
  const { person, code, time } = voice;
  const account = accountName(request.account, voice);
  const name = requestName(request, voice);
  const regions = counted(regionsOf(request).length, "Region");
  switch (request.status) {
    case "requested":
      return `${person(request.requester)} ${asked(request, voice)}. The Regions are being looked up.`;
    case "located":
      return located(request, account, regions);
    case "examined":
      return request.kind === "join"
        ? `${account} has been looked at, and nothing stands in the way of its joining in ${regions}.`
        : `${account} has been looked at and is being invited in ${regions}.`;
    case "waiting":
      return waiting(request, voice);
    case "accepting":
      return `${decidedBy(request, voice)} ${CARRIED_OUT[request.kind]} in ${regions}.`;
    case "declining":
      return request.kind === "invitation"
        ? `${decidedBy(request, voice)} The invitations are being declined in ${counted(regionsToAnswer(request).length, "Region")}.`
        : decidedBy(request, voice);
    case "blocked": {
      const verb = request.kind === "join" ? "cannot join as things stand" : "could not be invited";
      return `${account} ${verb}: ${series(request.blockers.map((blocker) => blockerName(blocker, voice)))}.`;
    }
    case "enabled":
      return missed(`${account} is a member in ${regions}. ${decidedBy(request, voice)}`, request, voice);
    case "left":
      return `${account} has left administrator ${code(request.administrator)} in ${regions}. ${decidedBy(request, voice)}`;
    case "removed":
      return request.details.andDelete
        ? `${account} is no longer a member, and is off the administrator's list, in ${regions}. ${decidedBy(request, voice)}`
        : `${account} is no longer a member in ${regions}. ${decidedBy(request, voice)}`;
    case "declined":
      return `${decidedBy(request, voice)} ${request.kind === "removal" ? "The account stays a member." : "Nothing was accepted."}`;
    case "partial":
      return missed(`${partial(request)}. ${decidedBy(request, voice)}`, request, voice);
    case "expired":
      return approvalsOf(request).length === 0
        ? `Nobody answered ${name} until ${time(request.expiresAt)}, so it expired.`
        : `Too few owners accepted ${name} until ${time(request.expiresAt)}, so it expired. ${tooFew(request, voice)}`;
    case "cancelled":
      return `${capital(name)} was cancelled ${time(request.closedAt)}.`;
    case "failed":
      return request.decision
        ? `${capital(name)} failed. ${decidedBy(request, voice)}`
        : `${capital(name)} failed before anybody could answer it.`;
  }
}

/** What somebody asked for, after their name: `asked to invite payments-prod (111122223333)`. */
export function asked(request: Pick<Request, "kind" | "account" | "details">, voice: Voice = mrkdwn): string {
  const account = accountName(request.account, voice);
  switch (request.kind) {
    case "invitation":
      return `asked to invite ${account}`;
    case "join":
      return `asked that ${account} become a member`;
    case "departure":
      return `asked to leave the administrator with ${account}`;
    case "removal":
      return request.details.andDelete
        ? `asked to remove ${account} from the members and to delete it from the administrator's list`
        : `asked to remove ${account} from the members`;
  }
}

function located(request: Request, account: string, regions: string): string {
  switch (request.kind) {
    case "invitation":
      return `The invitation of ${account} is being prepared in ${regions}: the account is being looked at.`;
    case "join":
      return `The request of ${account} to join is being prepared for ${regions}: the account is being looked at.`;
    case "departure":
      return `${account} is about to leave the administrator in ${regions}.`;
    case "removal":
      return `The removal of ${account} is being prepared in ${regions}.`;
  }
}

function waiting(request: Extract<Request, { status: "waiting" }>, voice: Voice): string {
  const { person, time } = voice;
  const account = accountName(request.account, voice);
  const until = time(request.expiresAt);
  const unheard = request.messages?.length === 0;
  if (request.kind === "invitation") {
    const owners = series(request.owners.map(person));
    const invited = `${account} is invited in ${counted(request.regions.length, "Region")}`;
    return unheard
      ? `${invited}, but none of its owners (${owners}) could be reached in Slack. The invitation stands until ${until}.`
      : [`${invited}, and its owners ${owners} have until ${until} to answer.`, quorumWords(request, voice)]
          .filter((words) => words !== undefined)
          .join(" ");
  }
  const who = request.kind === "removal" ? "Another person of the security team" : "The security team";
  const what = `${person(request.requester)} ${asked(request, voice)}.`;
  return unheard
    ? `${what} The operators' channel could not be reached, so nobody was asked. The request stands until ${until}.`
    : `${what} ${who} has until ${until} to answer.`;
}

/** The result, and that its standards are missing where they are. */
function missed(result: string, request: Request, voice: Voice): string {
  const words = standardsMissed(request, voice);
  return words === undefined ? result : `${result} ${words}`;
}

const CARRIED_OUT: Readonly<Record<Request["kind"], string>> = {
  invitation: "The acceptance is being carried out",
  join: "The account is being invited, and accepts,",
  departure: "The account is leaving",
  removal: "The removal is being carried out",
};

/** Who accepted in vain. */
function tooFew(request: Request, { person }: Voice): string {
  const accepted = approvalsOf(request).map(({ by }) => person(by));
  return `${quorumOf(request)} had to, and ${series(accepted)} did.`;
}

function decidedBy(request: Request, voice: Voice): string {
  const decision = decisionOf(request);
  if (!decision) return "";
  const who = series([...(decision.withApprovalOf ?? []), decision.by].map(voice.person));
  // Asking for it is the decision.
  if (request.kind === "departure") return `${who} asked for it, ${voice.time(decision.at)}.`;
  const verb = decision.verdict === "accept" ? "accepted" : "declined";
  return `${who} ${verb} ${requestName(request, voice)}, ${voice.time(decision.at)}.`;
}

const DONE: Readonly<Record<Request["kind"], string>> = {
  invitation: "The account is a member",
  join: "The account is a member",
  departure: "The account has left",
  removal: "The removal went through",
};

function partial(request: Extract<Request, { status: "partial" }>): string {
  const declined = request.decision.verdict === "decline";
  const regions = declined ? regionsToAnswer(request) : request.regions;
  const done = regions.length - unreachedRegions(request).length;
  const what = declined ? "The decline went through" : DONE[request.kind];
  return `${what} in ${done} of ${counted(regions.length, "Region")}`;
}
