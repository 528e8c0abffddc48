import type { JsonOperation } from "../../wire/awsjson.ts";
import { foundSecret } from "../found.ts";
import type { Secrets } from "../secrets.ts";
import { readDescribeSecret } from "../validations/DescribeSecret.ts";

/** Everything about a secret but its value; one that has none has no versions. */
export function describeSecret(secrets: Secrets): JsonOperation {
  return (given, request) => {
    const { id } = readDescribeSecret(given);
    const secret = foundSecret(secrets, request, "secretsmanager:DescribeSecret", id);
    const { arn, name, description, kmsKeyId, tags, created, changed, versions } = secret;
    return {
      ARN: arn,
      Name: name,
      ...(description === undefined ? {} : { Description: description }),
      ...(kmsKeyId === undefined ? {} : { KmsKeyId: kmsKeyId }),
      ...(tags === undefined ? {} : { Tags: tags }),
      CreatedDate: new Date(created),
      LastChangedDate: new Date(changed),
      ...(versions.length > 0
        ? { VersionIdsToStages: Object.fromEntries(versions.map((version) => [version.id, version.stages])) }
        : {}),
    };
  };
}
