import type { PolicyDocument } from "../seeds/seed.ts";

/** A policy that AWS keeps and nobody changes; its ARN is `arn:aws:iam::aws:policy/NAME`. */
export interface AwsManagedPolicy {
  name: string;
  description: string;
  /** Newest first; the first is the one that counts. Older ones only where a difference for Security Hub is known. */
  versions: { id: string; document: PolicyDocument; created: string }[];
}

const allow = (more: Record<string, unknown>) => ({ Effect: "Allow", Resource: "*", ...more });
const document = (...Statement: Record<string, unknown>[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement,
});

/**
 * Those that somebody may hold who accepts an invitation, as far as they concern Security Hub and what is emulated
 * beside it. Source: the AWS managed policy reference.
 */
export const AWS_MANAGED: readonly AwsManagedPolicy[] = [
  {
    name: "AdministratorAccess",
    description: "Provides full access to AWS services and resources.",
    versions: [
      {
        id: "v1",
        document: document(allow({ Action: "*" })),
        created: "2015-02-06T18:39:46.000Z",
      },
    ],
  },
  {
    name: "AWSSecurityHubFullAccess",
    description: "Provides full access to use AWS Security Hub.",
    versions: [
      {
        id: "v3",
        document: document(
          allow({ Sid: "SecurityHubAllowAll", Action: "securityhub:*" }),
          allow({
            Sid: "SecurityHubServiceLinkedRole",
            Action: "iam:CreateServiceLinkedRole",
            Condition: { StringLike: { "iam:AWSServiceName": "securityhub.amazonaws.com" } },
          }),
          allow({
            Sid: "OtherServicePermission",
            Action: [
              "guardduty:GetDetector",
              "guardduty:ListDetectors",
              "inspector2:BatchGetAccountStatus",
              "pricing:GetProducts",
            ],
          }),
        ),
        created: "2024-04-23T18:35:45.000Z",
      },
    ],
  },
  {
    name: "AWSSecurityHubReadOnlyAccess",
    description: "Provides read only access to AWS Security Hub resources.",
    versions: [
      {
        id: "v4",
        document: document(
          allow({
            Sid: "AWSSecurityHubReadOnlyAccess",
            Action: [
              "securityhub:Get*",
              "securityhub:List*",
              "securityhub:BatchGet*",
              "securityhub:Describe*",
            ],
          }),
        ),
        created: "2024-02-22T23:45:59.000Z",
      },
    ],
  },
  {
    name: "SecurityAudit",
    description: "The security audit template grants access to read security configuration metadata.",
    versions: [
      {
        // Of its many actions those of the services that are emulated here.
        id: "v45",
        document: document(
          allow({
            Sid: "BaseSecurityAuditStatement",
            Action: [
              "config:Describe*",
              "config:Get*",
              "config:List*",
              "iam:GenerateCredentialReport",
              "iam:GenerateServiceLastAccessedDetails",
              "iam:Get*",
              "iam:List*",
              "iam:SimulateCustomPolicy",
              "iam:SimulatePrincipalPolicy",
              "organizations:Describe*",
              "organizations:List*",
              "securityhub:Describe*",
              "securityhub:Get*",
              "securityhub:List*",
            ],
          }),
        ),
        created: "2024-10-30T18:36:49.000Z",
      },
    ],
  },
];

/** The ARN of an AWS managed policy. */
export function awsManagedArn(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}
