import { memberRole } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import type { RoleSeed } from "../seeds/seed.ts";

/** A member role of `account` that may accept everywhere but in one Region, where it may by neither name. */
export function roleFencedIn(account: string, region: string): RoleSeed {
  const role = memberRole(account, ADMINISTRATOR);
  role.policies.fence = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Action: ["securityhub:AcceptAdministratorInvitation", "securityhub:AcceptInvitation"],
        Resource: "*",
        Condition: { StringEquals: { "aws:RequestedRegion": region } },
      },
    ],
  };
  return role;
}
