import { optionalText, refuseOthers, secretId } from "./members.ts";

export interface GetSecretValueInput {
  id: string;
  versionId: string | undefined;
  stage: string | undefined;
}

export function readGetSecretValue(input: Record<string, unknown>): GetSecretValueInput {
  refuseOthers("GetSecretValue", input, ["SecretId", "VersionId", "VersionStage"]);
  return {
    id: secretId(input),
    versionId: optionalText(input, "VersionId", 64, 32),
    stage: optionalText(input, "VersionStage", 256),
  };
}
