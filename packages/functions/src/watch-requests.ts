import type { History, Now } from "@invitations/core/ports";
import { type Stuck, stuck } from "@invitations/core/request/stuck";
import { Invocation, invoked, type LambdaContext } from "./observation/invocation.ts";
import type { Observation } from "./observation/observation.ts";

/** One for each account that an administrator may have by invitation; the one due first is at the front. */
const MOST_OPEN = 1_000;
const DAY = 24 * 60 * 60 * 1_000;

const RUNBOOK = "docs/runbook/stuck-requests.md";
const WORDS: Readonly<Record<Stuck, string>> = {
  "not-asked": "It began more than an hour ago, and nobody has been asked yet",
  "not-expired": "It expired more than an hour ago, and is open still",
  "not-ended": "It was decided more than an hour ago, and has not come to an end",
};

interface Ports extends Pick<Observation, "log" | "tell"> {
  history: Pick<History, "openRequests">;
  now: Now;
}

/**
 * Counts the open requests and those that nothing moves any more, and names each of these with what to do. It
 * changes nothing: whether an execution is gone or only slow is for a person to see.
 */
export function watchRequests({ history, log, tell, now }: Ports) {
  return (_event: unknown, context: LambdaContext = {}): Promise<{ open: number; stuck: number }> =>
    invoked(new Invocation(context, {}), async () => {
      const open = await history.openRequests(MOST_OPEN);
      let stuckOnes = 0;
      for (const request of open) {
        const why = stuck(request, now());
        if (!why) continue;
        stuckOnes += 1;
        const { id, account, kind, status } = request;
        log.warn(`Request ${id} is stuck. ${WORDS[why]}: ${RUNBOOK} says what to do.`, {
          request: id,
          account: account.id,
          kind,
          status,
          stuck: why,
        });
      }
      const ages = open.map(({ requestedAt }) => (now().getTime() - Date.parse(requestedAt)) / DAY);
      const counts = { open: open.length, stuck: stuckOnes };
      tell({
        values: { OpenRequests: open.length, StuckRequests: stuckOnes, OldestOpenDays: Math.max(0, ...ages) },
        by: {},
      });
      log.info("Watched", counts);
      return counts;
    });
}
