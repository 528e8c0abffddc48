import { decisionOf, isClosed, type Request } from "./request.ts";

/** How long after its hour has struck a request may stay as it is. */
export const PATIENCE_HOURS = 1;
const HOUR = 60 * 60 * 1_000;

/** What a request waits for that should have come by itself. */
export type Stuck = "not-asked" | "not-expired" | "not-ended";

/**
 * What should have happened to a request, and has not for more than an hour: nobody has been asked since it began,
 * nothing has come of its expiry, or of the decision. Its state machine is then gone or broken, and does not move it.
 * `undefined`: it is over, or waits as it should.
 */
export function stuck(request: Request, now: Date): Stuck | undefined {
  if (isClosed(request)) return undefined;
  const overdue = (since: string) => now.getTime() - Date.parse(since) > PATIENCE_HOURS * HOUR;
  const decision = decisionOf(request);
  if (decision) return overdue(decision.at) ? "not-ended" : undefined;
  if (request.status === "waiting" && request.messages) {
    return overdue(request.expiresAt) ? "not-expired" : undefined;
  }
  return overdue(request.requestedAt) ? "not-asked" : undefined;
}
