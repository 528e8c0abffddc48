import type { AccountSeed, RoleSeed } from "../seeds/seed.ts";
import { createId } from "./credential.ts";
import { checkPolicy } from "./policy.ts";

/** A role as it is now. */
export interface Role extends RoleSeed {
  accountId: string;
  /** `arn:aws:iam::111122223333:role/NAME`. */
  arn: string;
  /** `AROA…`; a role deleted and made again has a new one, and sessions of the old one are worthless. */
  id: string;
  /** Left out: `/`. Only roles that AWS makes for itself have another. */
  path?: string;
}

/** What has become of the seed's roles, by ARN; `null` for a role that is gone. */
export type RoleChanges = Record<string, { id: string; role: RoleSeed } | null>;

export interface Roles {
  get(arn: string): Role | undefined;
  of(accountId: string): Role[];
  /** Makes or changes a role; throws a sentence that names the role for a policy that IAM would not take. */
  put(accountId: string, role: RoleSeed): Role;
  /** `false` when there was no such role. */
  delete(accountId: string, name: string): boolean;
  changes(): RoleChanges;
}

/** The seed's roles with `changes` laid over them. */
export function createRoles(accounts: readonly AccountSeed[], changes: RoleChanges = {}): Roles {
  const roles = new Map<string, Role>();
  const changed = new Map<string, RoleChanges[string]>(Object.entries(changes));
  for (const account of accounts)
    for (const seed of account.roles) {
      const role = createRole(account.id, seed);
      roles.set(role.arn, role);
    }
  for (const [arn, change] of changed) {
    if (change === null) roles.delete(arn);
    else roles.set(arn, createRole(accountOf(arn), change.role, change.id));
  }

  return {
    get: (arn) => roles.get(arn),
    of: (accountId) => [...roles.values()].filter((role) => role.accountId === accountId),
    put(accountId, given) {
      // A copy: what the page changes in its own object later is not in the role until it is put again.
      const seed = structuredClone(given);
      const standing = roles.get(roleArn(accountId, seed.name));
      const role = createRole(accountId, seed, standing?.id ?? createId("AROA"));
      roles.set(role.arn, role);
      changed.set(role.arn, { id: role.id, role: seed });
      return role;
    },
    delete(accountId, name) {
      const arn = roleArn(accountId, name);
      changed.set(arn, null);
      return roles.delete(arn);
    },
    changes: () => Object.fromEntries(changed),
  };
}

export function roleArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

function createRole(accountId: string, seed: RoleSeed, id?: string): Role {
  const arn = roleArn(accountId, seed.name);
  checkPolicies(arn, seed);
  return { ...seed, accountId, arn, id: id ?? createId("AROA", arn) };
}

function checkPolicies(arn: string, seed: RoleSeed): void {
  checkPolicy(`The trust policy of ${arn}`, seed.trust, "trust");
  for (const [name, policy] of Object.entries(seed.policies))
    checkPolicy(`The policy "${name}" of ${arn}`, policy, "identity");
  if (seed.sessionPolicy) checkPolicy(`The session policy of ${arn}`, seed.sessionPolicy, "identity");
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
