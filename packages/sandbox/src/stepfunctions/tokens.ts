import { randomBytes } from "node:crypto";
import type { Answer, JournalLine } from "./journal.ts";

/** The task behind a token, waiting. */
export interface ParkedTask {
  answered(answer: Answer): void;
  heartbeat(at: number): void;
}

interface Token {
  execution: string;
  spent: boolean;
  answer?: Answer;
  /** Milliseconds since 1970. */
  lastHeartbeat?: number;
  task?: ParkedTask;
}

export type TokenState = "unknown" | "spent" | "open";

/** Task tokens: each is for one attempt of one task, and takes one answer. */
export interface Tokens {
  issue(execution: string): string;
  state(token: string): TokenState;
  /** The ARN of the execution that issued it. */
  executionOf(token: string): string | undefined;
  /** Writes the answer down, then hands it over; the token must be open. */
  answer(token: string, answer: Answer): void;
  heartbeat(token: string, at: number): void;
  lastHeartbeat(token: string): number | undefined;
  /** An answer that came before the task was parked is handed over at once. */
  park(token: string, task: ParkedTask): void;
  /** Timed out, retried or otherwise over: late answers are refused. */
  spend(token: string): void;
  spendAllOf(execution: string): void;
  /** Takes up a line of the journal. */
  recover(line: JournalLine): void;
}

export function createTokens(append: (line: JournalLine) => void): Tokens {
  const tokens = new Map<string, Token>();
  const byExecution = new Map<string, Token[]>();
  const enter = (token: string, execution: string) => {
    const entry: Token = { execution, spent: false };
    tokens.set(token, entry);
    const others = byExecution.get(execution);
    if (others) others.push(entry);
    else byExecution.set(execution, [entry]);
  };
  const known = (token: string): Token => {
    const found = tokens.get(token);
    if (!found) throw new Error("A token was used that was never issued.");
    return found;
  };
  const spendAllOf = (execution: string) => {
    for (const token of byExecution.get(execution) ?? []) {
      token.spent = true;
      delete token.task;
    }
    byExecution.delete(execution);
  };

  return {
    issue(execution) {
      // AWS's tokens have this alphabet too, and 1,024 characters at most.
      const token = `AQ${randomBytes(96).toString("base64")}`;
      enter(token, execution);
      append({ kind: "token", token, execution });
      return token;
    },
    state(token) {
      const found = tokens.get(token);
      if (!found) return "unknown";
      return found.spent || found.answer ? "spent" : "open";
    },
    executionOf: (token) => tokens.get(token)?.execution,
    answer(token, answer) {
      const found = known(token);
      append({ kind: "answered", token, answer });
      found.answer = answer;
      found.task?.answered(answer);
    },
    heartbeat(token, at) {
      const found = known(token);
      append({ kind: "heartbeat", token, at });
      found.lastHeartbeat = at;
      found.task?.heartbeat(at);
    },
    lastHeartbeat: (token) => tokens.get(token)?.lastHeartbeat,
    park(token, task) {
      const found = known(token);
      if (found.answer) task.answered(found.answer);
      else found.task = task;
    },
    spend(token) {
      const found = known(token);
      if (found.spent) return;
      found.spent = true;
      delete found.task;
      append({ kind: "spent", token });
    },
    spendAllOf,
    recover(line) {
      if (line.kind === "token") enter(line.token, line.execution);
      if (line.kind === "answered") known(line.token).answer = line.answer;
      if (line.kind === "heartbeat") known(line.token).lastHeartbeat = line.at;
      if (line.kind === "spent") known(line.token).spent = true;
      if (line.kind === "closed") spendAllOf(line.execution);
    },
  };
}
