import { subscriptionArn } from "../arns.ts";
import type { Call } from "../call.ts";
import { fault } from "../faults.ts";
import { standingsOf, subscriptionShape, unsubscribe } from "../standards.ts";
import type { BatchDisableStandardsInput } from "../validations/BatchDisableStandards.ts";

/** Ends subscriptions of the caller; all of them or, where one cannot be ended, none. */
export function batchDisableStandards({ subscriptionArns }: BatchDisableStandardsInput, call: Call) {
  const standing = new Map(
    standingsOf(call, "latest").map(([name, status]) => [
      subscriptionArn(name, call.region, call.accountId),
      { name, status },
    ]),
  );
  const arns = [...new Set(subscriptionArns)];
  const unknown = arns.filter((arn) => !standing.has(arn));
  if (unknown.length > 0)
    throw fault("InvalidInputException", `Invalid StandardsSubscriptionArn(s): ${JSON.stringify(unknown)}`);
  const pending = arns.filter((arn) => standing.get(arn)?.status === "PENDING");
  if (pending.length > 0)
    throw fault(
      "InvalidInputException",
      `StandardsSubscription(s) in state PENDING, please try later: ${JSON.stringify(pending)}`,
    );
  const ended = arns.flatMap((arn) => standing.get(arn) ?? []);
  for (const { name, status } of ended) if (status !== "DELETING") unsubscribe(name, call);
  return { StandardsSubscriptions: ended.map(({ name }) => subscriptionShape(name, "DELETING", call)) };
}
