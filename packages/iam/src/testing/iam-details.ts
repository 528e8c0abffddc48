import { ACCOUNT, allow, document } from "./policies.ts";
import type { Reply } from "./scripted-iam.ts";

/** What GetAccountAuthorizationDetails tells of users, roles and policies. */
export const iamArn = (rest: string) => `arn:aws:iam::${ACCOUNT.id}:${rest}`;

export const encoded = (...statements: unknown[]) => encodeURIComponent(document(...statements));
export const inline = (name: string, ...statements: unknown[]) => ({
  PolicyName: name,
  PolicyDocument: encoded(...statements),
});
export const attached = (arn: string) => ({ PolicyName: arn.split("/").at(-1), PolicyArn: arn });
export const managed = (arn: string, ...statements: unknown[]) => ({
  PolicyName: arn.split("/").at(-1),
  Arn: arn,
  PolicyVersionList: [
    { VersionId: "v1", IsDefaultVersion: false, Document: encoded(allow("*")) },
    { VersionId: "v2", IsDefaultVersion: true, Document: encoded(...statements) },
  ],
});
export const asRole = (name: string, more: Record<string, unknown> = {}) => ({
  Path: "/",
  RoleName: name,
  Arn: iamArn(`role/${name}`),
  ...more,
});
export const asUser = (name: string, more: Record<string, unknown> = {}) => ({
  Path: "/",
  UserName: name,
  Arn: iamArn(`user/${name}`),
  ...more,
});

export const page = (result: Record<string, unknown>, next?: string): Reply => ({
  result: { ...result, IsTruncated: next !== undefined, Marker: next },
});
