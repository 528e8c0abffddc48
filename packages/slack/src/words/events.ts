import type { Actor, EventOf, RequestEvent } from "@invitations/core/request/event";
import type { RequestKind } from "@invitations/core/request/request";
import { blockerName } from "./blockers.ts";
import { labelOf } from "./buttons.ts";
import { failureWords } from "./failures.ts";
import { asked } from "./headline.ts";
import { DURING_WORDS } from "./kinds.ts";
import { byLegacyCall } from "./legacy.ts";
import { turnedAway } from "./refusals.ts";
import { standardName, standardNames } from "./standards.ts";
import { counted, mrkdwn, series } from "./voice.ts";

const { code, person, time } = mrkdwn;

const AUDIENCE: Readonly<Record<EventOf<"announced">["to"], string>> = {
  owners: "the owners",
  requester: "the one who asked",
  notified: "those who are kept informed",
  operators: "the security team",
};

/** What happened, in one line of mrkdwn. `kind` is that of the request to which it happened. */
export function eventWords(event: RequestEvent, kind: RequestKind): string {
  switch (event.type) {
    case "requested":
      return requested(event);
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
      return `${DECIDERS[kind].one} may decide until ${time(event.expiresAt)}`;
    case "owner-asked":
      return ownerAsked(event, kind);
    case "reminded":
      return event.escalated
        ? `nobody had decided, so the request was escalated${without(event.unreachable)}`
        : `${DECIDERS[kind].all} were reminded${without(event.unreachable)}`;
    case "press-refused":
      return `${who(event.actor)} pressed ${labelOf(event.pressed) ?? code(event.pressed)} and was turned away: ${turnedAway(event.because)}`;
    case "approved":
      return `${who(event.actor)} accepted; others have to accept too`;
    case "decided":
      // Asking for it is the decision.
      return kind === "departure"
        ? `${who(event.actor)} asked for it as an owner, so nobody else has to decide`
        : `${who(event.actor)} ${event.verdict === "accept" ? "accepted" : "declined"}${after(event)}${because(event.reason)}`;
    case "hub-enabled":
      return `${region(event.region)}: Security Hub turned on, without default standards`;
    case "region-accepted":
      return `${region(event.region)}: invitation accepted${event.legacy ? ` ${byLegacyCall("accept")}` : ""}`;
    case "region-enabled":
      return `${region(event.region)}: member, read back from the administrator`;
    case "standards-enabled":
      return `${region(event.region)}: ${standardsEnabled(event)}`;
    case "standards-failed":
      return `${region(event.region)}: enabling the standards failed, ${failed(event.failure)}; the account is a member all the same`;
    case "region-declined":
      return `${region(event.region)}: invitation declined`;
    case "region-resigned":
      return `${region(event.region)}: decline read back from the administrator`;
    case "invitation-withdrawn":
      return `${region(event.region)}: invitation taken back`;
    case "left-by-legacy":
      return `${region(event.region)}: left ${byLegacyCall("leave")}`;
    case "region-left":
      return event.status === undefined
        ? `${region(event.region)}: left; the account is not on the administrator's list`
        : `${region(event.region)}: left, and the administrator reads ${code(event.status)}`;
    case "region-disassociated":
      return event.status === undefined
        ? `${region(event.region)}: was not on the administrator's list`
        : `${region(event.region)}: disassociated, and the administrator reads ${code(event.status)}`;
    case "region-deleted":
      return `${region(event.region)}: deleted from the administrator's list`;
    case "region-failed":
      return `${region(event.region)}: ${DURING_WORDS[event.during]} failed, ${failed(event.failure)}`;
    case "expired":
      return "nobody answered in time, so the request expired";
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

const COMPLETED: Readonly<Record<EventOf<"completed">["outcome"], string>> = {
  enabled: "done: a member in every Region",
  left: "done: left in every Region",
  removed: "done: removed in every Region",
  partial: "done in some Regions only",
  failed: "done, and no Region got there",
  declined: "done: declined",
};

/** Who may decide a request of that kind. */
const DECIDERS: Readonly<Record<RequestKind, { one: string; all: string }>> = {
  invitation: { one: "an owner", all: "the owners" },
  join: { one: "an operator", all: "the operators" },
  departure: { one: "an owner", all: "the owners" },
  removal: { one: "another operator", all: "the operators" },
};

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

/** Whose acceptance made this one enough. */
function after({ withApprovalOf = [] }: EventOf<"decided">): string {
  return withApprovalOf.length === 0 ? "" : `, after ${people(withApprovalOf)}, and that is enough`;
}

function requested(event: EventOf<"requested">): string {
  const { kind, details, account } = event;
  const only = details.onlyRegions ? `, only in ${series(details.onlyRegions.map(region), 5)}` : "";
  const continued = details.continues ? `, taking up ${code(details.continues.request)}` : "";
  const standards = details.standards ? `, with standards ${standardNames(details.standards)}` : "";
  const what = asked({ kind, details, account: { id: account.id } });
  const byEmail = details.ownersMatchedByEmail ? " (found by the account's e-mail address)" : "";
  const quorum = details.quorum === undefined ? "" : `, ${details.quorum} of whom have to accept`;
  return `${who(event.actor)} ${what}${only}${standards}${continued}, owners ${people(event.owners)}${byEmail}${quorum}${because(event.reason)}`;
}

function standardsEnabled({ enabled, already, incomplete }: EventOf<"standards-enabled">): string {
  const missing = incomplete.map(
    ({ standard, because: why }) => `${standardName(standard)} (${code(why, 60)})`,
  );
  const parts = [
    ...(enabled.length === 0 ? [] : [`standards enabled: ${standardNames(enabled)}`]),
    ...(already.length === 0
      ? []
      : [`standards enabled before, so nothing changed: ${standardNames(already)}`]),
    ...(missing.length === 0 ? [] : [`not with all of its controls: ${series(missing)}`]),
  ];
  return parts.join("; ");
}

function ownerAsked(event: EventOf<"owner-asked">, kind: RequestKind): string {
  return event.messages.length === 0
    ? `no ${kind === "invitation" ? "owner" : "operator"} could be asked${without(event.unreachable)}`
    : `${DECIDERS[kind].all} were asked in ${counted(event.messages.length, "message")}${without(event.unreachable)}`;
}

function without(unreachable: EventOf<"owner-asked">["unreachable"]): string {
  const missed = unreachable.map(({ user, because: why }) => `${person(user)} (${code(why, 60)})`);
  return missed.length === 0 ? "" : `, but not reached: ${series(missed, 5)}`;
}
