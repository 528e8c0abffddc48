/// <reference path="../.sst/platform/config.d.ts" />
import { policyDocument } from "../packages/functions/src/deployment/permissions/statement";
import type { ServiceRole } from "../packages/functions/src/deployment/roles";
import type { Deployment } from "./deployment";

/** One role, as it is written down beside the functions. */
export function serviceRole(
  { settings }: Deployment,
  resource: string,
  { name, trust, policies }: ServiceRole,
) {
  return new aws.iam.Role(`Role-${resource}`, {
    name,
    assumeRolePolicy: JSON.stringify(trust),
    // Inline and together with the role: what is added by hand is taken away by the next deployment.
    inlinePolicies: Object.entries(policies).map(([policy, statements]) => ({
      name: policy,
      policy: JSON.stringify(policyDocument(statements)),
    })),
    ...(settings.permissionsBoundary ? { permissionsBoundary: settings.permissionsBoundary } : {}),
  });
}
