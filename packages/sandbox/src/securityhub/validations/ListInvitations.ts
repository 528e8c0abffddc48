import type { RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";

export function validateListInvitations(raw: RawInput): PageInput {
  return validatePage(raw, 50);
}
