/// <reference path="../.sst/platform/config.d.ts" />
import { physicalName } from "../packages/functions/src/deployment/names";
import { policyDocument, type Statement } from "../packages/functions/src/deployment/permissions/statement";
import type { Deployment } from "./deployment";

/** What one service may take the role for. */
interface Trust {
  service: "lambda.amazonaws.com" | "states.amazonaws.com" | "scheduler.amazonaws.com";
  /** ARN of the one thing of this account for whose sake the service may do so, where the service tells it. */
  onlyFor?: string;
}

/** A role of ours: taken by one service, with the statements given and none beside them. */
export function serviceRole(
  { place, settings }: Deployment,
  name: string,
  trust: Trust,
  policies: Readonly<Record<string, readonly Statement[]>>,
) {
  return new aws.iam.Role(`Role-${name}`, {
    name: physicalName(place, name),
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: trust.service },
          Action: "sts:AssumeRole",
          ...(trust.onlyFor
            ? {
                Condition: {
                  StringEquals: { "aws:SourceAccount": place.account },
                  ArnLike: { "aws:SourceArn": trust.onlyFor },
                },
              }
            : {}),
        },
      ],
    }),
    // Inline and together with the role: what is added by hand is taken away by the next deployment.
    inlinePolicies: Object.entries(policies)
      .filter(([, statements]) => statements.length > 0)
      .map(([policy, statements]) => ({ name: policy, policy: JSON.stringify(policyDocument(statements)) })),
    ...(settings.permissionsBoundary ? { permissionsBoundary: settings.permissionsBoundary } : {}),
  });
}
