import { MOST_SECONDS } from "../language/check-state.ts";
import type { Json, WaitState } from "../language/definition.ts";
import type { Performed, Visit } from "./visit.ts";

/** Passes time; the moment it ends is fixed when it begins, and outlives a restart. */
export async function performWait(visit: Visit<WaitState>): Promise<Performed> {
  const { run, scope, state } = visit;
  const until = await run.record(scope, visit.key("until"), async () => {
    if (state.Timestamp !== undefined)
      return Date.parse(String(await visit.evaluate(state.Timestamp, "Timestamp", {}, notATime)));
    const seconds = Number(await visit.evaluate(state.Seconds ?? 0, "Seconds", {}, notSeconds));
    return run.surroundings.clock.now().getTime() + seconds * 1000;
  });
  await run.sleepUntil(scope, until);
  return { reshaping: state, next: state.Next };
}

function notATime(value: Json): string | undefined {
  return typeof value === "string" && !Number.isNaN(Date.parse(value))
    ? undefined
    : "is not a time in ISO 8601.";
}

function notSeconds(value: Json): string | undefined {
  const fits = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_SECONDS;
  return fits ? undefined : `is not a whole number of seconds from 0 to ${MOST_SECONDS}.`;
}
