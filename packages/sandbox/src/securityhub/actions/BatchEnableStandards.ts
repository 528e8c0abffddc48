import { standardArn, subscriptionArn } from "../arns.ts";
import { type Call, ownPlace, writing } from "../call.ts";
import { fault } from "../faults.ts";
import { catalogue, standingsOf, subscribe, subscriptionShape } from "../standards.ts";
import type { BatchEnableStandardsInput } from "../validations/BatchEnableStandards.ts";

/** Subscribes the caller; all of them or, where one cannot be, none. One that is enabled stays as it is. */
export function batchEnableStandards({ standardsArns }: BatchEnableStandardsInput, call: Call) {
  const named = new Map(
    catalogue.map(({ name }) => [standardArn(name, call.region, call.switches), name] as const),
  );
  const unknown = standardsArns.filter((arn) => !named.has(arn));
  if (unknown.length > 0)
    throw fault(
      "InvalidInputException",
      `Invalid StandardsSubscriptionRequest(s): ${JSON.stringify(unknown.map((StandardsArn) => ({ StandardsArn })))}`,
    );
  const names = [...new Set(standardsArns.flatMap((arn) => named.get(arn) ?? []))];
  const standing = new Map(standingsOf(call, "latest"));
  const deleting = names.filter((name) => standing.get(name) === "DELETING");
  if (deleting.length > 0)
    throw fault(
      "InvalidInputException",
      `StandardsSubscription(s) in state DELETING, please try later: ${JSON.stringify(
        deleting.map((name) => subscriptionArn(name, call.region, call.accountId)),
      )}`,
    );
  for (const name of names)
    if (!standing.has(name)) subscribe(ownPlace(call), name, writing(call, "standards"));
  return {
    StandardsSubscriptions: names.map((name) =>
      subscriptionShape(name, standing.get(name) ?? "PENDING", call),
    ),
  };
}
