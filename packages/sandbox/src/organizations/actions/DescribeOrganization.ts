import { denied } from "../../iam/denied.ts";
import type { Directory } from "../../iam/directory.ts";
import type { JsonOperation } from "../../wire/awsjson.ts";
import { AwsFault } from "../../wire/fault.ts";
import { checkDescribeOrganization } from "../validations/DescribeOrganization.ts";

const ACTION = "organizations:DescribeOrganization";

/** The organization of the caller's account; any account may ask, not only the management account. */
export function describeOrganization(directory: Directory): JsonOperation {
  return (input, { caller }) => {
    checkDescribeOrganization(input);
    // The action knows no resources, so that only a policy for `*` can allow it.
    if (!caller.allows(ACTION, "*")) throw new AwsFault("AccessDeniedException", denied(caller, ACTION, "*"));
    const organization = directory.account(caller.accountId)?.organization;
    if (!organization)
      throw new AwsFault(
        "AWSOrganizationsNotInUseException",
        "Your account is not a member of an organization.",
      );

    const { id, managementAccountId } = organization;
    const arn = `arn:aws:organizations::${managementAccountId}`;
    return {
      Organization: {
        Id: id,
        Arn: `${arn}:organization/${id}`,
        FeatureSet: "ALL",
        MasterAccountId: managementAccountId,
        MasterAccountArn: `${arn}:account/${id}/${managementAccountId}`,
        // Known only when the management account is part of this world.
        MasterAccountEmail: directory.account(managementAccountId)?.email,
        AvailablePolicyTypes: [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }],
      },
    };
  };
}
