import { denied } from "../iam/denied.ts";
import type { Directory } from "../iam/directory.ts";
import type { OrganizationSeed } from "../seeds/seed.ts";
import { AwsFault } from "../wire/fault.ts";
import type { Caller } from "../wire/service.ts";

/** The delegated administrator of an organization, if there is one. */
export type DelegatedOf = (organizationId: string) => string | undefined;

/** The organization of the caller's account, once its policies have let it ask. */
export function ownOrganization(directory: Directory, caller: Caller, action: string): OrganizationSeed {
  // These actions know no resources, so that only a policy for `*` can allow them.
  if (!caller.allows(action, "*")) throw new AwsFault("AccessDeniedException", denied(caller, action, "*"));
  const organization = directory.account(caller.accountId)?.organization;
  if (organization) return organization;
  throw new AwsFault("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
}

/** The same for what only the management account and delegated administrators may ask. */
export function administeredOrganization(
  directory: Directory,
  delegatedOf: DelegatedOf,
  caller: Caller,
  action: string,
): OrganizationSeed {
  const organization = ownOrganization(directory, caller, action);
  const { id, managementAccountId } = organization;
  if (![managementAccountId, delegatedOf(id)].includes(caller.accountId))
    throw new AwsFault("AccessDeniedException", "You don't have permissions to access this resource.");
  return organization;
}
