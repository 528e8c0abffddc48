import type { Directory } from "../iam/directory.ts";
import { conditionValues, decide, type Layer } from "../iam/evaluate.ts";
import { statementsOf } from "../iam/principals.ts";
import type { Role } from "../iam/roles.ts";
import type { PolicyDocument, RoleSeed } from "../seeds/seed.ts";

/** The name of accepting that policies written before 2021 do not know. */
const MODERN = "securityhub:AcceptAdministratorInvitation";
/** The inline policy that gives the action to a role that began without it. */
const GIVEN = "new-accept-action";

/** Whether a role's own policies and its boundary let it accept under the new name, in any of its account's Regions. */
export function mayAccept({ layers, account }: Directory, role: Role): boolean {
  const own: Layer[] = [{ kind: "identity", statements: statementsOf(layers.ofRole(role)) }];
  if (role.boundary)
    own.push({ kind: "boundary", statements: statementsOf([layers.boundary(role.boundary)]) });
  return Object.keys(account(role.accountId)?.regions ?? {}).some((region) => {
    const resource = `arn:aws:securityhub:${region}:${role.accountId}:hub/default`;
    const values = conditionValues({ "aws:PrincipalArn": role.arn, "aws:RequestedRegion": region });
    return decide(own, { action: MODERN, resource, principals: [], values }).allowed;
  });
}

/** The role with the action's exact name taken out of every list in its inline policies. */
export function withoutAccept({ accountId: _account, arn: _arn, id: _id, ...role }: Role): RoleSeed {
  const { [GIVEN]: _given, ...policies } = role.policies;
  return {
    ...role,
    policies: Object.fromEntries(Object.entries(policies).map(([name, policy]) => [name, without(policy)])),
  };
}

/** The role with an inline policy more, which allows the action. */
export function withAccept({ accountId: _account, arn: _arn, id: _id, ...role }: Role): RoleSeed {
  const given: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: MODERN, Resource: "*" }],
  };
  return { ...role, policies: { ...role.policies, [GIVEN]: given } };
}

function without(policy: PolicyDocument): PolicyDocument {
  return {
    ...policy,
    Statement: policy.Statement.map((statement) => {
      const { Effect, Action } = statement;
      if (Effect !== "Allow" || !Array.isArray(Action)) return statement;
      const left = Action.filter((action) => action !== MODERN);
      // A statement has to name something; one that named nothing else stays, and the caller is told.
      return left.length > 0 ? { ...statement, Action: left } : statement;
    }),
  };
}
