import type { Directory } from "../iam/directory.ts";
import { jsonService } from "../wire/awsjson.ts";
import type { AwsService } from "../wire/service.ts";
import { describeOrganization } from "./actions/DescribeOrganization.ts";
import { listAccounts } from "./actions/ListAccounts.ts";
import { listDelegatedAdministrators } from "./actions/ListDelegatedAdministrators.ts";
import type { DelegatedOf } from "./own-organization.ts";

/**
 * AWS Organizations, as far as an account asks where it belongs and who else does. `delegatedOf` knows the
 * delegated administrator of Security Hub, the one service here that has any; left out, there is none.
 */
export function createOrganizations(
  directory: Directory,
  delegatedOf: DelegatedOf = () => undefined,
): AwsService {
  return {
    ...jsonService({
      signingName: "organizations",
      targetPrefix: "AWSOrganizationsV20161128",
      version: "1.1",
      operations: {
        DescribeOrganization: describeOrganization(directory),
        ListAccounts: listAccounts(directory, delegatedOf),
        ListDelegatedAdministrators: listDelegatedAdministrators(directory, delegatedOf),
      },
    }),
    global: true,
  };
}
