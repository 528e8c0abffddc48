import type { QueryOperation } from "../../wire/query.ts";
import { noSuchEntity, ownRole } from "../account.ts";
import type { Directory } from "../directory.ts";
import { readPolicyName, readRoleName } from "../validations/names.ts";

/** Takes an inline policy away from a role. */
export function deleteRolePolicy(directory: Directory): QueryOperation {
  return (form, request) => {
    const [name, policyName] = [readRoleName(form), readPolicyName(form)];
    const {
      accountId,
      arn: _arn,
      id: _id,
      ...role
    } = ownRole(directory, request, "iam:DeleteRolePolicy", name);
    const { [policyName]: gone, ...policies } = role.policies;
    if (!gone) throw noSuchEntity(`The role policy with name ${policyName} cannot be found.`);
    directory.putRole(accountId, { ...role, policies });
    return {};
  };
}
