import type { PolicyReference } from "@invitations/core/action-pairs/policy-finding";
import { readGoverning } from "../governing.ts";
import type { PrincipalPolicies } from "../judge-principal.ts";
import { type JudgedAccount, Scope } from "../scope.ts";

export const ACCOUNT: JudgedAccount = { id: "111122223333", partition: "aws", regions: ["eu-west-1"] };
export const HUB = "arn:aws:securityhub:eu-west-1:111122223333:hub/default";

export const LEGACY = "securityhub:AcceptInvitation";
export const CURRENT = "securityhub:AcceptAdministratorInvitation";

export type Statement = Record<string, unknown>;

export const allow = (Action: unknown, more: Statement = {}): Statement => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...more,
});
export const deny = (Action: unknown, more: Statement = {}): Statement => ({
  ...allow(Action, more),
  Effect: "Deny",
});

export const document = (...statements: unknown[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

export const POLICY: PolicyReference = {
  name: "SecurityHubMembers",
  type: "inline",
  as: "permissions",
  attachedTo: { type: "role", name: "SecurityAdmin" },
};

/** A role with these documents as its policies, and with one as its boundary. */
export function role(
  documents: readonly string[],
  { boundary, account = ACCOUNT }: { boundary?: string; account?: JudgedAccount } = {},
): PrincipalPolicies {
  const scope = new Scope(account);
  return {
    principal: { type: "role", name: "SecurityAdmin", arn: "arn:aws:iam::111122223333:role/SecurityAdmin" },
    policies: documents.map((text) => ({ policy: POLICY, statements: readGoverning(text, scope) })),
    ...(boundary === undefined
      ? {}
      : {
          boundary: { policy: { ...POLICY, as: "boundary" }, statements: readGoverning(boundary, scope) },
        }),
  };
}
