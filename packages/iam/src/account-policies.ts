import type {
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  ManagedPolicyDetail,
  RoleDetail,
  UserDetail,
} from "@aws-sdk/client-iam";
import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import type { Identity, PolicyReference } from "@invitations/core/action-pairs/policy-finding";
import { type AttachedPolicy, type GoverningStatement, readGoverning, unreadable } from "./governing.ts";
import type { PrincipalPolicies } from "./judge-principal.ts";
import { type JudgedAccount, Scope } from "./scope.ts";

/** Source: Security Hub's user guide, "Service-linked roles". */
export const SERVICE_LINKED_ROLE = "AWSServiceRoleForSecurityHub";

/** What users, roles and groups have in common. */
interface Holder {
  identity: Identity;
  inline: readonly { name: string; statements: readonly GoverningStatement[] }[];
  /** ARNs of managed policies with their names. */
  attached: readonly { name: string; arn: string | undefined }[];
  /** Groups that a user is in. */
  groups: readonly string[];
  /** Present where there is a boundary; empty where AWS did not say which. */
  boundary?: string;
}

/**
 * The policies of an account as its pages come in, in whatever order. Of each document only what has a say in the
 * paired actions is kept.
 */
export class AccountPolicies {
  readonly #scope: Scope;
  readonly #ownRole: string | undefined;
  /** By ARN. */
  readonly #managed = new Map<string, readonly GoverningStatement[]>();
  readonly #groups = new Map<string, Holder>();
  readonly #principals: Holder[] = [];
  readonly #looked = { users: 0, roles: 0, groups: 0, policies: 0, serviceLinkedRoles: 0 };
  #ownTrust: { document: string | undefined } | undefined;
  #hasServiceLinkedRole = false;

  /** `ownRole`: ARN of the role whose trust policy is asked for. */
  constructor(account: JudgedAccount, ownRole?: string) {
    this.#scope = new Scope(account);
    this.#ownRole = ownRole;
  }

  get looked(): AccountPolicyReadiness["looked"] {
    return { ...this.#looked };
  }

  /** The own role's trust policy as AWS gave it; absent where the role was not listed. */
  get ownTrust(): { document: string | undefined } | undefined {
    return this.#ownTrust;
  }

  /** Whether the role that Security Hub itself works with was listed. */
  get hasServiceLinkedRole(): boolean {
    return this.#hasServiceLinkedRole;
  }

  add(page: GetAccountAuthorizationDetailsResponse): void {
    for (const policy of page.Policies ?? []) this.#addManaged(policy);
    for (const group of page.GroupDetailList ?? []) this.#addGroup(group);
    for (const role of page.RoleDetailList ?? []) this.#addRole(role);
    for (const user of page.UserDetailList ?? []) this.#addUser(user);
  }

  /** Users and roles with all that bears on them; to be asked once every page is in. */
  *principals(): Generator<PrincipalPolicies> {
    for (const holder of this.#principals) {
      const { identity, boundary } = holder;
      yield {
        principal: identity,
        policies: [
          ...this.#policiesOf(holder),
          ...holder.groups.flatMap((name) => this.#ofGroup(name, identity)),
        ],
        ...(boundary === undefined ? {} : { boundary: this.#boundary(boundary, identity) }),
      };
    }
  }

  /** A principal that belongs to another account, which must never be judged as one of this. */
  stranger(): string | undefined {
    return this.#principals.find(({ identity }) => identity.arn.split(":")[4] !== this.#scope.account.id)
      ?.identity.arn;
  }

  #addManaged({ Arn, PolicyVersionList = [] }: ManagedPolicyDetail): void {
    if (Arn === undefined) return;
    this.#looked.policies++;
    const inForce = PolicyVersionList.filter(({ IsDefaultVersion }) => IsDefaultVersion);
    const statements =
      inForce.length === 1
        ? this.#read(inForce[0]?.Document)
        : unreadable("AWS did not say which version of the policy is in force.", this.#scope);
    this.#managed.set(Arn, statements);
  }

  #addGroup(group: GroupDetail): void {
    const holder = this.#holder(
      "group",
      group.GroupName,
      group.Arn,
      group.GroupPolicyList,
      group.AttachedManagedPolicies,
    );
    this.#looked.groups++;
    this.#groups.set(holder.identity.name, holder);
  }

  #addRole(role: RoleDetail): void {
    // AWS writes and uses these itself; nobody accepts anything with them.
    if (role.Path?.startsWith("/aws-service-role/")) {
      this.#looked.serviceLinkedRoles++;
      if (role.RoleName === SERVICE_LINKED_ROLE) this.#hasServiceLinkedRole = true;
      return;
    }
    this.#looked.roles++;
    if (role.Arn !== undefined && role.Arn === this.#ownRole) {
      this.#ownTrust = { document: role.AssumeRolePolicyDocument };
    }
    const holder = this.#holder(
      "role",
      role.RoleName,
      role.Arn,
      role.RolePolicyList,
      role.AttachedManagedPolicies,
    );
    this.#principals.push({ ...holder, ...boundaryOf(role) });
  }

  #addUser(user: UserDetail): void {
    this.#looked.users++;
    const holder = this.#holder(
      "user",
      user.UserName,
      user.Arn,
      user.UserPolicyList,
      user.AttachedManagedPolicies,
    );
    this.#principals.push({ ...holder, groups: user.GroupList ?? [], ...boundaryOf(user) });
  }

  #holder(
    type: Identity["type"],
    name: string | undefined,
    arn: string | undefined,
    inline: UserDetail["UserPolicyList"],
    attached: UserDetail["AttachedManagedPolicies"],
  ): Holder {
    return {
      identity: { type, name: name ?? "(without a name)", arn: arn ?? "" },
      inline: (inline ?? []).map(({ PolicyName, PolicyDocument }) => ({
        name: PolicyName ?? "(without a name)",
        statements: this.#read(PolicyDocument),
      })),
      attached: (attached ?? []).map(({ PolicyName, PolicyArn }) => ({
        name: PolicyName ?? PolicyArn ?? "(without a name)",
        arn: PolicyArn,
      })),
      groups: [],
    };
  }

  #policiesOf({ identity, inline, attached }: Holder): AttachedPolicy[] {
    const attachedTo = { type: identity.type, name: identity.name };
    return [
      ...inline.map(({ name, statements }) => ({
        policy: { name, type: "inline", as: "permissions", attachedTo } as const,
        statements,
      })),
      ...attached.map(({ name, arn }) => ({
        policy: managed(name, arn, "permissions", attachedTo),
        statements: this.#managedStatements(arn),
      })),
    ];
  }

  #ofGroup(name: string, user: Identity): AttachedPolicy[] {
    const group = this.#groups.get(name);
    if (group) return this.#policiesOf(group);
    const because = `The group ${name}, in which ${user.name} is, was not among the account's groups.`;
    const attachedTo = { type: "group", name } as const;
    return [
      {
        policy: { name: `policies of the group ${name}`, type: "inline", as: "permissions", attachedTo },
        statements: unreadable(because, this.#scope),
      },
    ];
  }

  #boundary(arn: string, { type, name }: Identity): AttachedPolicy {
    const policy = managed(nameOf(arn), arn, "boundary", { type, name });
    return { policy, statements: this.#managedStatements(arn) };
  }

  #managedStatements(arn: string | undefined): readonly GoverningStatement[] {
    const found = arn === undefined ? undefined : this.#managed.get(arn);
    return found ?? unreadable("The policy was not among those that AWS listed.", this.#scope);
  }

  #read(document: string | undefined): GoverningStatement[] {
    return document === undefined
      ? unreadable("AWS gave no document for the policy.", this.#scope)
      : readGoverning(document, this.#scope);
  }
}

function boundaryOf({ PermissionsBoundary }: Pick<UserDetail, "PermissionsBoundary">): { boundary?: string } {
  return PermissionsBoundary ? { boundary: PermissionsBoundary.PermissionsBoundaryArn ?? "" } : {};
}

function managed(
  name: string,
  arn: string | undefined,
  as: PolicyReference["as"],
  attachedTo: PolicyReference["attachedTo"],
): PolicyReference {
  const type =
    arn !== undefined && /^arn:[^:]+:iam::aws:policy\//.test(arn) ? "aws-managed" : "customer-managed";
  return { name, ...(arn ? { arn } : {}), type, as, attachedTo };
}

function nameOf(arn: string): string {
  return arn.split("/").at(-1) || "permissions boundary";
}
