import type { RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";

export function validateListFindingAggregators(raw: RawInput): PageInput {
  return validatePage(raw, 100);
}
