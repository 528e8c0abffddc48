import { readFileSync } from "node:fs";
import { evaluateRole } from "@invitations/deployment/template/testing/evaluate";
import { readTemplate } from "@invitations/deployment/template/testing/read-template";
import { EXTERNAL_ID } from "../../seeds/member-role.ts";
import { ADMINISTRATOR } from "../../seeds/practice-aws.ts";
import type { RoleSeed } from "../../seeds/seed.ts";

const TEMPLATE = readTemplate(
  readFileSync(new URL("../../../../../docs/member-role.yaml", import.meta.url), "utf8"),
);

/** The role of the app that the published template trusts here. */
export const STEPS_ROLE = "securityhub-invitations-practice-member-steps";

/** The role that an account's owner gets who makes a stack from the published template with these answers. */
export function publishedRole(account: string, parameters: Readonly<Record<string, string>> = {}): RoleSeed {
  const role = evaluateRole(TEMPLATE, {
    partition: "aws",
    account,
    parameters: {
      MemberStepsRoleArn: `arn:aws:iam::${ADMINISTRATOR}:role/${STEPS_ROLE}`,
      ExternalId: EXTERNAL_ID,
      ...parameters,
    },
  });
  return {
    name: role.RoleName,
    trust: role.AssumeRolePolicyDocument,
    policies: Object.fromEntries(
      role.Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument]),
    ),
    maxSessionDuration: role.MaxSessionDuration,
  };
}
