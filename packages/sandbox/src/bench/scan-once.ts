import { IAMClient } from "@aws-sdk/client-iam";
import { scanAccount } from "@invitations/iam/scan-account";
import { LARGE_ACCOUNT } from "../seeds/large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import { ADMINISTRATOR, REGIONS } from "../seeds/practice-aws.ts";

/**
 * Scans the large account once, in a session that the environment gives, and prints what that took: milliseconds of
 * this process's CPU, cold as after a start, and the most megabytes that the whole process has held.
 */
const account = {
  id: LARGE_ACCOUNT,
  partition: "aws",
  regions: REGIONS,
  ownRole: `arn:aws:iam::${LARGE_ACCOUNT}:role/${MEMBER_ROLE_NAME}`,
  trustedBy: { administrator: ADMINISTRATOR, externalId: EXTERNAL_ID },
};
const iam = new IAMClient({ region: "us-east-1" });
const before = process.cpuUsage();
const { readiness } = await scanAccount({ iam }, account, new Date());
const { user, system } = process.cpuUsage(before);
const { roles, policies } = readiness.looked;
const memory = process.resourceUsage().maxRSS / 1_024;
const simulated = readiness.ownRole?.simulation.is;
console.log(JSON.stringify({ cpu: (user + system) / 1_000, memory, roles, policies, simulated }));
iam.destroy();
