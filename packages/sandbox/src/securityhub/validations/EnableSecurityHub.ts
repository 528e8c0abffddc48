import { isRecord, Malformed, optionalBoolean, optionalChoice, type RawInput } from "./malformed.ts";

export interface EnableSecurityHubInput {
  tags: Record<string, string>;
  enableDefaultStandards: boolean;
  controlFindingGenerator: "STANDARD_CONTROL" | "SECURITY_CONTROL";
}

/** Left out, `EnableDefaultStandards` is true. */
export function validateEnableSecurityHub({ body }: RawInput): EnableSecurityHubInput {
  return {
    tags: readTags(body.Tags),
    enableDefaultStandards: optionalBoolean(body, "EnableDefaultStandards") ?? true,
    controlFindingGenerator:
      optionalChoice(body.ControlFindingGenerator, "ControlFindingGenerator", [
        "STANDARD_CONTROL",
        "SECURITY_CONTROL",
      ]) ?? "SECURITY_CONTROL",
  };
}

function readTags(given: unknown): Record<string, string> {
  if (given === undefined || given === null) return {};
  if (!isRecord(given)) throw new Malformed("Invalid parameter: Tags must be an object of names and texts.");
  const tags = Object.entries(given).map(([name, value]) => {
    if (typeof value !== "string") throw new Malformed(`Invalid parameter: Tags.${name} must be a string.`);
    return [name, value] as const;
  });
  if (tags.length < 1 || tags.length > 50)
    throw new Malformed("Invalid parameter: Tags must hold from 1 to 50 tags.");
  return Object.fromEntries(tags);
}
