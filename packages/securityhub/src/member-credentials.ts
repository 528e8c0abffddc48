import { assumeRole } from "./assume-role.ts";
import type { MemberClients, SessionCredentials } from "./clients.ts";
import { type RoleSetting, roleArnFor } from "./role.ts";
import { Trace } from "./trace.ts";

/**
 * Credentials of a session in a member account's role, for what is not Security Hub. Throws as `MemberHands.assume`.
 */
export function memberCredentials(
  setting: RoleSetting & { externalId: string; clients: Pick<MemberClients, "sts"> },
): (
  account: { id: string; roleArn?: string | undefined },
  name: string,
  region: string,
) => Promise<SessionCredentials> {
  const { externalId, clients } = setting;
  return (account, request, region) =>
    assumeRole(
      { account: account.id, roleArn: roleArnFor(account, setting), request, region, externalId },
      clients,
      new Trace(),
    );
}
