import type { FailState, Json } from "../language/definition.ts";
import { StateError } from "../language/errors.ts";
import type { Visit } from "./visit.ts";

const text = (value: Json) => (typeof value === "string" ? undefined : "is not a string.");

/** Ends its workflow with an error of its own. */
export async function performFail(visit: Visit<FailState>): Promise<never> {
  const { Error: error = "", Cause: cause = "" } = visit.state;
  throw new StateError(
    String(await visit.evaluate(error, "Error", {}, text)),
    String(await visit.evaluate(cause, "Cause", {}, text)),
  );
}
