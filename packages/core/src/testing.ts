import type { Account, AccountSettings } from "./accounts/account.ts";
import type { Patience, Policy } from "./policy.ts";
import type { History } from "./ports.ts";

/** A policy and an account for tests; `U01ANA` and `U02BO` are operators, `U03CARLA` and `U04DENIZ` own the account. */
export const patience: Patience = { remindAfterDays: [1, 3], escalateAfterDays: 5, expiresAfterDays: 14 };

export const policy: Policy = {
  administrator: "999988887777",
  operators: ["U01ANA", "U02BO"],
  escalateTo: ["U06FAY"],
  mayDecideOwnRequest: [],
  baselineStandards: [],
  quorum: 1,
  matchOwnersByEmail: false,
  patience: { invitation: patience, join: patience, departure: patience, removal: patience },
};

export const account: Account = {
  id: "111122223333",
  alias: "payments-prod",
  owners: ["U03CARLA", "U04DENIZ"],
};

/** Enters an account in the record, or replaces all that was set of it, as `U01ANA`. */
export const enterAccount = (history: Pick<History, "changeAccount">, settings: AccountSettings) =>
  history.changeAccount(settings.id, () => ({
    type: "account-described",
    at: "2026-11-22T09:00:00.000Z",
    actor: { person: "U01ANA" },
    settings,
  }));
