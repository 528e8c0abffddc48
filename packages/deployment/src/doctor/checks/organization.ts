import { describeOrganization, organizationConfiguration } from "@invitations/securityhub/organization";
import { Trace } from "@invitations/securityhub/trace";
import { type Check, ok } from "../check.ts";
import { NAMES } from "../names.ts";
import { hubIn } from "./hub.ts";

/** Which accounts the administrator reaches without an invitation. None of the answers is wrong. */
export const organization: Check = {
  name: NAMES.organization,
  needs: [NAMES.hub],
  async look(visit) {
    const found = await describeOrganization(visit.known("clients").organizations, new Trace());
    if (!found) return ok("the account is in none: every account is invited");
    const id = `${found.Id} (management account ${found.MasterAccountId})`;
    const configuration = await organizationConfiguration(hubIn(visit, visit.known("place").region));
    if (!configuration) {
      return ok(
        `the account belongs to ${id} and does not administer its Security Hub: every account is invited`,
      );
    }
    return ok(
      `the account administers Security Hub for ${id}: accounts of it are enabled there and not invited, all others are invited`,
    );
  },
};
