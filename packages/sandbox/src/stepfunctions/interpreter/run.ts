import type { Clock } from "../../wire/clock.ts";
import type { Caller } from "../../wire/service.ts";
import type { Closing, Execution } from "../executions.ts";
import type { DraftEvent, StoredEvent } from "../history.ts";
import type { JournalLine, StepLine } from "../journal.ts";
import type { Json, JsonObject, State, Workflow } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import type { Evaluator } from "../language/expressions.ts";
import { createLifetime, Interrupted, type Lifetime } from "../lifetime.ts";
import { MOST_HISTORY_EVENTS } from "../limits.ts";
import type { StateMachine } from "../machines.ts";
import type { Tokens } from "../tokens.ts";

/** Runs a Lambda function; a function that threw is `ok: false`. */
export type Invoke = (
  functionName: string,
  payload: unknown,
) => Promise<{ ok: true; payload: unknown } | { ok: false; errorType: string; errorMessage: string }>;

/** Who a machine is when it calls other services; `undefined` where Step Functions may not assume its role. */
export type Assume = (machine: Pick<StateMachine, "arn" | "roleArn">) => Caller | undefined;

/** What every execution works with. */
export interface Surroundings {
  clock: Clock;
  invoke: Invoke;
  /** Left out: no role is looked at. */
  assume?: Assume;
  tokens: Tokens;
  evaluator: Evaluator;
  append(line: JournalLine): void;
  /** Something that a page shows has changed. */
  changed(): void;
  machine(arn: string): StateMachine | undefined;
  /** As `Engine` has it. */
  start(machine: StateMachine, name: string, input: string): Execution;
}

/** One line of work: the top level, a branch of a Parallel state, or an item of a Map state. */
export interface Scope {
  /** "" at the top level, `/2.0.1` in child 1 of the first attempt of the third state. */
  readonly path: string;
  /** Its own variables and those of the scopes around it, flat. */
  readonly variables: JsonObject;
  readonly lifetime: Lifetime;
  readonly mapItem?: { Index: number; Value: Json };
  /** Number of the event that the next one follows. */
  lastEvent: number;
  /** The state it is in. */
  inside?: State["Type"];
}

/** An execution at work. */
export interface Run {
  readonly execution: Execution;
  /** The execution's input, read once: a Map over a thousand items asks for it some thousand times. */
  readonly input: Json;
  readonly surroundings: Surroundings;
  /**
   * Does `compute` once in the execution's life: its value or StateError, and the events it drafts, go to the
   * journal in one line, and after a restart that line speaks instead. Throws Interrupted in an ended scope.
   */
  record<T>(scope: Scope, key: string, compute: (drafts: DraftEvent[]) => Promise<T> | T): Promise<T>;
  /** Resolves at `moment` (milliseconds since 1970) of the world's clock. */
  sleepUntil(scope: Scope, moment: number): Promise<void>;
  /** Runs a branch or an item to its output. */
  inner(scope: Scope, workflow: Workflow, input: Json): Promise<Json>;
  /** Ends the execution; the first call counts. */
  close(closing: Omit<Closing, "stopDate">): void;
  /** Lets go of it without ending it: a later start with the same journal takes it up. */
  abandon(): void;
  readonly root: Scope;
}

const CLOSING_EVENTS = {
  SUCCEEDED: "ExecutionSucceeded",
  FAILED: "ExecutionFailed",
  TIMED_OUT: "ExecutionTimedOut",
  ABORTED: "ExecutionAborted",
} as const;

/** `remembered`: the steps that the journal already holds, by key. */
export function createRun(
  execution: Execution,
  surroundings: Surroundings,
  remembered: Map<string, StepLine>,
  runWorkflow: (run: Run, scope: Scope, workflow: Workflow, input: Json) => Promise<Json>,
): Run {
  const { clock, append, tokens, changed } = surroundings;
  const { arn } = execution.start;
  const root: Scope = { path: "", variables: {}, lifetime: createLifetime(), lastEvent: 0 };

  /** Numbers the drafts; the events are part of the history only once their line is in the journal. */
  const numbered = (drafts: readonly DraftEvent[], scope: Scope): StoredEvent[] => {
    let previousEventId = scope.lastEvent;
    return drafts.map(({ previous, ...draft }, index) => {
      const id = execution.events.length + index + 1;
      const event = {
        id,
        previousEventId: previous ?? previousEventId,
        at: clock.now().getTime(),
        scope: scope.path,
        ...draft,
      };
      if (previous === undefined) previousEventId = id;
      return event;
    });
  };

  const run: Run = {
    execution,
    input: JSON.parse(execution.start.input) as Json,
    surroundings,
    root,
    async record<T>(
      scope: Scope,
      key: string,
      compute: (drafts: DraftEvent[]) => Promise<T> | T,
    ): Promise<T> {
      const place = `${scope.path}/${key}`;
      const known = remembered.get(place);
      if (known) {
        remembered.delete(place);
        scope.lastEvent = known.last;
        if (known.failure) throw new StateError(known.failure.error, known.failure.cause);
        return known.value as T;
      }
      const drafts: DraftEvent[] = [];
      let outcome: { value: T } | { failure: StateError };
      try {
        outcome = { value: await compute(drafts) };
      } catch (error) {
        if (!(error instanceof StateError)) throw error;
        outcome = { failure: error };
      }
      if (scope.lifetime.ended) throw new Interrupted();
      // The last event of all is the one that closes the execution.
      if (execution.events.length + drafts.length >= MOST_HISTORY_EVENTS) {
        run.close({
          status: "FAILED",
          error: "States.Runtime",
          cause: `The execution reached the maximum number of history events (${MOST_HISTORY_EVENTS}).`,
        });
        throw new Interrupted();
      }
      const events = numbered(drafts, scope);
      const last = events.findLast((_, index) => drafts[index]?.previous === undefined)?.id;
      const line: StepLine = {
        kind: "step",
        execution: arn,
        key: place,
        last: last ?? scope.lastEvent,
        ...(events.length > 0 && { events }),
        ...("value" in outcome
          ? { value: outcome.value as Json }
          : { failure: { error: outcome.failure.error, cause: outcome.failure.cause } }),
      };
      append(line);
      scope.lastEvent = line.last;
      execution.events.push(...events);
      if (events.length > 0) changed();
      if ("failure" in outcome) throw outcome.failure;
      return outcome.value;
    },
    sleepUntil(scope, moment) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const callOff = clock.after(Math.max(moment - clock.now().getTime(), 0), resolve);
      const release = scope.lifetime.onEnd(() => reject(new Interrupted()));
      return promise.finally(() => {
        callOff();
        release();
      });
    },
    inner: (scope, workflow, input) => runWorkflow(run, scope, workflow, input),
    close(closing) {
      if (execution.closing || root.lifetime.ended) return;
      const { status, ...details } = closing;
      const draft: DraftEvent = { type: CLOSING_EVENTS[status], details: { ...details } };
      const [event] = numbered([draft], root);
      if (!event) throw new Error("An execution closes with an event.");
      const closed: Closing = { ...closing, stopDate: event.at };
      append({ kind: "closed", execution: arn, closing: closed, event });
      execution.closing = closed;
      execution.events.push(event);
      tokens.spendAllOf(arn);
      remembered.clear();
      root.lifetime.end();
      changed();
    },
    abandon: () => root.lifetime.end(),
  };
  return run;
}
