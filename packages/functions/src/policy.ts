import type { Policy } from "@invitations/core/policy";

/** The settings that say who may do what, as the rules take them. */
export function policyFrom(config: {
  ADMINISTRATOR_ACCOUNT_ID: string;
  OPERATORS: string[];
  MAY_DECIDE_OWN_REQUEST: boolean;
  EXPIRES_AFTER_DAYS: number;
}): Policy {
  return {
    administrator: config.ADMINISTRATOR_ACCOUNT_ID,
    operators: config.OPERATORS,
    mayDecideOwnRequest: config.MAY_DECIDE_OWN_REQUEST,
    expiresAfterDays: config.EXPIRES_AFTER_DAYS,
  };
}
