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
        | "region-declined"
        | "region-resigned"
        | "invitation-withdrawn"
        | "region-left"
        | "region-disassociated"
        | "region-deleted"
        | "region-failed";
    }
  >
>;

const STEP: Readonly<Record<RegionReport["type"], Outcome["step"]>> = {
  "region-invited": "invited",
  "hub-enabled": "hub-enabled",
  "region-accepted": "accepted",
  "region-enabled": "enabled",
  "region-declined": "declined",
  "region-resigned": "resigned",
  "invitation-withdrawn": "withdrawn",
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
  const { step } = request.outcomes[report.region] ?? {};
  if (step === STEP[report.type] || (step === "enabled" && report.type === "region-invited")) {
    return { refusal: "already-recorded" };
  }
  return { ...report, ...byWorkflow(now) };
}
