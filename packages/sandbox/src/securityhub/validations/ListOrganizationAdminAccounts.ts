import { optionalChoice, type RawInput } from "./malformed.ts";
import { type PageInput, validatePage } from "./page.ts";

export interface ListOrganizationAdminAccountsInput extends PageInput {
  feature: "SecurityHub" | "SecurityHubV2";
}

export function validateListOrganizationAdminAccounts(raw: RawInput): ListOrganizationAdminAccountsInput {
  const given = raw.query.get("Feature");
  const feature = optionalChoice(given, "Feature", ["SecurityHub", "SecurityHubV2"]) ?? "SecurityHub";
  return { ...validatePage(raw, 10), feature };
}
