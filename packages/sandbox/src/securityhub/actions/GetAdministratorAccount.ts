import { type Call, ownPlace } from "../call.ts";
import { refusal } from "../faults.ts";
import { administratorShape } from "../shapes.ts";
import { administratorOf } from "../state.ts";

/** Whose member the caller is. */
export function getAdministratorAccount(_input: undefined, call: Call) {
  const Administrator = administratorShapeOf(call);
  return Administrator ? { Administrator } : {};
}

/** `undefined` without one, where that is no refusal. */
export function administratorShapeOf(call: Call) {
  const administrator = administratorOf(ownPlace(call), call.now);
  if (!administrator && call.switches.getAdministratorNone === "ResourceNotFound")
    throw refusal("ResourceNotFoundException", "noSuchResource", call.switches);
  return administrator && administratorShape(administrator, call.switches);
}
