import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import type { RoleSeed } from "../seeds/seed.ts";

/** A member role that may accept everywhere but in one Region, where it may by neither name. */
export function roleFencedIn(region: string): RoleSeed {
  const role = memberRole(ADMINISTRATOR, READY_POLICY);
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
