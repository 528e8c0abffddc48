import { AwsFault } from "../wire/fault.ts";
import { parseStatesArn } from "./arns.ts";

/** A state machine as CreateStateMachine or UpdateStateMachine left it. */
export interface StateMachine {
  arn: string;
  name: string;
  definition: string;
  roleArn: string;
  loggingConfiguration: Record<string, unknown>;
  tracingConfiguration: Record<string, unknown>;
  /** Milliseconds since 1970. */
  creationDate: number;
  revisionId: string;
}

/** The machine of that ARN; another Region's endpoint does not know it. Throws StateMachineDoesNotExist. */
export function machineIn(
  region: string | undefined,
  arn: string,
  known: (arn: string) => StateMachine | undefined,
): StateMachine {
  const machine = parseStatesArn(arn)?.region === region ? known(arn) : undefined;
  if (!machine) throw new AwsFault("StateMachineDoesNotExist", `State Machine Does Not Exist: '${arn}'`);
  return machine;
}
