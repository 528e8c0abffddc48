import { Failure } from "@invitations/core/failure";
import type { Now, PolicyReader } from "@invitations/core/ports";
import { notLookedAt } from "./judge-account.ts";
import { rolesUnknown } from "./look-at-roles.ts";
import { type ScanClients, scanAccount } from "./scan-account.ts";
import type { Trusted } from "./trust-statement.ts";

export interface PolicyReaderOptions {
  /** `aws`, `aws-us-gov`, `aws-cn`, … */
  partition: string;
  /** Whom that role is to let in, and nobody else. */
  trustedBy: Omit<Trusted, "partition">;
  /** ARN of the role of this app in an account. */
  roleArn(account: { id: string; roleArn?: string | undefined }): string;
  /**
   * IAM of an account, in a session of that role that bears `name`; throws a `Failure` where the role does not let
   * us in. IAM has one endpoint for a whole partition; `region` only says where the session is opened.
   */
  iam(
    account: { id: string; roleArn?: string | undefined },
    name: string,
    region: string,
  ): Promise<ScanClients>;
  now: Now;
}

/** Reads the IAM policies of member accounts through their roles. */
export function createPolicyReader(options: PolicyReaderOptions): PolicyReader {
  const { partition, trustedBy, now } = options;
  return {
    async scan(account, name, regions) {
      const ownRole = options.roleArn(account);
      const about = { id: account.id, partition, regions, ownRole, trustedBy };
      try {
        const clients = await options.iam(account, name, regions[0] ?? "us-east-1");
        try {
          return await scanAccount(clients, about, now());
        } finally {
          clients.iam.destroy();
        }
      } catch (error) {
        if (!(error instanceof Failure) || error.name === "Throttled") throw error;
        const looked = { account: account.id, at: now().toISOString(), regions: [...regions] };
        const roles = rolesUnknown(error.message, { arn: ownRole, trusted: { partition, ...trustedBy } });
        return {
          readiness: { ...notLookedAt(looked, error.message), ...roles },
          awsRequestIds: error.awsRequestIds,
        };
      }
    },
  };
}
