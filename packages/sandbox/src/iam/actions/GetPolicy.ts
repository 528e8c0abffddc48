import type { QueryOperation } from "../../wire/query.ts";
import { knownPolicy, ownAccount } from "../account.ts";
import type { Directory } from "../directory.ts";
import { policyShape } from "../shapes.ts";
import { usageIn } from "../usage.ts";
import { readPolicyArn } from "../validations/names.ts";

export function getPolicy(directory: Directory): QueryOperation {
  return (form, request) => {
    const policy = knownPolicy(directory, request, "iam:GetPolicy", readPolicyArn(form));
    const usage = usageIn(ownAccount(directory, request)).get(policy.arn);
    return { Policy: policyShape(policy, usage ?? { attachments: 0, boundaries: 0 }) };
  };
}
