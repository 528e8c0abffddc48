import type { JsonOperation } from "../../wire/awsjson.ts";
import { AwsFault } from "../../wire/fault.ts";
import { foundSecret, notFound } from "../found.ts";
import type { Secrets } from "../secrets.ts";
import { readGetSecretValue } from "../validations/GetSecretValue.ts";
import { CURRENT } from "../versions.ts";

/** A version by its id, by its staging label, or the current one. */
export function getSecretValue(secrets: Secrets): JsonOperation {
  return (given, request) => {
    const {
      id,
      versionId,
      stage = versionId === undefined ? CURRENT : undefined,
    } = readGetSecretValue(given);
    const { arn, name, versions } = foundSecret(secrets, request, "secretsmanager:GetSecretValue", id);
    const version = versions.find((one) =>
      versionId === undefined ? one.stages.includes(stage ?? CURRENT) : one.id === versionId,
    );
    if (!version) {
      const sought = versionId === undefined ? `staging label: ${stage}` : `VersionId: ${versionId}`;
      throw notFound(`Secrets Manager can't find the specified secret value for ${sought}`);
    }
    if (stage !== undefined && !version.stages.includes(stage))
      throw new AwsFault(
        "InvalidRequestException",
        "You provided a VersionStage that is not associated to the provided VersionId.",
      );
    return {
      ARN: arn,
      Name: name,
      VersionId: version.id,
      VersionStages: version.stages,
      CreatedDate: new Date(version.created),
      ...("text" in version.value ? { SecretString: version.value.text } : {}),
      ...("binary" in version.value ? { SecretBinary: version.value.binary } : {}),
    };
  };
}
