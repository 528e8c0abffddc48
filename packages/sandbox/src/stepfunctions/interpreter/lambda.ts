import { isObject, type Json } from "../language/definition.ts";
import { RUNTIME, StateError } from "../language/errors.ts";

/** One call of a function. */
export interface Call {
  functionName: string;
  /** As the definition names it, where that is an ARN. */
  functionArn?: string;
  payload: Json;
}

/** Reads the arguments of a `lambda:invoke` task. */
export function callOf(given: Json): Call {
  const refuse = (why: string) => new StateError(RUNTIME, `The arguments of lambda:invoke ${why}`);
  if (!isObject(given)) throw refuse("are not an object.");
  const { FunctionName: name, Payload: payload = {}, ...rest } = given;
  if (typeof name !== "string" || name === "") throw refuse("have no FunctionName.");
  const [other] = Object.keys(rest);
  if (other !== undefined) throw refuse(`have ${other}, and only FunctionName and Payload are taken here.`);
  const functionName = nameIn(name);
  return {
    functionName,
    ...(name === functionName ? {} : { functionArn: name }),
    payload: payload as Json,
  };
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]`, or the name itself. */
function nameIn(name: string): string {
  return /^arn:[^:]+:lambda:[^:]*:\d{12}:function:([^:]+)(:[^:]+)?$/.exec(name)?.[1] ?? name;
}
