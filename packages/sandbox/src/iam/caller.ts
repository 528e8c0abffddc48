import type { AccountSeed } from "../seeds/seed.ts";
import type { Caller, ConditionValues, Decision } from "../wire/service.ts";
import { createId } from "./credential.ts";
import { conditionValues, decide, type Layer } from "./evaluate.ts";
import type { Role } from "./roles.ts";
import type { Session } from "./sessions.ts";

/** What the gateway knows of a request beyond its signer. */
export interface CallSituation {
  region: string;
  now: Date;
  /** IP address the request came from; a service that calls in a role's name has none. */
  sourceIp?: string;
  /** Whether a refusal names the policy that denied; left out: it does. */
  namesPolicy?: boolean;
}

/** What a role session asked to do, and whether its policies let it. */
export interface RoleCall {
  /** ARN of the role. */
  role: string;
  /** Name of the session. */
  session: string;
  /** `securityhub:AcceptInvitation` */
  action: string;
  /** ARN, or `*`. */
  resource: string;
  allowed: boolean;
}

/** Callers of this kind are told apart by their key: it decides how long a chained session may last. */
export function isRoleSession(caller: Caller): boolean {
  return caller.accessKeyId.startsWith("ASIA");
}

/** The account's own user `practice`, who may do everything. */
export function userCaller(account: AccountSeed, situation: CallSituation): Caller {
  const arn = `arn:aws:iam::${account.id}:user/practice`;
  const userId = createId("AIDA", arn);
  return {
    accountId: account.id,
    arn,
    userId,
    accessKeyId: account.accessKeyId,
    values: {
      ...situationValues(account, situation),
      "aws:PrincipalArn": arn,
      "aws:PrincipalType": "User",
      "aws:username": "practice",
      "aws:userid": userId,
    },
    allows: () => true,
    decide: () => ({ allowed: true }),
  };
}

/** Who calls in a session, and what is known of both. */
export interface SessionHolder {
  account: AccountSeed;
  role: Role;
  session: Pick<Session, "name" | "issued" | "accessKeyId">;
  layers: Layer[];
  /** Hears what is asked, and the answer. */
  told?: (call: RoleCall) => void;
}

/** A role session, which may do what every one of `layers` allows. */
export function sessionCaller(
  { account, role, session, layers, told }: SessionHolder,
  situation: CallSituation,
): Caller {
  const userId = `${role.id}:${session.name}`;
  const values: ConditionValues = {
    ...situationValues(account, situation),
    "aws:PrincipalArn": role.arn,
    "aws:PrincipalType": "AssumedRole",
    "aws:userid": userId,
    "aws:TokenIssueTime": session.issued,
    "aws:MultiFactorAuthPresent": "false",
  };
  const ask = (action: string, resource = "*", more: ConditionValues = {}): Decision => {
    const decision = decide(layers, {
      action,
      resource,
      principals: [],
      values: conditionValues(values, ofResource(resource), more),
    });
    told?.({ role: role.arn, session: session.name, action, resource, allowed: decision.allowed });
    if (decision.allowed || situation.namesPolicy !== false) return decision;
    const { policyArn: _unnamed, ...refusal } = decision;
    return refusal;
  };
  return {
    accountId: account.id,
    arn: `arn:aws:sts::${account.id}:assumed-role/${role.name}/${session.name}`,
    userId,
    accessKeyId: session.accessKeyId,
    values,
    allows: (action, resource) => ask(action, resource).allowed,
    decide: ask,
  };
}

/** The global condition keys that are the same for a user and for a role session. */
function situationValues(account: AccountSeed, { region, now, sourceIp }: CallSituation): ConditionValues {
  return {
    "aws:RequestedRegion": region,
    "aws:PrincipalAccount": account.id,
    "aws:PrincipalOrgID": account.organization?.id,
    "aws:SecureTransport": "false",
    "aws:SourceIp": sourceIp,
    "aws:CurrentTime": now.toISOString(),
    "aws:EpochTime": String(Math.floor(now.getTime() / 1000)),
  };
}

function ofResource(resource: string): ConditionValues {
  const accountId = resource.split(":")[4];
  return { "aws:ResourceAccount": accountId === "" ? undefined : accountId };
}
