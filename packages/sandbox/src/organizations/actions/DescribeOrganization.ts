import type { Directory } from "../../iam/directory.ts";
import type { JsonOperation } from "../../wire/awsjson.ts";
import { ownOrganization } from "../own-organization.ts";
import { checkDescribeOrganization } from "../validations/DescribeOrganization.ts";

/** The organization of the caller's account; any account may ask, not only the management account. */
export function describeOrganization(directory: Directory): JsonOperation {
  return (input, { caller }) => {
    checkDescribeOrganization(input);
    const organization = ownOrganization(directory, caller, "organizations:DescribeOrganization");
    const { id, managementAccountId, features = "ALL" } = organization;
    const arn = `arn:aws:organizations::${managementAccountId}`;
    return {
      Organization: {
        Id: id,
        Arn: `${arn}:organization/${id}`,
        FeatureSet: features,
        MasterAccountId: managementAccountId,
        MasterAccountArn: `${arn}:account/${id}/${managementAccountId}`,
        // Known only when the management account is part of this world.
        MasterAccountEmail: directory.account(managementAccountId)?.email,
        AvailablePolicyTypes:
          features === "ALL" ? [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] : [],
      },
    };
  };
}
