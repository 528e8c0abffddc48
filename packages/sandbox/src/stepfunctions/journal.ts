import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Closing, ExecutionStart } from "./executions.ts";
import type { StoredEvent } from "./history.ts";
import type { Json } from "./language/definition.ts";
import type { StateMachine } from "./machines.ts";

/** What SendTaskSuccess or SendTaskFailure brought. */
export type Answer = { output: Json } | { error: string; cause: string };

/** Something an execution has done and need not do again: its value or failure, with the events it caused. */
export interface StepLine {
  kind: "step";
  execution: string;
  /** Scope, visit and name: `/2.0.1/0/task.1`. */
  key: string;
  value?: Json;
  failure?: { error: string; cause: string };
  events?: StoredEvent[];
  /** The last event of the scope, on which the next one follows. */
  last: number;
}

/** What the journal holds, one JSON line each, in the order in which it happened. */
export type JournalLine =
  | { kind: "machine"; machine: StateMachine }
  | { kind: "started"; start: ExecutionStart; event: StoredEvent }
  | StepLine
  | { kind: "closed"; execution: string; closing: Closing; event: StoredEvent }
  | { kind: "token"; token: string; execution: string }
  | { kind: "answered"; token: string; answer: Answer }
  | { kind: "heartbeat"; token: string; at: number }
  | { kind: "spent"; token: string };

export interface Journal {
  /** On disk (in the operating system's hands) when this returns, so a killed process loses nothing. */
  append(line: JournalLine): void;
  close(): void;
}

/** Opens the journal and gives what it holds. No file: nothing is kept. */
export function openJournal(file: string | undefined): { journal: Journal; lines: JournalLine[] } {
  if (!file) return { journal: { append() {}, close() {} }, lines: [] };
  mkdirSync(dirname(file), { recursive: true });
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  // A process killed while writing leaves half a line, of which nobody was told yet.
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const lines = whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line, index) => readLine(line, file, index + 1));
  let descriptor: number | undefined = openSync(file, "a");
  ftruncateSync(descriptor, Buffer.byteLength(whole, "utf8"));
  return {
    lines,
    journal: {
      append(line) {
        if (descriptor === undefined) throw new Error(`The journal ${file} is closed.`);
        writeSync(descriptor, `${JSON.stringify(line)}\n`);
      },
      close() {
        if (descriptor !== undefined) closeSync(descriptor);
        descriptor = undefined;
      },
    },
  };
}

function readLine(line: string, file: string, number: number): JournalLine {
  try {
    return JSON.parse(line) as JournalLine;
  } catch (error) {
    throw new Error(
      `Line ${number} of the Step Functions journal ${file} is not JSON (${(error as Error).message}). ` +
        "Mend or remove the file to start afresh.",
    );
  }
}
