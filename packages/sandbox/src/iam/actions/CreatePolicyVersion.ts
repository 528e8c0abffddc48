import { AwsFault } from "../../wire/fault.ts";
import type { QueryOperation } from "../../wire/query.ts";
import { knownPolicy, readDocument } from "../account.ts";
import type { Directory } from "../directory.ts";
import { readPolicyArn, readPolicyText } from "../validations/names.ts";

/** A managed policy keeps five versions. */
const MOST = 5;

/** A new version of the account's own managed policy, which counts at once if it is to be the default. */
export function createPolicyVersion(directory: Directory): QueryOperation {
  return (form, request) => {
    const arn = readPolicyArn(form);
    const document = readDocument(readPolicyText(form));
    const policy = knownPolicy(directory, request, "iam:CreatePolicyVersion", arn);
    if (policy.ofAws) throw new AwsFault("AccessDenied", `Cannot change the AWS managed policy ${arn}.`, 403);
    if (policy.versions.length >= MOST)
      throw new AwsFault(
        "LimitExceeded",
        `A managed policy can have up to ${MOST} versions. Before you create a new version, you must delete an existing version.`,
        409,
      );
    const version = directory.addPolicyVersion(arn, document, form.get("SetAsDefault") === "true");
    return {
      PolicyVersion: {
        VersionId: version.id,
        IsDefaultVersion: version.isDefault,
        CreateDate: version.created,
      },
    };
  };
}
