import { AwsFault } from "../../wire/fault.ts";
import { CURRENT, type NewVersion } from "../versions.ts";
import { optionalList, refuseOthers, requestToken, secretId, secretValue } from "./members.ts";

const MEMBERS = ["SecretId", "ClientRequestToken", "SecretString", "SecretBinary", "VersionStages"];

export function readPutSecretValue(input: Record<string, unknown>): { id: string; version: NewVersion } {
  refuseOthers("PutSecretValue", input, MEMBERS);
  const id = secretId(input);
  const value = secretValue(input);
  if (!value)
    throw new AwsFault("InvalidRequestException", "You must provide either SecretString or SecretBinary.");
  const stages = optionalList(
    input,
    "VersionStages",
    "a list of strings",
    (stage): stage is string => typeof stage === "string",
  );
  if (stages?.length === 0)
    throw new AwsFault("InvalidParameterException", "VersionStages has to name at least one staging label.");
  return { id, version: { id: requestToken(input), value, stages: stages ?? [CURRENT] } };
}
