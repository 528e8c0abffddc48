import type { JsonOperation } from "../../wire/awsjson.ts";
import type { Clock } from "../../wire/clock.ts";
import { foundSecret } from "../found.ts";
import type { Secrets } from "../secrets.ts";
import { readPutSecretValue } from "../validations/PutSecretValue.ts";
import { withVersion } from "../versions.ts";

/** A new version, which is the current one unless the request says otherwise. */
export function putSecretValue(secrets: Secrets, clock: Clock): JsonOperation {
  return (given, request) => {
    const { id, version } = readPutSecretValue(given);
    const secret = foundSecret(secrets, request, "secretsmanager:PutSecretValue", id);
    const changed = withVersion(secret, version, clock.now().toISOString());
    secrets.put(changed);
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: version.id,
      VersionStages: changed.versions.find((one) => one.id === version.id)?.stages ?? [],
    };
  };
}
