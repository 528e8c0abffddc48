import type { AccountSeed, AwsSeed, PolicyDocument, RoleSeed } from "../seeds/seed.ts";
import type { Clock } from "../wire/clock.ts";
import type { Caller } from "../wire/service.ts";
import { createSnapshot, type Snapshot } from "../wire/snapshot.ts";
import { type CallSituation, type RoleCall, sessionCaller, userCaller } from "./caller.ts";
import { checkIdentities } from "./identities.ts";
import { createLayers, type Layers } from "./layers.ts";
import {
  createManagedPolicies,
  type ManagedPolicies,
  type ManagedPolicyChanges,
  type PolicyVersion,
} from "./managed-policies.ts";
import { createRoles, type Role, type RoleChanges, roleArn } from "./roles.ts";
import { type Assumption, trustsService } from "./service-assumption.ts";
import { createServiceControl } from "./service-control.ts";
import { serviceLinkedRole } from "./service-linked-role.ts";
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
  /** As the account's owner made them; AWS's own are not among them. */
  roles(accountId: string): Role[];
  /** The role that AWS makes when an account enables Security Hub first; absent before, and never gone after. */
  serviceLinkedRole(accountId: string): Role | undefined;
  makeServiceLinkedRole(accountId: string): void;
  /** Managed policies, to be read. */
  readonly managed: Pick<ManagedPolicies, "get" | "of" | "ofAws">;
  /** A new version of an account's own managed policy; throws a sentence for a policy that IAM would not take. */
  addPolicyVersion(arn: string, document: PolicyDocument, asDefault: boolean): PolicyVersion;
  /** Which policies have a say about whom. */
  readonly layers: Layers;
  /** Makes or replaces a role, for practice; throws a clear sentence for an unknown account or a malformed policy. */
  putRole(accountId: string, role: RoleSeed): Role;
  /** Its sessions are worthless from then on. `false` when there was no such role. */
  deleteRole(accountId: string, name: string): boolean;
  /**
   * A closed account's keys and sessions are worthless and nobody assumes its roles; opened again, they count as
   * before. Throws for an unknown account.
   */
  setClosed(accountId: string, closed: boolean): void;
  isClosed(accountId: string): boolean;
  /** `undefined` for an unknown key, for a session whose role is gone, and for those of a closed account. */
  credential(accessKeyId: string): Credential | undefined;
  openSession(role: Role, name: string, seconds: number, policy?: PolicyDocument): Session;
  /**
   * Keys for what a service lets be done in a role's name, for as long as this world is up. `undefined` where the
   * role is not there or does not trust the service.
   */
  openServiceSession(roleArn: string, assumption: Assumption): Session | undefined;
  /** Writes what has changed at once; to be called when the world stops. */
  flush(): void;
}

export interface DirectoryOptions {
  seed: AwsSeed;
  clock: Clock;
  /** Sessions, changed roles and changed policies are kept in this file; left out: nothing is kept. */
  file?: string;
  /** Whether a refusal names the policy that denied; left out: it does. */
  namesPolicy?: () => boolean;
  /** Hears whatever a role session asks to do, and the answer. */
  told?: (call: RoleCall) => void;
}

interface State {
  roles: RoleChanges;
  sessions: Session[];
  closed?: string[];
  /** Accounts that have the service-linked role of Security Hub. */
  linked?: string[];
  managed?: ManagedPolicyChanges;
}

/** Throws a sentence that names the role when the seed holds a policy that IAM would not take. */
export function createDirectory(options: DirectoryOptions): Directory {
  const { seed, clock, file, namesPolicy = () => true, told } = options;
  const snapshot: Snapshot<State> = createSnapshot<State>(file, () => ({
    roles: roles.changes(),
    sessions: sessions.all(),
    closed: [...closed],
    linked: [...linked],
    managed: managed.changes(),
  }));
  const kept = snapshot.load();
  const seeds = new Map(seed.accounts.map((account) => [account.id, account]));
  const byUserKey = new Map(seed.accounts.map((account) => [account.accessKeyId, account]));
  const closed: Set<string> = new Set(kept?.closed);
  const linked = new Set(kept?.linked ?? seed.accounts.filter(hasHub).map(({ id }) => id));
  const managed = createManagedPolicies(seed.accounts, kept?.managed);
  const roles = createRoles(seed.accounts, kept?.roles);
  for (const account of seed.accounts) checkIdentities(account);
  checkAttached(seed.accounts, managed);
  const layers = createLayers(managed, createServiceControl(seed));
  const sessions = createSessions(() => clock.now(), kept?.sessions);
  const asItIs = (account: AccountSeed): AccountSeed => ({
    ...account,
    roles: roles.of(account.id).map(plain),
  });

  const sessionCredential = (session: Session): Credential | undefined => {
    const role = roles.get(session.roleArn);
    const account = role && seeds.get(role.accountId);
    if (!account || role.id !== session.roleId || closed.has(account.id)) return undefined;
    const { accessKeyId, secretAccessKey, sessionToken } = session;
    return {
      accountId: account.id,
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expires: new Date(session.expires),
      caller: (situation) => {
        const holder = { account, role, session, layers: layers.ofSession(role, session) };
        return sessionCaller(
          { ...holder, ...(told ? { told } : {}) },
          { ...situation, namesPolicy: namesPolicy() },
        );
      },
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
    roles: (accountId) => roles.of(accountId),
    serviceLinkedRole: (accountId) => (linked.has(accountId) ? serviceLinkedRole(accountId) : undefined),
    makeServiceLinkedRole(accountId) {
      linked.add(accountId);
      snapshot.changed();
    },
    managed,
    addPolicyVersion(arn, document, asDefault) {
      const version = managed.addVersion(arn, document, asDefault, clock.now().toISOString());
      snapshot.changed();
      return version;
    },
    layers,
    putRole(accountId, role) {
      if (!seeds.has(accountId)) throw new Error(`The practice world has no account ${accountId}.`);
      checkArns(roleArn(accountId, role.name), role, managed);
      const put = roles.put(accountId, role);
      snapshot.changed();
      return put;
    },
    deleteRole(accountId, name) {
      const deleted = roles.delete(accountId, name);
      snapshot.changed();
      return deleted;
    },
    setClosed(accountId, isClosed) {
      if (!seeds.has(accountId)) throw new Error(`The practice world has no account ${accountId}.`);
      if (isClosed) closed.add(accountId);
      else closed.delete(accountId);
      snapshot.changed();
    },
    isClosed: (accountId) => closed.has(accountId),
    credential(accessKeyId) {
      const account = byUserKey.get(accessKeyId);
      if (account && closed.has(account.id)) return undefined;
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
    openServiceSession(arn, assumption) {
      const role = roles.get(arn);
      const isTrusted = role && !closed.has(role.accountId) && trustsService(role, assumption);
      return isTrusted ? sessions.openForService(role, assumption.sessionName) : undefined;
    },
    flush: () => snapshot.flush(),
  };
}

function plain({ accountId: _account, arn: _arn, id: _id, ...role }: Role): RoleSeed {
  return role;
}

const hasHub = ({ regions }: AccountSeed) => Object.values(regions).some(({ hub }) => hub);

/** Throws a sentence for a managed policy or a boundary that is not there. */
function checkAttached(accounts: readonly AccountSeed[], managed: ManagedPolicies): void {
  for (const { id, users = [], groups = [], roles } of accounts)
    for (const holder of [...users, ...groups, ...roles])
      checkArns(`${holder.name} of ${id}`, holder, managed);
}

function checkArns(
  who: string,
  { attached = [], boundary }: { attached?: string[]; boundary?: string },
  managed: ManagedPolicies,
): void {
  for (const arn of boundary === undefined ? attached : [...attached, boundary])
    if (!managed.get(arn)) throw new Error(`${who} names the managed policy ${arn}, which is not there.`);
}
