import { subscriptionArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { pageOf } from "../page.ts";
import { standingsOf, subscriptionShape } from "../standards.ts";
import type { GetEnabledStandardsInput } from "../validations/GetEnabledStandards.ts";

/** The caller's subscriptions, those that are being enabled or disabled too. */
export function getEnabledStandards(input: GetEnabledStandardsInput, call: Call) {
  const { subscriptionArns, ofAws } = input;
  const all = standingsOf(call, call.now).filter(
    ([name]) =>
      ofAws && (subscriptionArns?.includes(subscriptionArn(name, call.region, call.accountId)) ?? true),
  );
  const { rows, ...token } = pageOf("GetEnabledStandards", all, input, call, 100);
  return {
    StandardsSubscriptions: rows.map(([name, status]) => subscriptionShape(name, status, call)),
    ...token,
  };
}
