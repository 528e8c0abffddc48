import { policyJson } from "./policy-json.ts";
import { type ReadStatement, readStatement } from "./read-statement.ts";

/** A policy document as it was read, or why it was not. */
export type ReadDocument =
  | {
      statements: readonly ReadStatement[];
      /** What stands in the document beside its statements: Version and Id. */
      head: Readonly<Record<string, unknown>>;
      unread?: undefined;
    }
  | { unread: string; statements?: undefined };

/**
 * Reads an identity policy or a permissions boundary. Never throws: a document that is not understood as a whole is
 * `unread` with a sentence, a statement that is not understood has `faults`.
 */
export function readDocument(text: string): ReadDocument {
  const { statements, head, unread } = { head: {}, ...policyJson(text) };
  if (statements === undefined) return { unread };
  return { statements: statements.map((statement, at) => readStatement(statement, at + 1)), head };
}
