import type { AwsSeed } from "../seeds/seed.ts";
import type { Switches } from "./switches.ts";

/** Who belongs together in AWS Organizations. */
export interface Organizations {
  /** The account's organization id. */
  of(accountId: string): string | undefined;
  isManagement(accountId: string): boolean;
  /** The delegated Security Hub administrator of an organization. */
  delegatedAdministrator(organizationId: string, switches: Switches): string | undefined;
  /** Whether the account is the delegated administrator of any organization. */
  isDelegated(accountId: string, switches: Switches): boolean;
}

/** A seeded membership through Organizations makes its administrator the delegated one of the member's organization. */
export function organizationsFrom(seed: AwsSeed): Organizations {
  const organizationIds = new Map(seed.accounts.map((account) => [account.id, account.organization?.id]));
  const management = new Set(seed.accounts.map((account) => account.organization?.managementAccountId));
  const seeded = new Map<string | undefined, string>(
    seed.memberships
      .filter((membership) => membership.organizationManaged)
      .map(({ administrator, member }) => [organizationIds.get(member), administrator]),
  );
  const delegatedAdministrator = (organizationId: string | undefined, switches: Switches) =>
    switches.delegatedAdministrators.find((id) => organizationIds.get(id) === organizationId) ??
    seeded.get(organizationId);
  return {
    delegatedAdministrator,
    isDelegated: (accountId, switches) =>
      [...organizationIds.values()].some(
        (id) => id !== undefined && delegatedAdministrator(id, switches) === accountId,
      ),
    of: (accountId) => organizationIds.get(accountId),
    isManagement: (accountId) => management.has(accountId),
  };
}
