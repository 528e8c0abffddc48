import { memberRoleTemplate, POLICIES, TRUST } from "./member-role-template.ts";
import { toYaml } from "./yaml.ts";

const HEAD =
  "Written by `npm run template`: change the list in packages/functions/src/deployment/permissions/member-role.ts, not this file. docs/member-role.md tells what the role is for and how to make it.";

/** Why the root, and not the role itself, is the principal: IAM keeps a role's id in its place, not its name. */
const TRUST_WHY =
  "The account is the principal and the role stands in a condition: a role that is named as principal is kept by its id, so that the trust would end for good when the app is deployed anew. The condition lets in that one role all the same, and with the external id only.";

/** The template as it is published, each statement below what it is for. */
export function memberRoleYaml(): string {
  const whys = Object.values(POLICIES).flatMap((statements) =>
    statements.map(({ sid, why }) => [sid, why] as const),
  );
  return toYaml(memberRoleTemplate(), HEAD, { ...Object.fromEntries(whys), [TRUST]: TRUST_WHY });
}
