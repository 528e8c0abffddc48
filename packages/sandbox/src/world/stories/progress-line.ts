import type { RequestEvent } from "@invitations/core/request/event";

/** What a listener to a story is told of an event of a request, if anything. */
export function progressLine(event: RequestEvent): string | undefined {
  switch (event.type) {
    case "regions-found":
      return `home Region ${event.homeRegion}, ${event.regions.length} Regions in all`;
    case "examined":
      return "the account was looked at: nothing stands in the way";
    case "blocked":
      return `the account was looked at: ${event.blockers.map(({ blocker }) => blocker).join(", ")}`;
    case "region-invited":
      return `${event.region}  invited`;
    case "owner-asked":
      return "those who decide have the question before them";
    case "reminded":
      return event.escalated ? "nobody answers: the security team is told" : "the question is put again";
    case "press-refused":
      return `a press that does not count: ${event.because}`;
    case "decided":
      return `on record: ${event.verdict}${event.reason ? `, "${event.reason}"` : ""}`;
    case "hub-enabled":
      return `${event.region}  Security Hub turned on`;
    case "region-accepted":
      return `${event.region}  accepted`;
    case "region-declined":
      return `${event.region}  declined`;
    case "region-enabled":
    case "region-resigned":
      return `${event.region}  ${event.status}, as the administrator reads it`;
    case "region-left":
      return `${event.region}  left`;
    case "region-disassociated":
      return `${event.region}  disassociated`;
    case "region-deleted":
      return `${event.region}  deleted from the member list`;
    case "invitation-withdrawn":
      return `${event.region}  the invitation is taken back`;
    case "region-failed":
      return `${event.region}  failed: ${event.failure.message}`;
    case "failed":
      return `failed: ${event.failure.message}`;
    case "expired":
      return "the time to answer is over";
    case "completed":
      return `over: ${event.outcome}`;
    case "announced":
      return `told: ${event.to}`;
    case "announcement-failed":
      return `could not be told: ${event.to}, since ${event.because}`;
    default:
      return undefined;
  }
}
