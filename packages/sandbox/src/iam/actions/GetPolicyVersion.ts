import type { QueryOperation } from "../../wire/query.ts";
import { knownPolicy, noSuchEntity } from "../account.ts";
import type { Directory } from "../directory.ts";
import { versionShape } from "../shapes.ts";
import { readPolicyArn, readVersionId } from "../validations/names.ts";

export function getPolicyVersion(directory: Directory): QueryOperation {
  return (form, request) => {
    const wanted = readVersionId(form);
    const policy = knownPolicy(directory, request, "iam:GetPolicyVersion", readPolicyArn(form));
    const version = policy.versions.find(({ id }) => id === wanted);
    if (!version)
      throw noSuchEntity(`Policy ${policy.arn} version ${wanted} does not exist or is not attachable.`);
    return { PolicyVersion: versionShape(version) };
  };
}
