import type { Clock } from "../wire/clock.ts";
import { AwsFault } from "../wire/fault.ts";
import { executionArn } from "./arns.ts";
import { type Execution, type ExecutionStart, startOf, statusOf } from "./executions.ts";
import type { StoredEvent } from "./history.ts";
import { notTrusted } from "./interpreter/role.ts";
import { type Assume, createRun, type Invoke, type Run, type Surroundings } from "./interpreter/run.ts";
import { runWorkflow } from "./interpreter/workflow.ts";
import type { Journal, JournalLine, StepLine } from "./journal.ts";
import { parseDefinition } from "./language/definition.ts";
import { StateError, TIMEOUT } from "./language/errors.ts";
import { createEvaluator } from "./language/expressions.ts";
import { Interrupted } from "./lifetime.ts";
import { KEPT_AFTER_CLOSE, LONGEST_EXECUTION } from "./limits.ts";
import type { StateMachine } from "./machines.ts";
import { createTokens, type Tokens } from "./tokens.ts";

/** Machines, executions and tokens: everything that the operations act on. */
export interface Engine {
  readonly clock: Clock;
  readonly tokens: Tokens;
  machine(arn: string): StateMachine | undefined;
  machines(): StateMachine[];
  /** Throws AccessDeniedException for a machine whose role does not trust Step Functions. */
  saveMachine(machine: StateMachine): void;
  execution(arn: string): Execution | undefined;
  /** Newest first; without those closed more than 90 days ago. */
  executions(): Execution[];
  /**
   * Starts an execution, or gives the one that runs under that name with the same input. Throws
   * ExecutionAlreadyExists for any other that has the name.
   */
  start(machine: StateMachine, name: string, input: string): Execution;
  /** Ends a running execution as ABORTED. */
  abort(arn: string, why: { error?: string; cause?: string }): void;
  /** Stops all work and leaves the journal as it is. */
  close(): void;
}

export interface EngineOptions {
  clock: Clock;
  invoke: Invoke;
  assume?: Assume;
  journal: Journal;
  /** What the journal held when it was opened. */
  lines: readonly JournalLine[];
  changed(): void;
}

export function createEngine({ clock, invoke, assume, journal, lines, changed }: EngineOptions): Engine {
  const machines = new Map<string, StateMachine>();
  const executions = new Map<string, Execution>();
  const runs = new Map<string, { run: Run; callOffDeadline: () => void }>();
  const append = (line: JournalLine) => journal.append(line);
  const tokens = createTokens(append);
  const evaluator = createEvaluator(() => clock.now());
  const surroundings: Surroundings = {
    clock,
    invoke,
    ...(assume ? { assume } : {}),
    tokens,
    evaluator,
    append,
    changed,
    machine: (arn) => engine.machine(arn),
    start: (machine, name, input) => engine.start(machine, name, input),
  };

  const run = (execution: Execution, remembered: Map<string, StepLine>) => {
    const { arn, definition, startDate } = execution.start;
    const workflow = parseDefinition(definition);
    const work = createRun(execution, surroundings, remembered, runWorkflow);
    const allowed = Math.min((workflow.TimeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000, LONGEST_EXECUTION);
    const callOffDeadline = clock.after(Math.max(startDate + allowed - clock.now().getTime(), 0), () =>
      work.close({ status: "TIMED_OUT", error: TIMEOUT }),
    );
    runs.set(arn, { run: work, callOffDeadline });
    work.root.lifetime.onEnd(() => {
      callOffDeadline();
      runs.delete(arn);
    });
    runWorkflow(work, work.root, workflow, work.input).then(
      (output) => work.close({ status: "SUCCEEDED", output: JSON.stringify(output) }),
      (error: unknown) => {
        if (error instanceof Interrupted) return;
        const known = error instanceof StateError;
        work.close({
          status: "FAILED",
          // A fault of the interpreter itself must not leave the execution running for ever.
          ...withoutEmpty(known ? error.error : "States.Runtime", known ? error.cause : String(error)),
        });
      },
    );
  };

  const kept = ({ closing }: Execution) =>
    !closing || closing.stopDate >= clock.now().getTime() - KEPT_AFTER_CLOSE;

  const recovered = recover(lines, machines, executions, tokens);
  // The world that made this engine first finishes what it is doing, so that functions can be invoked.
  const resumption = setImmediate(() => {
    for (const execution of executions.values()) {
      const remembered = recovered.get(execution.start.arn);
      if (statusOf(execution) === "RUNNING" && remembered) run(execution, remembered);
    }
    recovered.clear();
  });

  const begin = (start: ExecutionStart): Execution => {
    const event = startedEvent(start);
    append({ kind: "started", start, event });
    const execution: Execution = { start, closing: undefined, events: [event] };
    // A name used again counts as new in every list.
    executions.delete(start.arn);
    executions.set(start.arn, execution);
    changed();
    run(execution, new Map());
    return execution;
  };

  const engine: Engine = {
    clock,
    tokens,
    machine: (arn) => machines.get(arn),
    machines: () => [...machines.values()],
    saveMachine(machine) {
      if (assume && !assume(machine)) throw notTrusted();
      append({ kind: "machine", machine });
      machines.set(machine.arn, machine);
      changed();
    },
    execution(arn) {
      const found = executions.get(arn);
      return found && kept(found) ? found : undefined;
    },
    executions: () => [...executions.values()].filter(kept).reverse(),
    start(machine, name, input) {
      const arn = executionArn(machine.arn, name);
      const existing = engine.execution(arn);
      if (existing && (statusOf(existing) !== "RUNNING" || existing.start.input !== input))
        throw new AwsFault("ExecutionAlreadyExists", `Execution Already Exists: '${arn}'`);
      return existing ?? begin(startOf(machine, arn, name, input, clock.now().getTime()));
    },
    abort: (arn, why) => runs.get(arn)?.run.close({ status: "ABORTED", ...why }),
    close() {
      clearImmediate(resumption);
      for (const { run } of [...runs.values()]) run.abandon();
      journal.close();
    },
  };
  return engine;
}

/** Takes up what the journal holds; gives the recorded steps of each execution by their keys. */
function recover(
  lines: readonly JournalLine[],
  machines: Map<string, StateMachine>,
  executions: Map<string, Execution>,
  tokens: Tokens,
): Map<string, Map<string, StepLine>> {
  const steps = new Map<string, Map<string, StepLine>>();
  for (const line of lines) {
    tokens.recover(line);
    if (line.kind === "machine") machines.set(line.machine.arn, line.machine);
    if (line.kind === "started") {
      executions.delete(line.start.arn);
      executions.set(line.start.arn, { start: line.start, closing: undefined, events: [line.event] });
      steps.set(line.start.arn, new Map());
    }
    if (line.kind === "step") {
      executions.get(line.execution)?.events.push(...(line.events ?? []));
      steps.get(line.execution)?.set(line.key, line);
    }
    if (line.kind === "closed") {
      const execution = executions.get(line.execution);
      if (execution) execution.closing = line.closing;
      execution?.events.push(line.event);
      steps.delete(line.execution);
    }
  }
  return steps;
}

function startedEvent({ input, roleArn, startDate }: ExecutionStart): StoredEvent {
  return {
    id: 1,
    previousEventId: 0,
    at: startDate,
    type: "ExecutionStarted",
    details: { input, inputDetails: { truncated: false }, roleArn },
    scope: "",
  };
}

function withoutEmpty(error: string, cause: string): { error?: string; cause?: string } {
  return { ...(error !== "" && { error }), ...(cause !== "" && { cause }) };
}
