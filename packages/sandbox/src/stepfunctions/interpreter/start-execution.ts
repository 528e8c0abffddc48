import { randomUUID } from "node:crypto";
import { notAuthorized } from "../../iam/denied.ts";
import { AwsFault } from "../../wire/fault.ts";
import { parseStatesArn } from "../arns.ts";
import { isObject, type Json } from "../language/definition.ts";
import { RUNTIME, StateError } from "../language/errors.ts";
import { machineIn } from "../machines.ts";
import { validateStartExecution } from "../validations/StartExecution.ts";
import { authorize } from "./role.ts";
import type { Run } from "./run.ts";

/** One execution to be started. */
export interface Order {
  stateMachineArn: string;
  name: string;
  /** Text of JSON. */
  input: string;
}

/** Refusals that the service's model knows; for any other the integration has one name. */
const MODELLED = [
  "ExecutionAlreadyExists",
  "InvalidArn",
  "InvalidExecutionInput",
  "InvalidName",
  "StateMachineDoesNotExist",
];

/**
 * Reads the arguments of a `states:startExecution` task. A name that is not given is drawn here, with what is
 * journaled, so that the same start after a restart is the same execution.
 */
export function orderOf(given: Json): Order {
  const refuse = (why: string) => new StateError(RUNTIME, `The arguments of states:startExecution ${why}`);
  if (!isObject(given)) throw refuse("are not an object.");
  const { StateMachineArn: stateMachineArn, Name: name = randomUUID(), Input: input = {}, ...rest } = given;
  if (typeof stateMachineArn !== "string" || stateMachineArn === "")
    throw refuse("have no StateMachineArn that is a text.");
  if (typeof name !== "string") throw refuse("have a Name that is not a text.");
  const [other] = Object.keys(rest);
  if (other !== undefined)
    throw refuse(`have ${other}, and only StateMachineArn, Name and Input are taken here.`);
  return { stateMachineArn, name, input: JSON.stringify(input) };
}

/**
 * Starts the execution in the Region and account of the one that asks; does not wait for it. The result is that
 * of the optimized integration. A refusal fails the task as `StepFunctions.<Name>Exception`.
 */
export function startOrdered(run: Run, order: Order): Json {
  const { start: by } = run.execution;
  const home = parseStatesArn(by.arn);
  try {
    const { stateMachineArn, input } = validateStartExecution({ ...order });
    if (parseStatesArn(stateMachineArn)?.accountId !== home?.accountId)
      throw new AwsFault(
        "AccessDeniedException",
        notAuthorized(by.roleArn, "states:StartExecution", stateMachineArn),
      );
    authorize(run, "states:StartExecution", stateMachineArn);
    const machine = machineIn(home?.region, stateMachineArn, run.surroundings.machine);
    const { start } = run.surroundings.start(machine, order.name, input);
    return {
      ExecutionArn: start.arn,
      SdkHttpMetadata: { HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: randomUUID() },
      StartDate: start.startDate,
    };
  } catch (error) {
    if (error instanceof AwsFault) throw failureOf(error);
    throw error;
  }
}

function failureOf({ code, message, status }: AwsFault): StateError {
  const name = MODELLED.includes(code) ? `${code}Exception` : "AWSStepFunctionsException";
  return new StateError(
    `StepFunctions.${name}`,
    `${message} (Service: AWSStepFunctions; Status Code: ${status}; Error Code: ${code}; Request ID: ${randomUUID()}; Proxy: null)`,
  );
}
