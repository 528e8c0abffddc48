import { setTimeout as pause } from "node:timers/promises";
import type { History } from "@invitations/core/ports";
import { isClosed, type Request } from "@invitations/core/request/request";
import { progressLine } from "./progress-line.ts";

/** In milliseconds. */
const LOOK_EVERY = 200;
const PATIENCE = 60_000;

/** Follows requests by their record, and tells each of their events once. */
export function createRequestWatch(history: History, tell: (line: string) => void) {
  /** By request: number of the last event that was told. */
  const told = new Map<string, number>();
  /** Ids of the requests that were followed or reported, in their order. */
  const requests = new Set<string>();

  async function tellNew(id: string): Promise<boolean> {
    const events = await history.events(id);
    for (const event of events.slice(told.get(id) ?? 0)) {
      told.set(id, event.seq);
      const line = progressLine(event);
      if (line) tell(`    ${line}`);
    }
    // Operators are told last: a closed request is over once they know, or cannot be told.
    return events.some(
      (event) =>
        (event.type === "announced" || event.type === "announcement-failed") && event.to === "operators",
    );
  }

  return {
    told: requests as ReadonlySet<string>,
    report(ids: readonly string[]): void {
      for (const id of ids) requests.add(id);
    },
    /** Resolves once the request is so far, and, where it is closed, everybody has been told. */
    async follow(id: string, until: (request: Request) => boolean): Promise<Request> {
      requests.add(id);
      const deadline = Date.now() + PATIENCE;
      let request: Request | undefined;
      while (Date.now() < deadline) {
        request = await history.request(id);
        const announced = await tellNew(id);
        if (request && until(request) && (announced || !isClosed(request))) return request;
        if (request && isClosed(request) && announced) break;
        await pause(LOOK_EVERY);
      }
      const status = request?.status ?? "unknown";
      throw new Error(
        `Request ${id} of account ${request?.account.id ?? "?"} did not come so far; it is ${status}.`,
      );
    },
  };
}
