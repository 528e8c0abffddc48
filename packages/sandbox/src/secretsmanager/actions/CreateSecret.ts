import type { JsonOperation } from "../../wire/awsjson.ts";
import type { Clock } from "../../wire/clock.ts";
import { AwsFault } from "../../wire/fault.ts";
import { authorize, placeOf } from "../found.ts";
import { newArn, type Secret, type Secrets } from "../secrets.ts";
import { readCreateSecret } from "../validations/CreateSecret.ts";
import { CURRENT, withVersion } from "../versions.ts";

/** Makes a secret, with a first version where a value is given; the same request once more makes nothing. */
export function createSecret(secrets: Secrets, clock: Clock): JsonOperation {
  return (given, request) => {
    const { name, token, value, described } = readCreateSecret(given);
    const place = placeOf(request);
    const standing = secrets.find(place, name);
    const arn = standing?.arn ?? newArn(place, name);
    authorize(request, "secretsmanager:CreateSecret", arn);
    if (standing && !standing.versions.some(({ id }) => id === token))
      throw new AwsFault(
        "ResourceExistsException",
        `The operation failed because the secret ${name} already exists.`,
      );
    const now = clock.now().toISOString();
    const bare: Secret = standing ?? { ...described, arn, name, created: now, changed: now, versions: [] };
    secrets.put(value ? withVersion(bare, { id: token, value, stages: [CURRENT] }, now) : bare);
    return { ARN: arn, Name: name, ...(value ? { VersionId: token } : {}) };
  };
}
