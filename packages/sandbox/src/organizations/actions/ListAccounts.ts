import type { Directory } from "../../iam/directory.ts";
import type { JsonOperation } from "../../wire/awsjson.ts";
import { accountShape } from "../account-shape.ts";
import { administeredOrganization, type DelegatedOf } from "../own-organization.ts";
import { pageOf } from "../page.ts";
import { validateListAccounts } from "../validations/ListAccounts.ts";

/** Every account of the caller's organization, the management account among them. */
export function listAccounts(directory: Directory, delegatedOf: DelegatedOf): JsonOperation {
  return (raw, { caller }) => {
    const input = validateListAccounts(raw);
    const own = administeredOrganization(directory, delegatedOf, caller, "organizations:ListAccounts");
    const members = directory.accounts().filter(({ organization }) => organization?.id === own.id);
    const ids = new Set([own.managementAccountId, ...members.map(({ id }) => id)]);
    const { page, ...token } = pageOf("ListAccounts", [...ids], input);
    return { Accounts: page.map((id) => accountShape(directory, own, id)), ...token };
  };
}
