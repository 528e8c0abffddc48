import type { Call } from "../call.ts";
import { fault } from "../faults.ts";
import { pageOf } from "../page.ts";
import type { ListOrganizationAdminAccountsInput } from "../validations/ListOrganizationAdminAccounts.ts";

/** The delegated administrator of the caller's organization; only the management account may ask. */
export function listOrganizationAdminAccounts(input: ListOrganizationAdminAccountsInput, call: Call) {
  const { organizations, accountId, switches } = call;
  const organizationId = organizations.of(accountId);
  if (organizationId === undefined || !organizations.isManagement(accountId))
    throw fault(
      `${switches.notManagementAccount}Exception`,
      `Account ${accountId} is not the management account of an organization`,
    );
  const delegated = organizations.delegatedAdministrator(organizationId, switches);
  const named = delegated !== undefined && input.feature === "SecurityHub" ? [delegated] : [];
  const all = named.map((id): [string, string] => [id, id]);
  const { rows, ...token } = pageOf("ListOrganizationAdminAccounts", all, input, call, 10);
  return {
    AdminAccounts: rows.map(([id]) => ({ AccountId: id, Status: "ENABLED" })),
    Feature: input.feature,
    ...token,
  };
}
