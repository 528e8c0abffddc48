import { Malformed, type RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";
import { asksForAws, requiredList, textsOf } from "./standards.ts";

export interface GetEnabledStandardsInput extends PageInput {
  /** `undefined`: all. */
  subscriptionArns: string[] | undefined;
  ofAws: boolean;
}

/** Its page is asked for in the body. */
export function validateGetEnabledStandards(raw: RawInput): GetEnabledStandardsInput {
  const { body } = raw;
  const query = new URLSearchParams();
  for (const name of ["MaxResults", "NextToken"]) {
    const given = body[name] ?? undefined;
    if (given !== undefined) query.set(name, String(given));
  }
  const providers = body.Providers ?? [];
  if (!Array.isArray(providers)) throw new Malformed("Invalid parameter: Providers must be a list.");
  const name = "StandardsSubscriptionArns";
  return {
    ...validatePage({ ...raw, query }, 100),
    subscriptionArns:
      (body[name] ?? undefined) === undefined ? undefined : textsOf(requiredList(body, name), name),
    ofAws: asksForAws(providers),
  };
}
