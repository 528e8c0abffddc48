import type { Account } from "../accounts/account.ts";
import type { AccountEventOf } from "../accounts/account-event.ts";
import { byWorkflow } from "../request/moves/stamp.ts";
import type { Difference } from "./difference.ts";

/**
 * What a comparison found of one account. Nothing happens where a request was opened since, which will leave behind
 * what it reads itself, or where the differences stand in the record already.
 *
 * @param survey id of the comparison
 */
export function recordDrift(
  account: Account | undefined,
  found: readonly Difference[],
  survey: string,
  now: Date,
): AccountEventOf<"drift-found"> | undefined {
  if (account?.openRequest !== undefined) return undefined;
  const differences = found.flatMap(({ drift, regions }) => {
    const unrecorded = Object.entries(regions).filter(
      ([region, change]) => account?.lastSeen?.[region]?.status !== change.now,
    );
    return unrecorded.length === 0 ? [] : [{ drift, regions: Object.fromEntries(unrecorded) }];
  });
  return differences.length === 0
    ? undefined
    : { type: "drift-found", ...byWorkflow(now), survey, differences };
}
