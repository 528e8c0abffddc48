import * as z from "zod";
import type { Account } from "../accounts/account.ts";
import type { AccountEventOf } from "../accounts/account-event.ts";
import { isOperator, type Policy } from "../policy.ts";
import type { Refusal } from "../refusal.ts";
import type { EventOf } from "../request/event.ts";
import type { RequestContext } from "../request/moves/request.ts";
import { requestInvitation } from "../request/moves/request-invitation.ts";
import { requestRemoval } from "../request/moves/request-removal.ts";
import { byPerson } from "../request/moves/stamp.ts";
import { type DriftKind, regionsOfDifference } from "./difference.ts";
import { type Found, standsAsFound } from "./survey.ts";

/** What operators can do about a difference: ask the owners, ask for a removal, or agree with it. */
export const mendSchema = z.enum(["invite", "remove", "keep"]);
export type Mend = z.infer<typeof mendSchema>;

/** What can be done about which; an account that is merely off the list is as it would be after any removal. */
export const MENDS: Readonly<Record<DriftKind, readonly Mend[]>> = {
  "joined-elsewhere": ["remove", "keep"],
  "invited-elsewhere": ["invite", "remove", "keep"],
  left: ["invite", "keep"],
  removed: ["invite", "keep"],
  "off-list": [],
  "region-without-membership": ["invite", "keep"],
  suspended: ["remove", "keep"],
  "unknown-account": ["remove", "keep"],
};

/** What is no ordinary member is taken off the list as well: an invitation cannot be ended otherwise. */
const ALSO_DELETED: ReadonlySet<DriftKind> = new Set(["invited-elsewhere", "suspended", "unknown-account"]);

/**
 * An operator asks for what mends one difference, in the Regions where it was found: an ordinary request, which
 * owners or a second operator decide as always.
 *
 * @param reason stands in the request, for those who decide it
 */
export function mend(
  found: Found,
  how: Exclude<Mend, "keep">,
  reason: string,
  context: RequestContext,
  now: Date,
): EventOf<"requested"> | Refusal {
  const { account, drift } = found;
  const no = mayNot(found, how, context.requester, context.policy, context.account);
  if (no) return no;
  const regions = regionsOfDifference(found);
  return how === "invite"
    ? requestInvitation({ account, owners: [], reason, details: { onlyRegions: regions } }, context, now)
    : requestRemoval({ account, andDelete: ALSO_DELETED.has(drift), regions, reason }, context, now);
}

/** An operator agrees with one difference, for the history; `survey` is the comparison's id. */
export function keepDrift(
  found: Found,
  by: { operator: string; survey: string },
  policy: Policy,
  account: Account | undefined,
  now: Date,
): AccountEventOf<"drift-accepted"> | Refusal {
  const no = mayNot(found, "keep", by.operator, policy, account);
  if (no) return no;
  return {
    type: "drift-accepted",
    ...byPerson(by.operator, now),
    survey: by.survey,
    drift: found.drift,
    regions: regionsOfDifference(found),
  };
}

function mayNot(
  found: Found,
  how: Mend,
  by: string,
  policy: Policy,
  account: Account | undefined,
): Refusal | undefined {
  if (!isOperator(policy, by)) return { refusal: "not-an-operator" };
  const sensible = MENDS[found.drift].includes(how) && standsAsFound(found, account);
  return sensible ? undefined : { refusal: "drift-changed", account: found.account };
}
