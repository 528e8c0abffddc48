import type { DraftEvent } from "../history.ts";
import type { Json, State, Workflow } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import { Interrupted } from "../lifetime.ts";
import type { Scope } from "./run.ts";
import type { Visit } from "./visit.ts";

/** The branches of a Parallel state, or the items of a Map state. */
export interface Children {
  count: number;
  /** How many run at once. */
  concurrency: number;
  workflow(index: number): Workflow;
  mapItem?(index: number): { Index: number; Value: Json };
  /** Begins a child and gives its input. */
  begin(index: number, scope: Scope): Promise<Json>;
  succeeded?(index: number, scope: Scope): Promise<void>;
  failed?(index: number, scope: Scope, error: StateError): Promise<void>;
  /** What the failures so far make of the whole; `undefined`: it goes on. */
  verdict(failures: number, latest: StateError): StateError | undefined;
  /** The event of a child that was called off. */
  aborted?(index: number): Omit<DraftEvent, "previous">;
}

/** State types whose interruption AWS notes in the history. */
const ABORTED: Partial<Record<State["Type"], DraftEvent["type"]>> = {
  Task: "TaskStateAborted",
  Wait: "WaitStateAborted",
  Map: "MapStateAborted",
  Parallel: "ParallelStateAborted",
};

/**
 * Runs the children and gives their outputs in order; `{ Error, Cause }` for a failure that was tolerated. On
 * a verdict those under way are called off, those not yet begun never begin, and the verdict is thrown.
 */
export async function runChildren(visit: Visit, children: Children, drafts: DraftEvent[]): Promise<Json[]> {
  const { run, scope: outer } = visit;
  const lifetime = outer.lifetime.child();
  const results: Json[] = Array.from({ length: children.count }, () => null);
  const underWay = new Map<number, Scope>();
  let next = 0;
  let failures = 0;
  let verdict: StateError | undefined;

  const child = async (index: number): Promise<void> => {
    const mapItem = children.mapItem?.(index) ?? outer.mapItem;
    const scope: Scope = {
      path: `${outer.path}/${visit.number}.${visit.attempt}.${index}`,
      variables: { ...outer.variables },
      lifetime,
      lastEvent: outer.lastEvent,
      ...(mapItem && { mapItem }),
    };
    underWay.set(index, scope);
    try {
      const input = await children.begin(index, scope);
      results[index] = await run.inner(scope, children.workflow(index), input);
      await children.succeeded?.(index, scope);
      underWay.delete(index);
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      await children.failed?.(index, scope, error);
      underWay.delete(index);
      results[index] = { Error: error.error, Cause: error.cause };
      verdict = children.verdict(++failures, error);
      if (verdict) lifetime.end();
    }
  };
  const lane = async () => {
    try {
      while (next < children.count && !lifetime.ended) await child(next++);
    } catch (error) {
      lifetime.end();
      throw error;
    }
  };
  const lanes = Array.from({ length: Math.min(children.concurrency, children.count) }, lane);
  for (const outcome of await Promise.allSettled(lanes))
    if (outcome.status === "rejected" && !(outcome.reason instanceof Interrupted)) throw outcome.reason;
  if (outer.lifetime.ended) throw new Interrupted();
  // Otherwise it would hang on the outer scope for as long as that goes on.
  lifetime.end();
  if (!verdict) return results;

  for (const [index, scope] of underWay) {
    const type = scope.inside && ABORTED[scope.inside];
    if (type) drafts.push({ type, previous: scope.lastEvent });
    const aborted = children.aborted?.(index);
    if (aborted) drafts.push({ ...aborted, previous: scope.lastEvent });
  }
  throw verdict;
}
