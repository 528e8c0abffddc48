import type { AccountSeed, AwsSeed, PolicyDocument, RoleSeed } from "../seeds/seed.ts";
import type { Clock } from "../wire/clock.ts";
import type { Caller } from "../wire/service.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import { type CallSituation, sessionCaller, userCaller } from "./caller.ts";
import { createRoles, type Role, type RoleChanges, roleArn } from "./roles.ts";
import { createSessions, type Session } from "./sessions.ts";

/** Keys as the directory knows them, of an account's own user or of a role session. */
export interface Credential {
  accountId: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Has to come with the request; only a role session has one. */
  sessionToken?: string;
  /** Only a role session ends. */
  expires?: Date;
  /** Who calls with these keys, and what their policies let them do in this situation. */
  caller(situation: CallSituation): Caller;
}

/** Accounts, user keys, roles and role sessions of the practice world. */
export interface Directory {
  /** As seeded, with the roles as they are now. */
  accounts(): AccountSeed[];
  account(accountId: string): AccountSeed | undefined;
  /** Whether the account has opted into the Region. */
  hasRegion(accountId: string, region: string): boolean;
  role(accountId: string, name: string): Role | undefined;
  /** Makes or replaces a role, for practice; throws a clear sentence for an unknown account or a malformed policy. */
  putRole(accountId: string, role: RoleSeed): Role;
  /** Its sessions are worthless from then on. `false` when there was no such role. */
  deleteRole(accountId: string, name: string): boolean;
  /** `undefined` for an unknown key, and for a session whose role is gone. */
  credential(accessKeyId: string): Credential | undefined;
  openSession(role: Role, name: string, seconds: number, policy?: PolicyDocument): Session;
  /** Writes what has changed at once; to be called when the world stops. */
  flush(): void;
}

export interface DirectoryOptions {
  seed: AwsSeed;
  clock: Clock;
  /** Sessions and changed roles are kept in this file; left out: nothing is kept. */
  file?: string;
}

interface State {
  roles: RoleChanges;
  sessions: Session[];
}

/** Throws a sentence that names the role when the seed holds a policy that IAM would not take. */
export function createDirectory({ seed, clock, file }: DirectoryOptions): Directory {
  const snapshot = createSnapshot<State>(file, () => ({ roles: roles.changes(), sessions: sessions.all() }));
  const kept = snapshot.load();
  const seeds = new Map(seed.accounts.map((account) => [account.id, account]));
  const byUserKey = new Map(seed.accounts.map((account) => [account.accessKeyId, account]));
  const roles = createRoles(seed.accounts, kept?.roles);
  const sessions = createSessions(() => clock.now(), kept?.sessions);
  const asItIs = (account: AccountSeed): AccountSeed => ({
    ...account,
    roles: roles.of(account.id).map(plain),
  });

  const sessionCredential = (session: Session): Credential | undefined => {
    const role = roles.get(session.roleArn);
    const account = role && seeds.get(role.accountId);
    if (!account || role.id !== session.roleId) return undefined;
    const { accessKeyId, secretAccessKey, sessionToken } = session;
    return {
      accountId: account.id,
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expires: new Date(session.expires),
      caller: (situation) => sessionCaller(account, role, session, situation),
    };
  };

  return {
    accounts: () => seed.accounts.map(asItIs),
    account(accountId) {
      const account = seeds.get(accountId);
      return account && asItIs(account);
    },
    hasRegion: (accountId, region) => Object.hasOwn(seeds.get(accountId)?.regions ?? {}, region),
    role: (accountId, name) => roles.get(roleArn(accountId, name)),
    putRole(accountId, role) {
      if (!seeds.has(accountId)) throw new Error(`The practice world has no account ${accountId}.`);
      const put = roles.put(accountId, role);
      snapshot.changed();
      return put;
    },
    deleteRole(accountId, name) {
      const deleted = roles.delete(accountId, name);
      snapshot.changed();
      return deleted;
    },
    credential(accessKeyId) {
      const account = byUserKey.get(accessKeyId);
      if (account) {
        const { id: accountId, secretAccessKey } = account;
        return {
          accountId,
          accessKeyId,
          secretAccessKey,
          caller: (situation) => userCaller(account, situation),
        };
      }
      const session = sessions.get(accessKeyId);
      return session && sessionCredential(session);
    },
    openSession(role, name, seconds, policy) {
      const session = sessions.open(role, name, seconds, policy);
      snapshot.changed();
      return session;
    },
    flush: () => snapshot.flush(),
  };
}

function plain({ accountId: _account, arn: _arn, id: _id, ...role }: Role): RoleSeed {
  return role;
}
