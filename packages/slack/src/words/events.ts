import type { Actor, RequestEvent } from "@invitations/core/request/event";
import { blockerName } from "./blockers.ts";
import { failureWords } from "./failures.ts";
import { turnedAway } from "./refusals.ts";
import { counted, mrkdwn, series } from "./voice.ts";

const { code, person, time } = mrkdwn;

const AUDIENCE: Readonly<Record<"owners" | "requester" | "operators", string>> = {
  owners: "the owners",
  requester: "the one who asked",
  operators: "the security team",
};

const DURING: Readonly<Record<"invite" | "accept" | "decline" | "withdraw", string>> = {
  invite: "inviting",
  accept: "accepting",
  decline: "declining",
  withdraw: "taking the invitation back",
};

/** What happened, in one line of mrkdwn. */
export function eventWords(event: RequestEvent): string {
  switch (event.type) {
    case "requested":
      return `${who(event.actor)} asked to invite ${code(event.account.id)}, owners ${people(event.owners)}${because(event.reason)}`;
    case "regions-found":
      return `Regions found: ${series(event.regions.map(region))}`;
    case "examined":
      return "the account was looked at, and nothing stands in the way";
    case "blocked":
      return `the account was looked at and cannot be invited: ${series(event.blockers.map((blocker) => blockerName(blocker)))}`;
    case "region-invited":
      return event.status === "Enabled"
        ? `${region(event.region)}: a member already`
        : `${region(event.region)}: added and invited`;
    case "decision-awaited":
      return `an owner may decide until ${time(event.expiresAt)}`;
    case "owner-asked":
      return ownerAsked(event);
    case "press-refused":
      return `${who(event.actor)} pressed ${PRESSED.get(event.pressed) ?? code(event.pressed)} and was turned away: ${turnedAway(event.because)}`;
    case "decided":
      return `${who(event.actor)} ${event.verdict === "accept" ? "accepted" : "declined"}${because(event.reason)}`;
    case "hub-enabled":
      return `${region(event.region)}: Security Hub turned on, without default standards`;
    case "region-accepted":
      return `${region(event.region)}: invitation accepted`;
    case "region-enabled":
      return `${region(event.region)}: member, read back from the administrator`;
    case "region-declined":
      return `${region(event.region)}: invitation declined`;
    case "region-resigned":
      return `${region(event.region)}: decline read back from the administrator`;
    case "invitation-withdrawn":
      return `${region(event.region)}: invitation taken back`;
    case "region-failed":
      return `${region(event.region)}: ${DURING[event.during]} failed, ${failed(event.failure)}`;
    case "expired":
      return "nobody answered in time, so the invitation expired";
    case "cancelled":
      return `${who(event.actor)} cancelled the request`;
    case "completed":
      return COMPLETED[event.outcome];
    case "failed":
      return `the request failed: ${failed(event.failure)}`;
    case "announced":
      return `told: ${AUDIENCE[event.to]}`;
    case "announcement-failed":
      return `could not be told: ${AUDIENCE[event.to]} (${code(event.because)})`;
  }
}

const COMPLETED: Readonly<Record<"enabled" | "partial" | "failed" | "declined", string>> = {
  enabled: "done: a member in every Region",
  partial: "done in some Regions only",
  failed: "done, and no Region got there",
  declined: "done: declined in every Region",
};

/** Buttons by their action ids, as they are labelled. */
const PRESSED: ReadonlyMap<string, string> = new Map([
  ["invitation:accept", "Accept"],
  ["invitation:decline", "Decline"],
]);

const region = (name: string) => code(name, 40);
const people = (users: readonly string[]) => (users.length === 0 ? "unknown" : series(users.map(person), 5));
const failed = (failure: { name: string; message: string }) =>
  `${failureWords(failure.name).what} (${code(failure.message)})`;

function who(actor: Actor): string {
  return "person" in actor ? person(actor.person) : "the app";
}

/** A reason a person wrote, shown as code so that nothing in it acts. */
function because(reason: string | undefined): string {
  return reason === undefined ? "" : `: ${code(reason)}`;
}

function ownerAsked(event: Extract<RequestEvent, { type: "owner-asked" }>): string {
  const missed = event.unreachable
    .slice(0, 5)
    .map(({ user, because: why }) => `${person(user)} (${code(why, 60)})`);
  const without = missed.length === 0 ? "" : `, but not ${series(missed)}`;
  return event.messages.length === 0
    ? `no owner could be asked${without}`
    : `the owners were asked in ${counted(event.messages.length, "message")}${without}`;
}
