import type { PolicyDocument } from "../../seeds/seed.ts";
import { AwsFault } from "../../wire/fault.ts";
import { MalformedPolicy, readPolicy } from "../policy.ts";
import { constraint, invalid, refuseUnknownHere, requiredText, text } from "./form.ts";

export interface AssumeRoleInput {
  roleArn: string;
  roleSessionName: string;
  externalId?: string;
  /** Seconds. */
  duration: number;
  policy?: PolicyDocument;
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
  refuseUnknownHere("AssumeRole", input, UNKNOWN_HERE);
  const roleArn = requiredText(input, "RoleArn", { least: 20, most: 2048 });
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/./.test(roleArn)) throw invalid(`${roleArn} is invalid`);
  const roleSessionName = requiredText(input, "RoleSessionName", {
    least: 2,
    most: 64,
    pattern: "[\\w+=,.@-]*",
  });
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

function readSessionPolicy(given: string | null): { policy?: PolicyDocument } {
  if (given === null || given === "") return {};
  if (given.length > LONGEST_POLICY)
    throw constraint(given, "policy", `Member must have length less than or equal to ${LONGEST_POLICY}`);
  try {
    const policy: unknown = JSON.parse(given);
    readPolicy(policy, "identity");
    return { policy: policy as PolicyDocument };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof MalformedPolicy)
      throw new AwsFault("MalformedPolicyDocument", `The session policy is malformed: ${error.message}`);
    throw error;
  }
}

/** How much of the room for session policies these use, in per cent; `undefined` where there is none. */
export function packedPolicySize(policies: readonly (PolicyDocument | undefined)[]): number | undefined {
  const given = policies.filter((policy) => policy !== undefined);
  const length = given.reduce((sum, policy) => sum + JSON.stringify(policy).length, 0);
  return given.length === 0 ? undefined : Math.ceil((length / LONGEST_POLICY) * 100);
}
