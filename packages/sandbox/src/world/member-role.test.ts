import { expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR, practiceAws } from "../seeds/practice-aws.ts";
import { publishedRole } from "./testing/published-role.ts";

const EVERYTHING = { AllowStandards: "true" };
const ACCOUNT = "111122223333";

it("the ready role of the practice world is what the published template gives with everything allowed", () => {
  const published = publishedRole(ACCOUNT, EVERYTHING);
  const ready = memberRole(ACCOUNT, ADMINISTRATOR);
  expect(ready.name).toBe(published.name);
  expect(ready.policies).toEqual(published.policies);
});

it("every account of the practice world that is called ready has that role", () => {
  const ready = practiceAws.accounts.filter(({ condition }) => condition === "ready");
  expect(ready.length).toBeGreaterThan(1);
  for (const { id, roles } of ready) {
    expect(roles.map(({ policies }) => policies)).toEqual([publishedRole(id, EVERYTHING).policies]);
  }
});

it("a role with fewer actions keeps the others where they are, on their resources", () => {
  const without = READY_POLICY.filter(
    (action) => !/Disassociate|AcceptAdministratorInvitation|GetAccountAuth|Simulate/.test(action),
  );
  const { policies } = memberRole(ACCOUNT, ADMINISTRATOR, without);
  expect(Object.keys(policies)).toEqual(["look", "join", "standards"]);
  const all = publishedRole(ACCOUNT, EVERYTHING).policies;
  expect(policies.look).toEqual(all.look);
  expect(policies.join?.Statement.map(({ Action }) => Action)).toEqual([
    ["securityhub:EnableSecurityHub"],
    ["iam:CreateServiceLinkedRole"],
    ["securityhub:AcceptInvitation", "securityhub:DeclineInvitations", "securityhub:ListInvitations"],
  ]);
});
