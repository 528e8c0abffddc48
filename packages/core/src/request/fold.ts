import type { RequestEvent } from "./event.ts";
import { approvalsOf } from "./quorum.ts";
import { type Outcome, type Request, requestSchema } from "./request.ts";

/**
 * The request after one more event. A request is nothing but its events added up, so this is the only place
 * where a request changes.
 *
 * Throws when the event cannot follow: the moves refuse such a thing before it is an event.
 */
export function fold(request: Request | undefined, event: RequestEvent): Request {
  if (!request) {
    if (event.type !== "requested")
      throw new Error(`A request begins with "requested", not "${event.type}".`);
    return requestSchema.parse({
      status: "requested",
      id: event.request,
      kind: event.kind,
      details: event.details,
      account: event.account,
      administrator: event.administrator,
      requester: event.actor.person,
      owners: event.owners,
      ...(event.reason === undefined ? {} : { reason: event.reason }),
      requestedAt: event.at,
      version: 1,
      outcomes: {},
    });
  }
  return requestSchema.parse({ ...request, ...change(request, event), version: request.version + 1 });
}

/** All events of a request, first to last. */
export function foldAll(events: readonly RequestEvent[]): Request {
  const [first, ...rest] = events;
  if (!first) throw new Error("A request without events is none.");
  return rest.reduce(fold, fold(undefined, first));
}

function statusOf({ status }: { status?: Outcome["status"] }): Pick<Outcome, "status"> {
  return status === undefined ? {} : { status };
}

function legacyOf({ legacy }: { legacy?: Outcome["legacy"] }): Pick<Outcome, "legacy"> {
  return legacy ? { legacy } : {};
}

/** What an event changes, as fields of the request; the schema holds it to the shape of the new status. */
function change(request: Request, event: RequestEvent): object {
  const outcome = (region: string, now: Omit<Outcome, "at">) => {
    const before = request.outcomes[region];
    const kept = { ...statusOf(before ?? {}), ...legacyOf(before ?? {}) };
    return { outcomes: { ...request.outcomes, [region]: { ...kept, ...now, at: event.at } } };
  };
  /** Beside what became of the membership, which stays as it is. */
  const standards = (region: string, now: NonNullable<Outcome["standards"]>) => {
    const before = request.outcomes[region];
    const after = { ...before, standards: { ...before?.standards, ...now }, at: event.at };
    return { outcomes: { ...request.outcomes, [region]: after } };
  };
  switch (event.type) {
    case "requested":
      throw new Error(`Request ${request.id} was requested before.`);
    case "regions-found":
      return { status: "located", homeRegion: event.homeRegion, regions: event.regions };
    case "examined":
      return { status: "examined", examination: event.examination, examinedAt: event.at };
    case "blocked":
      return {
        status: "blocked",
        examination: event.examination,
        examinedAt: event.at,
        blockers: event.blockers,
        closedAt: event.at,
      };
    case "region-invited":
      return outcome(event.region, {
        step: event.status === "Enabled" ? "enabled" : "invited",
        status: event.status,
      });
    case "decision-awaited":
      return { status: "waiting", expiresAt: event.expiresAt };
    case "owner-asked":
      return { messages: event.messages };
    case "approved":
      return { approvals: [...approvalsOf(request), { by: event.actor.person, at: event.at }] };
    case "decided":
      return {
        status: event.verdict === "accept" ? "accepting" : "declining",
        decision: {
          verdict: event.verdict,
          by: event.actor.person,
          at: event.at,
          ...(event.reason === undefined ? {} : { reason: event.reason }),
          ...(event.withApprovalOf === undefined ? {} : { withApprovalOf: event.withApprovalOf }),
        },
      };
    case "hub-enabled":
      return outcome(event.region, { step: "hub-enabled" });
    case "region-accepted":
      return outcome(event.region, { step: "accepted", ...legacyOf(event) });
    case "region-enabled":
      return outcome(event.region, { step: "enabled", status: event.status });
    case "standards-enabled": {
      const { enabled, already, incomplete } = event;
      return standards(event.region, { enabled, already, incomplete });
    }
    case "standards-failed":
      return standards(event.region, { failure: event.failure });
    case "region-declined":
      return outcome(event.region, { step: "declined" });
    case "region-resigned":
      return outcome(event.region, { step: "resigned", status: event.status });
    case "invitation-withdrawn":
      return outcome(event.region, { step: "withdrawn" });
    case "left-by-legacy":
      return outcome(event.region, { step: "leaving", legacy: true });
    case "region-left":
      return outcome(event.region, { step: "left", ...statusOf(event) });
    case "region-disassociated":
      return outcome(event.region, { step: "disassociated", ...statusOf(event) });
    case "region-deleted":
      // Off the list: the status that was read before it is none any more.
      return { outcomes: { ...request.outcomes, [event.region]: { step: "deleted", at: event.at } } };
    case "region-failed":
      return outcome(event.region, { step: "failed", during: event.during, failure: event.failure });
    case "expired":
      return { status: "expired", closedAt: event.at };
    case "cancelled":
      return { status: "cancelled", closedAt: event.at };
    case "completed":
      return { status: event.outcome, closedAt: event.at };
    case "failed":
      return { status: "failed", failure: event.failure, closedAt: event.at };
    // What was told, and who was turned away, is history and changes nothing.
    case "press-refused":
    case "reminded":
    case "announced":
    case "announcement-failed":
      return {};
  }
}
