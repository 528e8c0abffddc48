import type { PolicyDocument } from "../../seeds/seed.ts";
import { AwsFault } from "../../wire/fault.ts";
import { MalformedPolicy, readPolicy } from "../policy.ts";

export interface AssumeRoleInput {
  roleArn: string;
  roleSessionName: string;
  externalId?: string;
  /** Seconds. */
  duration: number;
  policy?: PolicyDocument;
  /** How much of the room for session policies is used, in per cent. */
  policySize?: number;
}

const UNKNOWN_HERE = [
  "PolicyArns",
  "Tags",
  "TransitiveTagKeys",
  "SourceIdentity",
  "SerialNumber",
  "TokenCode",
  "ProvidedContexts",
];

/** Longest inline session policy, in characters. */
const LONGEST_POLICY = 2048;

/** Reads the form; limits and patterns are those of the STS API reference. */
export function readAssumeRole(input: URLSearchParams): AssumeRoleInput {
  for (const name of UNKNOWN_HERE)
    if ([...input.keys()].some((key) => key === name || key.startsWith(`${name}.`)))
      throw invalid(`The practice world's AssumeRole does not take ${name}.`);

  const roleArn = text(input, "RoleArn", { least: 20, most: 2048 });
  if (roleArn === undefined) throw missing("roleArn");
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/./.test(roleArn)) throw invalid(`${roleArn} is invalid`);
  const roleSessionName = text(input, "RoleSessionName", { least: 2, most: 64, pattern: "[\\w+=,.@-]*" });
  if (roleSessionName === undefined) throw missing("roleSessionName");
  const externalId = text(input, "ExternalId", { least: 2, most: 1224, pattern: "[\\w+=,.@:\\/-]*" });

  return {
    roleArn,
    roleSessionName,
    ...(externalId === undefined ? {} : { externalId }),
    duration: readDuration(input.get("DurationSeconds")),
    ...readSessionPolicy(input.get("Policy")),
  };
}

function readDuration(given: string | null): number {
  if (given === null) return 3600;
  const seconds = Number(given);
  if (!/^-?\d+$/.test(given))
    throw invalid(`DurationSeconds is "${given}" and has to be a whole number of seconds.`);
  if (seconds < 900)
    throw constraint(given, "durationSeconds", "Member must have value greater than or equal to 900");
  if (seconds > 43_200)
    throw constraint(given, "durationSeconds", "Member must have value less than or equal to 43200");
  return seconds;
}

function readSessionPolicy(given: string | null): { policy?: PolicyDocument; policySize?: number } {
  if (given === null || given === "") return {};
  if (given.length > LONGEST_POLICY)
    throw constraint(given, "policy", `Member must have length less than or equal to ${LONGEST_POLICY}`);
  try {
    const policy: unknown = JSON.parse(given);
    readPolicy(policy, "identity");
    return { policy: policy as PolicyDocument, policySize: Math.ceil((given.length / LONGEST_POLICY) * 100) };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof MalformedPolicy)
      throw new AwsFault("MalformedPolicyDocument", `The session policy is malformed: ${error.message}`);
    throw error;
  }
}

function text(
  input: URLSearchParams,
  field: string,
  limits: { least: number; most: number; pattern?: string },
): string | undefined {
  const value = input.get(field);
  if (value === null) return undefined;
  const name = `${field.charAt(0).toLowerCase()}${field.slice(1)}`;
  if (value.length < limits.least)
    throw constraint(value, name, `Member must have length greater than or equal to ${limits.least}`);
  if (value.length > limits.most)
    throw constraint(value, name, `Member must have length less than or equal to ${limits.most}`);
  if (limits.pattern && !new RegExp(`^${limits.pattern}$`).test(value))
    throw constraint(value, name, `Member must satisfy regular expression pattern: ${limits.pattern}`);
  return value;
}

function missing(name: string): AwsFault {
  return invalid(
    `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}

function constraint(value: string, name: string, rule: string): AwsFault {
  return invalid(
    `1 validation error detected: Value '${value}' at '${name}' failed to satisfy constraint: ${rule}`,
  );
}

function invalid(message: string): AwsFault {
  return new AwsFault("ValidationError", message);
}
