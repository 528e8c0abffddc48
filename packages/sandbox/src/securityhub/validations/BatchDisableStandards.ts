import type { RawInput } from "./malformed.ts";
import { requiredList, textsOf } from "./standards.ts";

export interface BatchDisableStandardsInput {
  subscriptionArns: string[];
}

export function validateBatchDisableStandards({ body }: RawInput): BatchDisableStandardsInput {
  const name = "StandardsSubscriptionArns";
  return { subscriptionArns: textsOf(requiredList(body, name), name) };
}
