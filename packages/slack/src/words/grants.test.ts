import { GRANTED, ROLE_GRANTS } from "@invitations/core/member-role/grants";
import { describe, expect, it } from "vitest";
import { failureWords } from "./failures.ts";
import { grantMissing } from "./grants.ts";

const denial = (action: string, because = "") =>
  `User: arn:aws:sts::111122223333:assumed-role/SecurityHubInvitationMember/inv-k7m2p9q4 is not authorized to perform: ${action} on resource: arn:aws:securityhub:eu-west-1:111122223333:hub/default${because}`;
const noPolicy = (action: string) => ` because no identity-based policy allows the ${action} action`;

describe.each(ROLE_GRANTS)("a role without what %s takes", (grant) => {
  const { parameter, actions } = GRANTED[grant];

  it.each(actions)("is denied %s, and its owner is told which answer to change", (action) => {
    for (const message of [denial(action), denial(action, noPolicy(action))]) {
      expect(grantMissing(message)).toContain(`\`${parameter}\` to \`true\``);
      expect(grantMissing(message)).toMatch(/^[A-Z].*\.$/);
    }
  });

  it.each([
    " with an explicit deny in a service control policy",
    " with an explicit deny in an identity-based policy",
    " because no service control policy allows the action",
    " because no permissions boundary allows the action",
  ])("is not told to change its answer where AWS denies%s", (because) => {
    expect(grantMissing(denial(actions[0] ?? "", because))).toBeUndefined();
  });
});

it("says nothing of what the role has in any case, or of another failure", () => {
  expect(grantMissing(denial("securityhub:DescribeHub"))).toBeUndefined();
  expect(grantMissing("Rate exceeded")).toBeUndefined();
});

describe("the words of a failure", () => {
  const leave = "securityhub:DisassociateFromAdministratorAccount";

  it("tell somebody who asked to leave how to, where the role may not", () => {
    const both = `Neither DisassociateFromAdministratorAccount nor its legacy name DisassociateFromMasterAccount is allowed. ${denial(leave)}; ${denial("securityhub:DisassociateFromMasterAccount")}`;
    const { next } = failureWords("AccessDenied", both);
    expect(next).toContain("`AllowLeave`");
    expect(next).toContain("under Settings, Accounts, turn Accept off");
  });

  it("are those of every denial where nothing more is known, and of no other failure", () => {
    expect(failureWords("AccessDenied", denial("securityhub:DescribeHub"))).toEqual(
      failureWords("AccessDenied"),
    );
    expect(failureWords("Throttled", denial(leave))).toEqual(failureWords("Throttled"));
    expect(failureWords("StandardRefused", denial("securityhub:BatchEnableStandards")).next).toContain(
      "`AllowStandards`",
    );
  });
});
