import { AwsFault } from "../../wire/fault.ts";
import { refuseUnkept, requiredDefinition, requiredRole } from "./definition.ts";
import { legalName, optionalChoice, optionalObject, requiredText } from "./fields.ts";

export interface CreateStateMachineInput {
  name: string;
  definition: string;
  roleArn: string;
  loggingConfiguration: Record<string, unknown>;
  tracingConfiguration: Record<string, unknown>;
}

export function validateCreateStateMachine(given: Record<string, unknown>): CreateStateMachineInput {
  const name = legalName(requiredText(given, "name", { most: 80 }));
  const type = optionalChoice(given, "type", ["STANDARD", "EXPRESS"]);
  if (type === "EXPRESS")
    throw new AwsFault("StateMachineTypeNotSupported", "Only STANDARD state machines run here.");
  refuseUnkept(given);
  return {
    name,
    roleArn: requiredRole(given),
    definition: requiredDefinition(given),
    loggingConfiguration: optionalObject(given, "loggingConfiguration") ?? {
      level: "OFF",
      includeExecutionData: false,
    },
    tracingConfiguration: optionalObject(given, "tracingConfiguration") ?? { enabled: false },
  };
}
