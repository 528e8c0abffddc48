import type { AccountSeed, ManagedPolicySeed, PolicyDocument } from "../seeds/seed.ts";
import { AWS_MANAGED, awsManagedArn } from "./aws-managed.ts";
import { createId } from "./credential.ts";
import { checkPolicy } from "./policy.ts";
import { SEEDED } from "./principals.ts";

/** A managed policy with its versions, newest first. */
export interface ManagedPolicy {
  arn: string;
  name: string;
  /** `ANPA…` */
  id: string;
  description?: string;
  /** AWS's own, which any account may attach and none may change. */
  ofAws: boolean;
  versions: PolicyVersion[];
}

export interface PolicyVersion {
  /** `v1`. A number is never used again. */
  id: string;
  document: PolicyDocument;
  /** ISO 8601. */
  created: string;
  isDefault: boolean;
}

/** What has become of the seed's customer-managed policies: their versions, by ARN. */
export type ManagedPolicyChanges = Record<string, PolicyVersion[]>;

export interface ManagedPolicies {
  /** AWS's own, or a customer's, by ARN. */
  get(arn: string): ManagedPolicy | undefined;
  /** The customer-managed policies of an account. */
  of(accountId: string): ManagedPolicy[];
  /** AWS's own. */
  ofAws(): ManagedPolicy[];
  /** Throws a sentence for a policy that IAM would not take. */
  addVersion(arn: string, document: PolicyDocument, asDefault: boolean, created: string): PolicyVersion;
  changes(): ManagedPolicyChanges;
}

/** The ARN of an account's own policy. */
export function customerPolicyArn(accountId: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy/${name}`;
}

export function defaultVersion(policy: ManagedPolicy): PolicyVersion {
  const standing = policy.versions.find(({ isDefault }) => isDefault);
  if (!standing) throw new Error(`${policy.arn} has no default version.`);
  return standing;
}

/** AWS's policies and the seed's, with `changes` laid over them. */
export function createManagedPolicies(
  accounts: readonly AccountSeed[],
  changes: ManagedPolicyChanges = {},
): ManagedPolicies {
  const policies = new Map<string, ManagedPolicy>();
  for (const { name, description, versions } of AWS_MANAGED) {
    const arn = awsManagedArn(name);
    const all = versions.map((version, at) => ({ ...version, isDefault: at === 0 }));
    policies.set(arn, { arn, name, description, id: createId("ANPA", arn), ofAws: true, versions: all });
  }
  const byAccount = new Map<string, ManagedPolicy[]>();
  for (const { id, policies: seeds = [] } of accounts) {
    const own = seeds.map((seed) => fromSeed(id, seed, changes));
    byAccount.set(id, own);
    for (const policy of own) policies.set(policy.arn, policy);
  }
  const changed: ManagedPolicyChanges = { ...changes };

  return {
    get: (arn) => policies.get(arn),
    of: (accountId) => byAccount.get(accountId) ?? [],
    ofAws: () => [...policies.values()].filter(({ ofAws }) => ofAws),
    addVersion(arn, document, asDefault, created) {
      const policy = policies.get(arn);
      if (!policy || policy.ofAws) throw new Error(`There is no customer-managed policy ${arn}.`);
      checkPolicy(`The new version of ${arn}`, document, "identity");
      const newest = Number(policy.versions[0]?.id.slice(1) ?? 0);
      const version: PolicyVersion = {
        id: `v${newest + 1}`,
        document: structuredClone(document),
        created,
        isDefault: asDefault,
      };
      const others = policy.versions.map((one) => (asDefault ? { ...one, isDefault: false } : one));
      policy.versions = [version, ...others];
      changed[arn] = policy.versions;
      return version;
    },
    changes: () => changed,
  };
}

function fromSeed(accountId: string, seed: ManagedPolicySeed, changes: ManagedPolicyChanges): ManagedPolicy {
  const { name, description, documents } = seed;
  const arn = customerPolicyArn(accountId, name);
  for (const [at, document] of documents.entries())
    checkPolicy(`Version v${at + 1} of ${arn}`, document, "identity");
  const chosen = seed.defaultVersion ?? `v${documents.length}`;
  const versions = documents.map((document, at) => ({
    id: `v${at + 1}`,
    document,
    created: SEEDED,
    isDefault: `v${at + 1}` === chosen,
  }));
  if (!versions.some(({ isDefault }) => isDefault))
    throw new Error(`The policy ${arn} has no version ${chosen} to be its default.`);
  return {
    arn,
    name,
    id: createId("ANPA", arn),
    ...(description === undefined ? {} : { description }),
    ofAws: false,
    versions: changes[arn] ?? versions.reverse(),
  };
}
