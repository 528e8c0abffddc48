import type { Call } from "../call.ts";
import { fault } from "../faults.ts";

/** Nothing is enabled by itself in the practice world; with local configuration the status is always ENABLED. */
export function describeOrganizationConfiguration(_input: undefined, call: Call) {
  if (!call.organizations.isDelegated(call.accountId, call.switches))
    throw fault(
      "InvalidAccessException",
      `Account ${call.accountId} is not an administrator for this organization`,
    );
  return {
    AutoEnable: false,
    MemberAccountLimitReached: false,
    AutoEnableStandards: "NONE",
    OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
  };
}
