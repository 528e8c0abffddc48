import type { SucceedState } from "../language/definition.ts";
import type { Performed, Visit } from "./visit.ts";

/** Ends its workflow well. */
export async function performSucceed({ state }: Visit<SucceedState>): Promise<Performed> {
  return { reshaping: state, next: undefined };
}
