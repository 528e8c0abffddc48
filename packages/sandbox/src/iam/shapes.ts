import type { GroupSeed, PolicyDocument, RoleSeed, UserSeed } from "../seeds/seed.ts";
import type { XmlObject } from "../wire/query.ts";
import type { Listed } from "./identities.ts";
import { defaultVersion, type ManagedPolicy, type PolicyVersion } from "./managed-policies.ts";
import { SEEDED } from "./principals.ts";
import type { Role } from "./roles.ts";

/** How many users, groups and roles hold a managed policy, and of how many it is the boundary. */
export interface Usage {
  attachments: number;
  boundaries: number;
}

/** A policy document as IAM answers with it: JSON, percent-encoded by RFC 3986. */
export function encodeDocument(document: PolicyDocument): string {
  return encodeURIComponent(JSON.stringify(document)).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A role as GetRole gives it. */
export function roleShape(role: Role): XmlObject {
  return {
    ...named("Role", role),
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    MaxSessionDuration: role.maxSessionDuration ?? 3600,
    ...boundary(role),
  };
}

/** The next four as GetAccountAuthorizationDetails gives them. */
export function roleDetail(role: Role): XmlObject {
  return {
    ...named("Role", role),
    AssumeRolePolicyDocument: encodeDocument(role.trust),
    InstanceProfileList: [],
    RolePolicyList: inline(role.policies),
    AttachedManagedPolicies: attached(role),
    ...boundary(role),
    Tags: [],
  };
}

export function userDetail(user: Listed<UserSeed>): XmlObject {
  return {
    ...named("User", user),
    UserPolicyList: inline(user.policies),
    GroupList: user.groups ?? [],
    AttachedManagedPolicies: attached(user),
    ...boundary(user),
    Tags: [],
  };
}

export function groupDetail(group: Listed<GroupSeed>): XmlObject {
  return {
    ...named("Group", group),
    GroupPolicyList: inline(group.policies),
    AttachedManagedPolicies: attached(group),
  };
}

export function policyDetail(policy: ManagedPolicy, usage: Usage): XmlObject {
  return { ...policyShape(policy, usage), PolicyVersionList: policy.versions.map(versionShape) };
}

/** A managed policy as GetPolicy gives it. */
export function policyShape(policy: ManagedPolicy, { attachments, boundaries }: Usage): XmlObject {
  const { name, id, arn, description, versions } = policy;
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: "/",
    DefaultVersionId: defaultVersion(policy).id,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    ...(description === undefined ? {} : { Description: description }),
    CreateDate: versions.at(-1)?.created ?? SEEDED,
    UpdateDate: versions[0]?.created ?? SEEDED,
  };
}

/** One version of a managed policy, with its document. */
export function versionShape({ id, document, created, isDefault }: PolicyVersion): XmlObject {
  return {
    Document: encodeDocument(document),
    VersionId: id,
    IsDefaultVersion: isDefault,
    CreateDate: created,
  };
}

function named(
  kind: "Role" | "User" | "Group",
  { name, id, arn, path = "/" }: { name: string; id: string; arn: string; path?: string },
): XmlObject {
  return { Path: path, [`${kind}Name`]: name, [`${kind}Id`]: id, Arn: arn, CreateDate: SEEDED };
}

function inline(policies: Record<string, PolicyDocument> = {}): XmlObject[] {
  return Object.entries(policies).map(([name, document]) => ({
    PolicyName: name,
    PolicyDocument: encodeDocument(document),
  }));
}

function attached({ attached: arns = [] }: Pick<RoleSeed, "attached">): XmlObject[] {
  return arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf("/") + 1), PolicyArn: arn }));
}

function boundary({ boundary: arn }: Pick<RoleSeed, "boundary">): XmlObject {
  return arn === undefined
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: arn } };
}
