import { AwsFault } from "../../wire/fault.ts";

/** What the service model takes for a function: its name, or its ARN, whole or in part. */
const NAME =
  /^(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:[a-z]{2}(?:-gov)?-[a-z]+-\d{1}:)?(?:\d{12}:)?(?:function:)?([a-zA-Z0-9-_.]+)(?::(?:\$LATEST|[a-zA-Z0-9-_]+))?$/;

/** The bare name. Throws Lambda's `ValidationException` for what is none. */
export function readFunctionName(given: string): string {
  const [, name] = NAME.exec(given) ?? [];
  if (name === undefined || given.length > 170)
    throw new AwsFault(
      "ValidationException",
      `1 validation error detected: Value '${given}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAME.source}`,
    );
  return name;
}
