import { AwsFault } from "../../wire/fault.ts";
import type { Secret, SecretValue } from "../secrets.ts";
import {
  optionalList,
  optionalText,
  refuseOthers,
  requestToken,
  requiredText,
  secretValue,
} from "./members.ts";

export interface CreateSecretInput {
  name: string;
  token: string;
  value: SecretValue | undefined;
  described: Pick<Secret, "description" | "kmsKeyId" | "tags">;
}

const MEMBERS = [
  "Name",
  "ClientRequestToken",
  "Description",
  "KmsKeyId",
  "SecretString",
  "SecretBinary",
  "Tags",
];

export function readCreateSecret(input: Record<string, unknown>): CreateSecretInput {
  refuseOthers("CreateSecret", input, MEMBERS);
  const name = requiredText(input, "Name", 512);
  if (!/^[A-Za-z0-9/_+=.@!-]+$/.test(name))
    throw new AwsFault(
      "ValidationException",
      "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!",
    );
  const description = optionalText(input, "Description", 2048, 0);
  const kmsKeyId = optionalText(input, "KmsKeyId", 2048, 0);
  const tags = optionalList(input, "Tags", "a list of tags", isTag);
  return {
    name,
    token: requestToken(input),
    value: secretValue(input),
    described: {
      ...(description === undefined ? {} : { description }),
      ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
      ...(tags === undefined ? {} : { tags }),
    },
  };
}

function isTag(given: unknown): given is { Key: string; Value: string } {
  if (typeof given !== "object" || given === null) return false;
  const { Key, Value } = given as Record<string, unknown>;
  return typeof Key === "string" && typeof Value === "string";
}
