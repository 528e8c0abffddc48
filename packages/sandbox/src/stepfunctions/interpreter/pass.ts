import type { PassState } from "../language/definition.ts";
import type { Performed, Visit } from "./visit.ts";

/** Hands its input on, reshaped. */
export async function performPass({ state }: Visit<PassState>): Promise<Performed> {
  return { reshaping: state, next: state.Next };
}
