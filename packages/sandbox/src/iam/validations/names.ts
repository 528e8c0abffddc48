import { requiredText } from "./form.ts";

const NAME = "[\\w+=,.@-]+";

export function readRoleName(input: URLSearchParams): string {
  return requiredText(input, "RoleName", { least: 1, most: 64, pattern: NAME });
}

/** Of an inline policy. */
export function readPolicyName(input: URLSearchParams): string {
  return requiredText(input, "PolicyName", { least: 1, most: 128, pattern: NAME });
}

export function readPolicyArn(input: URLSearchParams): string {
  return requiredText(input, "PolicyArn", { least: 20, most: 2048 });
}

/** `v1` and on. */
export function readVersionId(input: URLSearchParams): string {
  return requiredText(input, "VersionId", {
    least: 1,
    most: 131_072,
    pattern: "v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?",
  });
}

/** As it was sent. */
export function readPolicyText(input: URLSearchParams): string {
  return requiredText(input, "PolicyDocument", { least: 1, most: 131_072 });
}
