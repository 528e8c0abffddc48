import { AwsFault } from "../../wire/fault.ts";
import { refuseUnkept, requiredDefinition, requiredRole } from "./definition.ts";
import { optionalObject, requiredArn } from "./fields.ts";

export interface UpdateStateMachineInput {
  stateMachineArn: string;
  changes: {
    definition?: string;
    roleArn?: string;
    loggingConfiguration?: Record<string, unknown>;
    tracingConfiguration?: Record<string, unknown>;
  };
}

export function validateUpdateStateMachine(given: Record<string, unknown>): UpdateStateMachineInput {
  const stateMachineArn = requiredArn(given, "stateMachineArn", "stateMachine");
  refuseUnkept(given);
  const loggingConfiguration = optionalObject(given, "loggingConfiguration");
  const tracingConfiguration = optionalObject(given, "tracingConfiguration");
  const changes = {
    ...(given.definition !== undefined && { definition: requiredDefinition(given) }),
    ...(given.roleArn !== undefined && { roleArn: requiredRole(given) }),
    ...(loggingConfiguration && { loggingConfiguration }),
    ...(tracingConfiguration && { tracingConfiguration }),
  };
  if (Object.keys(changes).length === 0)
    throw new AwsFault(
      "MissingRequiredParameter",
      "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified",
    );
  return { stateMachineArn, changes };
}
