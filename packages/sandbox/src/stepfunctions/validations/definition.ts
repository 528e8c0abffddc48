import { AwsFault } from "../../wire/fault.ts";
import { validateDefinition } from "../language/validate.ts";
import { LARGEST_DEFINITION } from "../limits.ts";
import { requiredText } from "./fields.ts";

/** A definition that runs here; refused with everything that is wrong with it. */
export function requiredDefinition(given: Record<string, unknown>): string {
  const definition = requiredText(given, "definition", { most: LARGEST_DEFINITION });
  const problems = validateDefinition(definition);
  if (problems.length === 0) return definition;
  const list = problems.map(({ what, at }) => `${what} at ${at}`).join(", ");
  throw new AwsFault(
    "InvalidDefinition",
    `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${list}'`,
  );
}

export function requiredRole(given: Record<string, unknown>): string {
  const roleArn = requiredText(given, "roleArn", { most: 256 });
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(roleArn))
    throw new AwsFault("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${roleArn}'`);
  return roleArn;
}

/** Versions and encryption with a customer's key are real, and not kept here: asking for them must not pass in silence. */
export function refuseUnkept(given: Record<string, unknown>): void {
  for (const field of ["publish", "versionDescription", "encryptionConfiguration"])
    if (given[field] !== undefined && given[field] !== null && given[field] !== false)
      throw new AwsFault(
        "ValidationException",
        `The practice world's Step Functions does not take ${field}.`,
      );
}
