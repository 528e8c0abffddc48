import { GetRoleCommand, type IAMClient, type Role } from "@aws-sdk/client-iam";
import type { ServiceLinkedRole } from "@invitations/core/action-pairs/account-policy-readiness";
import { readAwsError } from "@invitations/core/aws-error";
import { Failure } from "@invitations/core/failure";
import { type RoleTrust, trustUnknown } from "@invitations/core/role-trust";
import { type AccountPolicies, SERVICE_LINKED_ROLE } from "./account-policies.ts";
import type { IamCalls } from "./iam-calls.ts";
import { judgeTrust } from "./judge-trust.ts";
import type { Trusted } from "./trust-statement.ts";

/** What was seen of the two roles that an account needs: the app's own, and the one AWS makes for itself. */
export interface RolesSeen {
  /** Absent where there is no own role to ask about. */
  trust?: RoleTrust;
  serviceLinkedRole: ServiceLinkedRole;
}

/** The app's own role, and whom it is to trust. */
export interface OwnRoleSought {
  arn: string;
  trusted: Trusted;
}

/** From all of an account's roles as AWS listed them. */
export function rolesListed(policies: AccountPolicies, own: OwnRoleSought | undefined): RolesSeen {
  const { ownTrust, hasServiceLinkedRole } = policies;
  const trust = ownTrust
    ? (sought: OwnRoleSought) => judgeTrust(ownTrust.document, sought.trusted)
    : () => trustUnknown("The role was not among those that AWS listed.");
  return {
    ...(own ? { trust: trust(own) } : {}),
    serviceLinkedRole: hasServiceLinkedRole ? "present" : "not-found",
  };
}

/** What can be told where nobody could look. */
export function rolesUnknown(because: string, own: OwnRoleSought | undefined): RolesSeen {
  return { ...(own ? { trust: trustUnknown(because) } : {}), serviceLinkedRole: "unknown" };
}

/**
 * Asks for the two roles by name, where the account does not let all of its roles be listed. Only `Throttled` is
 * thrown, since a retry mends that.
 */
export async function askForRoles(
  iam: IAMClient,
  calls: IamCalls,
  own: OwnRoleSought | undefined,
): Promise<RolesSeen> {
  const linked = await ask(iam, calls, SERVICE_LINKED_ROLE);
  const seen = {
    serviceLinkedRole: linked === "not-found" ? linked : linked instanceof Failure ? "unknown" : "present",
  } as const;
  if (!own) return seen;
  const found = await ask(iam, calls, own.arn.split("/").at(-1) ?? "");
  if (found === "not-found") return { ...seen, trust: trustUnknown("AWS knows no role of that name.") };
  if (found instanceof Failure) return { ...seen, trust: trustUnknown(found.message) };
  // A name is some role's alone within an account, so this one is another account's.
  if (found.Arn !== own.arn) {
    return { ...seen, trust: trustUnknown(`AWS answered about ${found.Arn ?? "a role without an ARN"}.`) };
  }
  return { ...seen, trust: judgeTrust(found.AssumeRolePolicyDocument, own.trusted) };
}

async function ask(iam: IAMClient, calls: IamCalls, name: string): Promise<Role | "not-found" | Failure> {
  try {
    const { Role: role } = await calls.call(`GetRole of ${name}`, () =>
      iam.send(new GetRoleCommand({ RoleName: name })),
    );
    return role ?? new Failure("ServiceUnavailable", `GetRole of ${name}: AWS answered nothing.`);
  } catch (error) {
    if (!(error instanceof Failure) || error.name === "Throttled") throw error;
    return readAwsError(error.cause)?.name.startsWith("NoSuchEntity") ? "not-found" : error;
  }
}
