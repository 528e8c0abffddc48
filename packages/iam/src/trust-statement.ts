import type { PolicyCondition } from "@invitations/core/action-pairs/policy-finding";
import type { TrustFault } from "@invitations/core/role-trust";
import { matchAction, matchAny } from "./match.ts";
import { isObject, readConditions, readPatterns, strings } from "./read-statement.ts";

/** Whom a trust policy is to let in, and nobody else. */
export interface Trusted {
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  partition: string;
  /** Id of the administrator account. */
  administrator: string;
  externalId: string;
}

/** What one statement of a trust policy comes to. */
export interface TrustStatement {
  /** Whom it lets in, as it names them; nobody where it is no Allow of assuming the role. */
  principals: string[];
  faults: TrustFault[];
}

/** Every way to become a role; all of them are one to whoever it lets in. */
const ASSUMING = ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity"];
const ELEMENTS = ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Condition"];
const MOST_NAMED = 10;

/** Reads one statement of a trust policy. Never throws: what is not understood is a fault. */
export function readTrustStatement(given: unknown, place: number, trusted: Trusted): TrustStatement {
  const because: string[] = [];
  const fault = (what: string) => because.push(`Statement ${place} ${what}.`);
  if (!isObject(given)) {
    fault("is not a JSON object");
    return notUnderstood(place, because);
  }
  // However much of it is not understood, a Deny lets nobody in.
  if (given.Effect === "Deny") return { principals: [], faults: [] };
  if (given.Effect !== "Allow") fault('has an Effect other than "Allow" and "Deny"');
  const strange = Object.keys(given).filter((name) => !ELEMENTS.includes(name));
  for (const name of strange) fault(`has the element "${name}", which is not known here`);
  const actions = readPatterns(given, "Action", fault);
  const conditions = readConditions(given.Condition, fault);
  const principals = readPrincipals(given, fault);
  if (because.length > 0 || !actions || !principals) return notUnderstood(place, because);

  const about = ASSUMING.map((action) => matchAny(actions, (pattern) => matchAction(pattern, action)));
  if (about.includes("unclear")) {
    fault("has an Action that is not understood");
    return notUnderstood(place, because);
  }
  if (!about.includes("yes")) return { principals: [], faults: [] };
  return {
    principals: principals.map(({ name }) => name),
    faults: [...principalFaults(principals, place, trusted), ...externalIdFaults(conditions, place, trusted)],
  };
}

function notUnderstood(statement: number, because: readonly string[]): TrustStatement {
  return {
    principals: [],
    faults: because.map((one) => ({ fault: "not-understood", statement, because: one })),
  };
}

interface Principal {
  /** `AWS`, `Service`, … */
  kind: string;
  name: string;
}

const KINDS = ["AWS", "Service", "Federated", "CanonicalUser"];
const EVERYBODY = "*";

function readPrincipals(
  given: Readonly<Record<string, unknown>>,
  fault: (what: string) => void,
): Principal[] | undefined {
  // With Allow it is everybody but those, whoever they are.
  if (given.NotPrincipal !== undefined) return [{ kind: "AWS", name: EVERYBODY }];
  const { Principal: principal } = given;
  if (principal === EVERYBODY) return [{ kind: "AWS", name: EVERYBODY }];
  if (!isObject(principal) || Object.keys(principal).length === 0) {
    fault("has no Principal that is understood");
    return undefined;
  }
  const named: Principal[] = [];
  for (const [kind, value] of Object.entries(principal)) {
    const names = strings(value);
    if (!KINDS.includes(kind)) fault(`has a Principal of the kind "${kind}", which is not known here`);
    if (names) named.push(...names.map((name) => ({ kind, name })));
    else fault(`has a Principal "${kind}" that is not text or a list of texts`);
  }
  return named;
}

function principalFaults(
  principals: readonly Principal[],
  statement: number,
  trusted: Trusted,
): TrustFault[] {
  const whose = principals.map((principal) => ({ ...principal, whose: ownerOf(principal, trusted) }));
  const others = whose.filter((one) => one.whose === "other");
  const unclear = whose.filter((one) => one.whose === "unclear");
  return [
    ...(whose.some((one) => one.whose === "anybody") ? [{ fault: "anybody", statement } as const] : []),
    ...(others.length > 0
      ? [
          {
            fault: "others",
            statement,
            principals: others.slice(0, MOST_NAMED).map(({ name }) => name),
            more: Math.max(0, others.length - MOST_NAMED),
          } as const,
        ]
      : []),
    ...unclear.map(
      ({ name }) =>
        ({
          fault: "not-understood",
          statement,
          because: `Statement ${statement} names "${name}", of which it cannot be told whose it is.`,
        }) as const,
    ),
  ];
}

/** IAM takes an account's id, its root ARN and the ARNs of users, roles and their sessions, and no wildcard in them. */
const OF_ACCOUNT =
  /^arn:([a-z-]+):(?:iam|sts)::(\d{12}):(?:root|(?:user|role|assumed-role|federated-user)\/[^*?$]+)$/;

function ownerOf(
  { kind, name }: Principal,
  { partition, administrator }: Trusted,
): "administrator" | "other" | "anybody" | "unclear" {
  if (kind !== "AWS") return "other";
  if (name === EVERYBODY) return "anybody";
  if (name === administrator) return "administrator";
  if (/^\d{12}$/.test(name)) return "other";
  const [, inPartition, account] = OF_ACCOUNT.exec(name) ?? [];
  if (account === undefined) return "unclear";
  return account === administrator && inPartition === partition ? "administrator" : "other";
}

/** Conditions hold together, so one that takes this external id and no other is enough. */
function externalIdFaults(
  conditions: readonly PolicyCondition[],
  statement: number,
  { externalId }: Trusted,
): TrustFault[] {
  const about = conditions.filter(({ key }) => key.toLowerCase() === "sts:externalid");
  const demands = about.some(
    ({ operator, values }) =>
      (operator === "StringEquals" || operator === "StringLike") &&
      values.length > 0 &&
      // A wildcard or a variable takes other ids too, even where it stands in our own.
      values.every((value) => value === externalId && !/[*?$]/.test(value)),
  );
  if (demands) return [];
  if (about.length === 0) return [{ fault: "no-external-id", statement }];
  return [{ fault: "loose-external-id", statement, operators: about.map(({ operator }) => operator) }];
}
