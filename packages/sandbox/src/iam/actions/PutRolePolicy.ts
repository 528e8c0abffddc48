import { AwsFault } from "../../wire/fault.ts";
import type { QueryOperation } from "../../wire/query.ts";
import { ownRole, readDocument } from "../account.ts";
import type { Directory } from "../directory.ts";
import { readPolicyName, readPolicyText, readRoleName } from "../validations/names.ts";

/** All inline policies of a role together, in characters without white space. */
const MOST = 10_240;

/** Writes an inline policy of a role, in the place of one of the same name. */
export function putRolePolicy(directory: Directory): QueryOperation {
  return (form, request) => {
    const [name, policyName] = [readRoleName(form), readPolicyName(form)];
    const given = readPolicyText(form);
    const { accountId, arn: _arn, id: _id, ...role } = ownRole(directory, request, "iam:PutRolePolicy", name);
    const policies = { ...role.policies, [policyName]: readDocument(given) };
    const size = Object.values(policies).reduce((sum, policy) => sum + JSON.stringify(policy).length, 0);
    if (size > MOST)
      throw new AwsFault(
        "LimitExceeded",
        `Maximum policy size of ${MOST} bytes exceeded for role ${name}`,
        409,
      );
    directory.putRole(accountId, { ...role, policies });
    return {};
  };
}
