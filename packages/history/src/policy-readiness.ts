import {
  type AccountPolicyReadiness,
  accountPolicyReadinessSchema,
} from "@invitations/core/action-pairs/account-policy-readiness";
import type { Database, Item } from "./database.ts";
import { RecordUnreadable } from "./failures.ts";
import { readinessKey } from "./table.ts";

/** `History.keepPolicyReadiness`. As text: a scan holds policy statements, whose keys are anybody's. */
export async function keepPolicyReadiness(
  database: Database,
  readiness: AccountPolicyReadiness,
): Promise<void> {
  const text = JSON.stringify(accountPolicyReadinessSchema.parse(readiness));
  await database.update(readinessKey(readiness.account), { set: { readiness: text, at: readiness.at } });
}

/** `History.policyReadiness`. Throws `RecordUnreadable` for what this application never wrote. */
export async function policyReadiness(
  database: Database,
  accounts: readonly string[],
): Promise<AccountPolicyReadiness[]> {
  return (await database.getAll(accounts.map(readinessKey))).map(parse);
}

function parse(item: Item): AccountPolicyReadiness {
  try {
    return accountPolicyReadinessSchema.parse(JSON.parse(String(item.readiness)));
  } catch (error) {
    throw new RecordUnreadable(
      `The readiness of ${String(item.pk)} is not what this application writes: ${String(error)}`,
      { cause: error },
    );
  }
}
