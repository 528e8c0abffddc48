import { Malformed, type RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";

export interface ListMembersInput extends PageInput {
  onlyAssociated: boolean;
}

export function validateListMembers(raw: RawInput): ListMembersInput {
  const given = raw.query.get("OnlyAssociated") ?? "true";
  if (given !== "true" && given !== "false")
    throw new Malformed("Invalid parameter: OnlyAssociated must be true or false.");
  return { ...validatePage(raw, 50), onlyAssociated: given === "true" };
}
