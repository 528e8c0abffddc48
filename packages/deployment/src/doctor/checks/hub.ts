import { followedAdministrator } from "@invitations/securityhub/followed-administrator";
import { Hub } from "@invitations/securityhub/hub";
import { everyMember } from "@invitations/securityhub/member-list";
import { Trace } from "@invitations/securityhub/trace";
import { type Check, failed, ok, warning } from "../check.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

/** The administrator's Security Hub in a Region, asked by the very code that the app asks with. */
export const hubIn = (visit: Visit, region: string): Hub =>
  new Hub(visit.known("clients").securityHub(region), region, new Trace());

export const enableHub = (region: string): string =>
  `aws securityhub enable-security-hub --no-enable-default-standards --region ${region}`;

/** Security Hub CSPM is on in the home Region. */
export const hub: Check = {
  name: NAMES.hub,
  needs: [NAMES.homeRegion],
  async look(visit) {
    const { region } = visit.known("place");
    if (await hubIn(visit, region).isOn()) return ok(`is enabled in ${region}`);
    return failed(`is not enabled in ${region}`, `Enable it: ${enableHub(region)}`);
  },
};

/** An account that follows an administrator cannot be one. */
export const ownMembership: Check = {
  name: NAMES.ownMembership,
  needs: [NAMES.hub],
  async look(visit) {
    const { region, account } = visit.known("place");
    const above = await followedAdministrator(hubIn(visit, region));
    if (above?.status !== "Enabled") return ok("the account follows no other administrator");
    if (above.invitation === undefined) {
      return failed(
        `account ${account} is managed by ${above.id} through AWS Organizations, so it can invite nobody`,
        `Deploy in ${above.id}, and name it as administratorAccountId in membership.config.ts.`,
        `Or make ${account} the delegated administrator, from the organization's management account: aws securityhub enable-organization-admin-account --admin-account-id ${account} --region ${region}`,
      );
    }
    return failed(
      `account ${account} is itself a member of administrator ${above.id}, so it can invite nobody`,
      `Deploy in ${above.id}, and name it as administratorAccountId in membership.config.ts.`,
      `Or end that membership: aws securityhub disassociate-from-administrator-account --region ${region}`,
    );
  },
};

/** Members that an administrator may have by invitation, in each Region (Security Hub's quotas). */
const MOST_MEMBERS = 1_000;

/** There is room for more members. */
export const memberQuota: Check = {
  name: NAMES.memberQuota,
  needs: [NAMES.hub],
  async look(visit) {
    const { region } = visit.known("place");
    const listed = (await everyMember(hubIn(visit, region))).length;
    const found = `${listed} of at most ${MOST_MEMBERS.toLocaleString("en")} members by invitation are listed in ${region}`;
    const advice =
      "AWS raises this quota for nobody: take off accounts that need no membership (/securityhub remove … --delete), or bring accounts under AWS Organizations (/securityhub transition).";
    if (listed >= MOST_MEMBERS) return failed(`${found}: a further invitation is likely refused`, advice);
    if (listed >= MOST_MEMBERS * 0.9) return warning(found, advice);
    return ok(found);
  },
};
