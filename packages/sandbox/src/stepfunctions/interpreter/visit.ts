import type { Json, JsonObject, Reshaping, State } from "../language/definition.ts";
import { DATA_LIMIT_EXCEEDED, QUERY_EVALUATION_ERROR, StateError } from "../language/errors.ts";
import { bytesOf, LARGEST_PAYLOAD } from "../limits.ts";
import type { Run, Scope } from "./run.ts";

/** What `$states` holds besides input and context. */
export interface Extra {
  result?: Json;
  errorOutput?: Json;
  /** Members of the context object that exist for this expression only. */
  context?: JsonObject;
}

/** One attempt at one state that an execution has entered. */
export interface Visit<S extends State = State> {
  readonly run: Run;
  readonly scope: Scope;
  readonly state: S;
  readonly name: string;
  /** The how-manieth state this is in its scope, from 0. */
  readonly number: number;
  /** How often it was retried before, from 0. */
  readonly attempt: number;
  readonly input: Json;
  /** Key under which this attempt's `step` is recorded. */
  key(step: string): string;
  /**
   * Evaluates a field of the state. `wrong` says what is wrong with a value, if anything. A failure is noted in
   * the history, then thrown as `States.QueryEvaluationError`.
   */
  evaluate(
    template: Json,
    field: string,
    extra?: Extra,
    wrong?: (value: Json) => string | undefined,
  ): Promise<Json>;
}

/** What a state has done: its result, and what makes output and variables of it. */
export interface Performed {
  /** `undefined` for the states that have none (Pass, Choice, Wait, Succeed). */
  result?: Json;
  reshaping: Reshaping;
  /** `undefined`: the workflow ends here. */
  next: string | undefined;
}

export interface Entered {
  /** ISO 8601. */
  at: string;
  event: number;
}

export function createVisit<S extends State>(
  facts: Pick<Visit<S>, "run" | "scope" | "state" | "name" | "number" | "attempt" | "input">,
  entered: Entered,
): Visit<S> {
  const { run, scope, name, number, attempt, input } = facts;
  const key = (step: string) => `${number}/${step}.${attempt}`;

  const fail = (field: string, what: string): Promise<never> => {
    const cause = `An error occurred while executing the state '${name}' (entered at the event id #${entered.event}). ${what}`;
    return run.record(scope, key(`evaluation:${field}`), (drafts): never => {
      const details = { error: QUERY_EVALUATION_ERROR, cause, location: field, state: name };
      drafts.push({ type: "EvaluationFailed", details });
      throw new StateError(QUERY_EVALUATION_ERROR, cause);
    });
  };

  return {
    ...facts,
    key,
    async evaluate(template, field, extra = {}, wrong) {
      const { context, ...data } = extra;
      const states = {
        input,
        ...data,
        context: { ...contextOf(run, scope, name, attempt, entered), ...context },
      };
      let value: Json;
      try {
        value = await run.surroundings.evaluator.evaluate(template, field, {
          variables: scope.variables,
          states,
        });
      } catch (error) {
        if (error instanceof StateError) return fail(field, error.cause);
        throw error;
      }
      const complaint = wrong?.(value);
      return complaint === undefined ? value : fail(field, `The value of the field '${field}' ${complaint}`);
    },
  };
}

/** The context object (developer guide, "Accessing execution data from the Context object"). */
function contextOf(run: Run, scope: Scope, name: string, attempt: number, entered: Entered): JsonObject {
  const { start } = run.execution;
  return {
    Execution: {
      Id: start.arn,
      Input: run.input,
      Name: start.name,
      RoleArn: start.roleArn,
      StartTime: new Date(start.startDate).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: start.machineArn, Name: start.machineName },
    State: { EnteredTime: entered.at, Name: name, RetryCount: attempt },
    ...(scope.mapItem && { Map: { Item: scope.mapItem } }),
  };
}

/** Throws States.DataLimitExceeded for a value of more than 256 KiB. */
export function withinLimit(value: Json, whose: string): void {
  if (bytesOf(JSON.stringify(value)) > LARGEST_PAYLOAD)
    throw new StateError(
      DATA_LIMIT_EXCEEDED,
      `${whose} has a size exceeding the maximum number of bytes service limit (${LARGEST_PAYLOAD}).`,
    );
}
