import { isRecord, Malformed, type RawInput, requiredText } from "./malformed.ts";
import { requiredList } from "./standards.ts";

export interface BatchEnableStandardsInput {
  standardsArns: string[];
}

/** `StandardsInput` is for standards that no account here has, and is only looked at. */
export function validateBatchEnableStandards({ body }: RawInput): BatchEnableStandardsInput {
  const name = "StandardsSubscriptionRequests";
  const requests = requiredList(body, name);
  return {
    standardsArns: requests.map((request, index) => {
      if (!isRecord(request))
        throw new Malformed(`Invalid parameter: ${name}[${index}] must be a structure.`);
      const input = request.StandardsInput ?? {};
      if (!isRecord(input) || Object.values(input).some((value) => typeof value !== "string"))
        throw new Malformed(`Invalid parameter: ${name}[${index}].StandardsInput must be a map of strings.`);
      return requiredText(request, "StandardsArn");
    }),
  };
}
