import type { Directory } from "../iam/directory.ts";
import { jsonService } from "../wire/awsjson.ts";
import type { AwsService } from "../wire/service.ts";
import { describeOrganization } from "./actions/DescribeOrganization.ts";

/** AWS Organizations, as far as one account asks where it belongs. */
export function createOrganizations(directory: Directory): AwsService {
  return {
    ...jsonService({
      signingName: "organizations",
      targetPrefix: "AWSOrganizationsV20161128",
      version: "1.1",
      operations: { DescribeOrganization: describeOrganization(directory) },
    }),
    global: true,
  };
}
