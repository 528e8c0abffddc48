import { createId } from "./credential.ts";
import type { Role } from "./roles.ts";

export const SERVICE_NAME = "securityhub.amazonaws.com";
const NAME = "AWSServiceRoleForSecurityHub";
const PATH = `/aws-service-role/${SERVICE_NAME}/`;

export const serviceLinkedRoleArn = (accountId: string) => `arn:aws:iam::${accountId}:role${PATH}${NAME}`;

/** The role that AWS makes for Security Hub when an account enables it first; nobody else may assume it. */
export function serviceLinkedRole(accountId: string): Role {
  const arn = serviceLinkedRoleArn(accountId);
  return {
    accountId,
    arn,
    id: createId("AROA", arn),
    name: NAME,
    path: PATH,
    trust: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: SERVICE_NAME }, Action: "sts:AssumeRole" }],
    },
    policies: {},
  };
}
