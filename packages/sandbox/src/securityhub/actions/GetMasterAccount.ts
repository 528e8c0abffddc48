import type { Call } from "../call.ts";
import { administratorShapeOf } from "./GetAdministratorAccount.ts";

/** The older name of the same, with the older name in its output. */
export function getMasterAccount(_input: undefined, call: Call) {
  const Master = administratorShapeOf(call);
  return Master ? { Master } : {};
}
