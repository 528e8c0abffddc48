import type { RefusalKind } from "@invitations/core/refusal";
import type { Handler } from "@invitations/slack/door";
import type { Deed, Observer } from "@invitations/slack/observer";
import { Invocation, invocation, invoked, type LambdaContext } from "./invocation.ts";
import { measureOfRefusal } from "./measures.ts";
import type { Observation } from "./observation.ts";

/** One request of Slack: what somebody did, and what came of it. */
class Visit extends Invocation {
  deed: Deed | undefined;
  readonly refused: RefusalKind[] = [];
  failed = false;
}

/** Notes what the front desk hears down with the request of Slack that it happens in, and counts refusals. */
export function doorObserver({ tell }: Pick<Observation, "tell">): Observer {
  const visit = () => {
    const current = invocation();
    return current instanceof Visit ? current : undefined;
  };
  return {
    did(deed) {
      const current = visit();
      if (current) current.deed = deed;
    },
    refused(refusal) {
      visit()?.refused.push(refusal);
      tell(measureOfRefusal(refusal));
    },
    failed() {
      const current = visit();
      if (current) current.failed = true;
    },
  };
}

/** The Slack door with a line for each request: who did what, how long it took and what came of it. */
export function observedDoor({ log }: Pick<Observation, "log">, handler: Handler): Handler {
  return (event, context) => {
    const visit = new Visit(lambdaContext(context), {});
    return invoked(visit, async () => {
      const begun = performance.now();
      const answer = await handler(event, context);
      const { deed, refused, recorded } = visit;
      log.info(deed ? `${deed.kind} ${deed.name}` : "Turned away", {
        ...(deed ? { deed: deed.kind, name: deed.name } : {}),
        ...(deed?.by === undefined ? {} : { user: deed.by }),
        outcome: outcomeOf(visit, answer.statusCode),
        ...(recorded.length > 0 ? { recorded: [...new Set(recorded)] } : {}),
        ...(refused.length > 0 ? { refused: [...new Set(refused)] } : {}),
        status: answer.statusCode,
        milliseconds: Math.round(performance.now() - begun),
      });
      return answer;
    });
  };
}

/** In a word, the worst first: one press may have been refused for some accounts and recorded for others. */
function outcomeOf({ failed, refused, recorded }: Visit, status: number): string {
  if (failed || status >= 500) return "failed";
  if (status >= 400) return "turned away";
  if (refused.length > 0) return "refused";
  return recorded.length > 0 ? "recorded" : "answered";
}

/** Bolt hands on whatever Lambda gave. */
const lambdaContext = (context: unknown): LambdaContext =>
  typeof context === "object" && context !== null ? (context as LambdaContext) : {};
