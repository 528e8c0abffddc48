import type { Refusal } from "../../refusal.ts";
import type { RequestEvent } from "../event.ts";
import { isClosed, type Outcome, type Request } from "../request.ts";
import { byWorkflow, closed } from "./stamp.ts";

type Told<Event> = Event extends RequestEvent ? Omit<Event, "at" | "actor"> : never;

/** What the hands report of one Region. */
export type RegionReport = Told<
  Extract<
    RequestEvent,
    {
      type:
        | "region-invited"
        | "hub-enabled"
        | "region-accepted"
        | "region-enabled"
        | "standards-enabled"
        | "standards-failed"
        | "region-declined"
        | "region-resigned"
        | "invitation-withdrawn"
        | "left-by-legacy"
        | "region-left"
        | "region-disassociated"
        | "region-deleted"
        | "region-failed";
    }
  >
>;

type StandardsReport = Extract<RegionReport, { type: "standards-enabled" | "standards-failed" }>;

const STEP: Readonly<Record<Exclude<RegionReport, StandardsReport>["type"], Outcome["step"]>> = {
  "region-invited": "invited",
  "hub-enabled": "hub-enabled",
  "region-accepted": "accepted",
  "region-enabled": "enabled",
  "region-declined": "declined",
  "region-resigned": "resigned",
  "invitation-withdrawn": "withdrawn",
  "left-by-legacy": "leaving",
  "region-left": "left",
  "region-disassociated": "disassociated",
  "region-deleted": "deleted",
  "region-failed": "failed",
};

/** One Region has come a step further, or has failed. A step that ran twice is recorded once. */
export function progress(request: Request, report: RegionReport, now: Date): RequestEvent | Refusal {
  const withdrawing = report.type === "invitation-withdrawn" || report.type === "region-failed";
  const tidying = request.status === "expired" || request.status === "cancelled";
  if (isClosed(request) && !(tidying && withdrawing)) return closed(request);
  if (isOfStandards(report)) return besideMembership(request, report, now);
  const { step } = request.outcomes[report.region] ?? {};
  if (step === STEP[report.type] || (step === "enabled" && report.type === "region-invited")) {
    return { refusal: "already-recorded" };
  }
  return { ...report, ...byWorkflow(now) };
}

function isOfStandards(report: RegionReport): report is StandardsReport {
  return report.type === "standards-enabled" || report.type === "standards-failed";
}

/** Standards are enabled where the account has become a member, and take no step further or back. */
function besideMembership(request: Request, report: StandardsReport, now: Date): RequestEvent | Refusal {
  const outcome = request.outcomes[report.region];
  const recorded =
    report.type === "standards-enabled" ? outcome?.standards?.enabled : outcome?.standards?.failure;
  // A try that comes second finds enabled what the first one has enabled, and would take it for old.
  if (outcome?.step !== "enabled" || recorded) return { refusal: "already-recorded" };
  return { ...report, ...byWorkflow(now) };
}
