import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { MemberClients, SessionCredentials } from "./clients.ts";
import { accountOfRole, sessionNameFor } from "./role.ts";
import { isFailure, type Trace } from "./trace.ts";

export interface Assumption {
  account: string;
  roleArn: string;
  request: string;
  region: string;
  externalId: string;
}

/** The shortest session that STS gives, in seconds; one step of the work takes far less. */
const SESSION_SECONDS = 900;

/**
 * Opens a session in the account's role and makes sure whose it is, before anything is done with it.
 * Throws `RoleNotAssumable`, `WrongAccount` or `RegionNotOptedIn`.
 */
export async function assumeRole(
  assumption: Assumption,
  clients: Pick<MemberClients, "sts">,
  trace: Trace,
): Promise<SessionCredentials> {
  const { account, roleArn, region } = assumption;
  const owner = accountOfRole(roleArn);
  if (owner === undefined) {
    throw trace.failure("RoleNotAssumable", `"${roleArn}" is not the ARN of a role.`);
  }
  if (owner !== account) throw wrongAccount(assumption, owner, trace);
  const credentials = await openSession(assumption, clients, trace);
  const identity = await trace.call(`GetCallerIdentity in ${region}`, "RoleNotAssumable", () =>
    clients.sts(region, credentials).send(new GetCallerIdentityCommand({})),
  );
  if (identity.Account !== account) throw wrongAccount(assumption, identity.Account ?? "nobody", trace);
  return credentials;
}

async function openSession(
  { roleArn, request, region, externalId }: Assumption,
  clients: Pick<MemberClients, "sts">,
  trace: Trace,
): Promise<SessionCredentials> {
  const { Credentials, PackedPolicySize } = await trace
    .call(`AssumeRole in ${region}`, "RoleNotAssumable", () =>
      clients.sts(region).send(
        new AssumeRoleCommand({
          RoleArn: roleArn,
          RoleSessionName: sessionNameFor(request),
          ExternalId: externalId,
          DurationSeconds: SESSION_SECONDS,
        }),
      ),
    )
    .catch((error: unknown) => {
      // STS does not tell a role that is missing from one that does not trust us.
      throw isFailure(error, "AccessDenied")
        ? trace.failure("RoleNotAssumable", error.message, error.cause)
        : error;
    });
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw trace.failure("ServiceUnavailable", `AssumeRole in ${region} gave no credentials.`);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration ? { expiration: Expiration } : {}),
    // Told in per cent of what may be passed with a session, and only where something was.
    ...(PackedPolicySize ? { limited: true as const } : {}),
  };
}

function wrongAccount({ account, roleArn }: Assumption, found: string, trace: Trace) {
  return trace.failure("WrongAccount", `${roleArn} leads to account ${found}, not to ${account}.`);
}
