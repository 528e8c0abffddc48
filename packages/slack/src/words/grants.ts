import { GRANTED, grantOf, type RoleGrant } from "@invitations/core/member-role/grants";
import { mrkdwn } from "./voice.ts";

const { code } = mrkdwn;

/** What the role of an account is not let do, and how somebody does it all the same. */
const WORDS: Readonly<Record<RoleGrant, { not: string; otherwise: string }>> = {
  join: {
    not: "turn Security Hub on there, or answer an invitation",
    otherwise:
      "Without that, somebody accepts in the account's own Security Hub console, in each Region, under Settings, Accounts.",
  },
  leave: {
    not: "leave the administrator on the account's behalf",
    otherwise:
      "Without that, somebody leaves in the account's own Security Hub console, in each Region: under Settings, Accounts, turn Accept off. The security team can remove the account too.",
  },
  standards: {
    not: "enable security standards there",
    otherwise: "Without that, somebody enables them in the account's own Security Hub console.",
  },
  scan: {
    not: "read the account's IAM policies",
    otherwise: "Without that, I cannot tell beforehand what they would deny.",
  },
};

/**
 * What to do about a call that AWS denied since an account's owner did not let the role make it; `undefined` where
 * AWS names another cause (a service control policy, a boundary, an explicit deny), which no such choice mends.
 */
export function grantMissing(message: string): string | undefined {
  if (/explicit deny|because no (?!identity-based)/.test(message)) return undefined;
  const denied = message.matchAll(/not authorized to perform: ([a-z0-9-]+:\w+)/g);
  const grant = [...denied].map(([, action = ""]) => grantOf(action)).find((found) => found !== undefined);
  if (grant === undefined) return undefined;
  const { not, otherwise } = WORDS[grant];
  const allow = `To allow it, set ${code(GRANTED[grant].parameter)} to ${code("true")} in the role's CloudFormation stack, or name the action's old and new name in a role that was made otherwise, and try again.`;
  // AWS does not always say which policy it was.
  const beside = message.includes("because no identity-based policy")
    ? ""
    : " Where the role allows it already, look for a service control policy that denies it.";
  return `The account's role does not let me ${not}. ${allow} ${otherwise}${beside}`;
}
