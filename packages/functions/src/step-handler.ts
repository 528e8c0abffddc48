import { Failure, isPassing } from "@invitations/core/failure";
import { type Step, withTrace } from "@invitations/workflow/steps/step";
import * as z from "zod";
import { Invocation, invoked, type LambdaContext } from "./observation/invocation.ts";
import { measuresOfStep } from "./observation/measures.ts";
import type { Observation } from "./observation/observation.ts";

/** ARN of the execution that asks, for the log. */
const asker = { step: z.string(), execution: z.string().optional(), region: z.string().optional() };

/** A step is about one request, or part of an errand that is about none, though maybe about an account. */
const payload = z.union([
  z.object({ ...asker, request: z.string() }),
  z.object({ ...asker, errand: z.string(), account: z.string().optional() }),
]);

/** A Lambda handler that runs the step its payload names; what a step throws is what the state machine catches. */
export function stepHandler({ log, tell }: Pick<Observation, "log" | "tell">, steps: Record<string, Step>) {
  return async (event: unknown, context: LambdaContext = {}): Promise<object> => {
    const given = payload.parse(event);
    const { step: name } = given;
    return invoked(new Invocation(context, withoutGaps(given)), async () => {
      const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
      if (!step) throw new Error(`This function has no step "${name}".`);
      try {
        const result = await withTrace(step)(event);
        log.info(`${name} done`);
        for (const measure of measuresOfStep(name, result)) tell(measure);
        return result;
      } catch (error) {
        logFailure(log, name, error as Error);
        throw error;
      }
    });
  };
}

/** What passes is tried again, and most of it is no more than waiting; what has a name is recorded and told. */
function logFailure(log: Observation["log"], step: string, error: Error): void {
  const named = error instanceof Failure;
  if (error.name === "HistoryBusy" || (named && isPassing(error))) {
    log.info(`${step} is to be tried again`, { error });
  } else if (named) {
    log.warn(`${step} failed`, { error });
  } else {
    log.error(`${step} failed`, { error });
  }
}

/** What was not given is none. */
function withoutGaps(given: z.infer<typeof payload>) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
