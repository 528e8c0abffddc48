import { AwsFault } from "../../wire/fault.ts";
import type { QueryOperation } from "../../wire/query.ts";
import type { Caller } from "../../wire/service.ts";
import { isRoleSession } from "../caller.ts";
import { notAuthorized } from "../denied.ts";
import type { Directory } from "../directory.ts";
import { conditionValues, evaluate } from "../evaluate.ts";
import { readPolicy } from "../policy.ts";
import { type Role, roleArn } from "../roles.ts";
import { type AssumeRoleInput, packedPolicySize, readAssumeRole } from "../validations/AssumeRole.ts";

/** Longest session of a role where nobody has raised it, and of any chained one; seconds. */
const ONE_HOUR = 3600;

/** Opens a role session for a caller whom the role's trust policy names and whose own policies let it ask. */
export function assumeRole(directory: Directory): QueryOperation {
  return (form, request) => {
    const input = readAssumeRole(form);
    const { caller } = request;
    const role = findRole(directory, input.roleArn);
    // A role that is not there, one of a closed account and one that does not trust the caller look the same.
    if (!role || directory.isClosed(role.accountId) || !mayAssume(caller, role, input))
      throw new AwsFault("AccessDenied", notAuthorized(caller.arn, "sts:AssumeRole", input.roleArn), 403);
    checkDuration(caller, role, input.duration);
    if (!directory.hasRegion(role.accountId, request.region))
      throw new AwsFault(
        "RegionDisabledException",
        `STS is not activated in this region for account:${role.accountId}. ` +
          "Your account administrator can activate STS in this region using the IAM Console.",
        403,
      );

    const session = directory.openSession(role, input.roleSessionName, input.duration, input.policy);
    return {
      Credentials: {
        AccessKeyId: session.accessKeyId,
        SecretAccessKey: session.secretAccessKey,
        SessionToken: session.sessionToken,
        Expiration: session.expires.replace(".000Z", "Z"),
      },
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${session.name}`,
        Arn: `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${session.name}`,
      },
      PackedPolicySize: packedPolicySize([input.policy, role.sessionPolicy]),
    };
  };
}

function findRole(directory: Directory, arn: string): Role | undefined {
  const [, , , , accountId = "", rest = ""] = arn.split(":");
  const role = directory.role(accountId, rest.replace(/^role\//, ""));
  return role?.arn === arn ? role : undefined;
}

/**
 * The trust policy must allow the caller. Naming the very role or session within one account is enough;
 * naming the account leaves it to the caller's own policies, and across accounts those must always allow it.
 */
function mayAssume(caller: Caller, role: Role, input: AssumeRoleInput): boolean {
  const own = ownNames(caller);
  const asked = { "sts:ExternalId": input.externalId, "sts:RoleSessionName": input.roleSessionName };
  const values = conditionValues(caller.values ?? {}, { "aws:ResourceAccount": role.accountId }, asked);
  const trust = readPolicy(role.trust, "trust");
  const trusts = (principals: string[]) =>
    evaluate(trust, { action: "sts:AssumeRole", resource: role.arn, principals, values }) === "allow";
  if (!trusts([...own, `arn:aws:iam::${caller.accountId}:root`, caller.accountId])) return false;

  const decision = caller.decide?.("sts:AssumeRole", role.arn, asked);
  if (decision ? decision.allowed : caller.allows("sts:AssumeRole", role.arn)) return true;
  const forbidden = decision?.allowed === false && decision.explicit;
  return !forbidden && caller.accountId === role.accountId && trusts(own);
}

/** The ARNs that mean this caller and nobody else in its account; the role before its session. */
function ownNames(caller: Caller): string[] {
  const [, role] = /:assumed-role\/([^/]+)\//.exec(caller.arn) ?? [];
  return role ? [roleArn(caller.accountId, role), caller.arn] : [caller.arn];
}

function checkDuration(caller: Caller, role: Role, seconds: number): void {
  if (seconds > ONE_HOUR && isRoleSession(caller))
    throw new AwsFault(
      "ValidationError",
      "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
    );
  if (seconds > (role.maxSessionDuration ?? ONE_HOUR))
    throw new AwsFault(
      "ValidationError",
      "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
}
