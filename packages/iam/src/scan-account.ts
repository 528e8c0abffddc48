import { GetAccountAuthorizationDetailsCommand, type IAMClient } from "@aws-sdk/client-iam";
import type {
  AccountPolicyReadiness,
  OwnRole,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { Failure } from "@invitations/core/failure";
import type { Traced } from "@invitations/core/ports";
import { AccountPolicies } from "./account-policies.ts";
import { IamCalls } from "./iam-calls.ts";
import { type JudgedPrincipals, judgeAccount, notLookedAt } from "./judge-account.ts";
import { askForRoles, type OwnRoleSought, rolesListed, rolesUnknown } from "./look-at-roles.ts";
import { differences, heed, withOwnRole } from "./own-role.ts";
import { everyPage } from "./pages.ts";
import type { JudgedAccount } from "./scope.ts";
import { simulate } from "./simulate.ts";
import type { Trusted } from "./trust-statement.ts";

/** Clients with credentials in the account that is looked at. */
export interface ScanClients {
  iam: IAMClient;
  /** Whether AWS said, when it gave the credentials, that a policy of the session limits them. */
  limited?: boolean;
}

export interface ScannedAccount extends JudgedAccount {
  /** ARN of the app's own role in the account, for the simulator's advice. */
  ownRole?: string | undefined;
  /** Whom that role is to let in, and nobody else. */
  trustedBy?: Omit<Trusted, "partition"> | undefined;
}

/**
 * Reads every policy of an account and judges which users and roles have both actions of each pair, and whom the
 * app's own role lets in; changes nothing. Needs `iam:GetAccountAuthorizationDetails`, `iam:SimulatePrincipalPolicy`
 * for the advice, and `iam:GetRole` where not all roles may be listed. An account that cannot be looked at, or is gone
 * halfway, is `unknown` with the reason; only `Throttled` is thrown, since a retry mends that.
 */
export async function scanAccount(
  clients: ScanClients,
  account: ScannedAccount,
  at: Date,
): Promise<{ readiness: AccountPolicyReadiness } & Traced> {
  const { iam } = clients;
  const calls = new IamCalls();
  const about = { account: account.id, at: at.toISOString(), regions: [...account.regions] };
  const own = ownRoleOf(account);
  const policies = await readPolicies(iam, calls, account);
  if ("because" in policies) {
    const { because, denied } = policies;
    const roles = denied ? await askForRoles(iam, calls, own) : rolesUnknown(because, own);
    return { readiness: { ...notLookedAt(about, because), ...roles }, awsRequestIds: calls.awsRequestIds };
  }
  const readiness: AccountPolicyReadiness = {
    ...about,
    ...(await judged(policies, clients, calls, account)),
    ...rolesListed(policies, own),
    looked: policies.looked,
  };
  return { readiness, awsRequestIds: calls.awsRequestIds };
}

function ownRoleOf({ ownRole, trustedBy, partition }: ScannedAccount): OwnRoleSought | undefined {
  if (ownRole === undefined || !trustedBy) return undefined;
  return { arn: ownRole, trusted: { partition, ...trustedBy } };
}

/** Everybody judged, with the simulator's advice taken where it could be asked. */
async function judged(
  policies: AccountPolicies,
  { iam, limited }: ScanClients,
  calls: IamCalls,
  account: ScannedAccount,
): Promise<JudgedPrincipals & { ownRole?: OwnRole }> {
  const { ownRole: arn, regions } = account;
  if (arn === undefined) return judgeAccount(policies.principals(), regions);
  const simulation = await simulate(iam, calls, arn, account);
  const ownRole: OwnRole = { arn, simulation, differences: [] };
  const principals = judgeAccount(policies.principals(), regions, (verdict) => {
    const heeded = heed(verdict, { role: arn, simulation, limited });
    if (verdict.principal.arn === arn) {
      ownRole.verdict = heeded;
      ownRole.differences = differences(verdict, simulation);
    }
    return heeded;
  });
  return { ...principals, pairs: withOwnRole(principals.pairs, ownRole.verdict), ownRole };
}

/** As many users, groups, roles and policies as one answer may have; AWS takes up to 1,000 and gives fewer at will. */
const PAGE = 500;

/** All of an account's policies, or why not; `denied`: a policy of the account says so. */
async function readPolicies(
  iam: IAMClient,
  calls: IamCalls,
  account: ScannedAccount,
): Promise<AccountPolicies | { because: string; denied: boolean }> {
  const what = "GetAccountAuthorizationDetails";
  const pages = everyPage(what, (Marker) =>
    calls.call(what, () =>
      iam.send(
        new GetAccountAuthorizationDetailsCommand({
          Filter: ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"],
          MaxItems: PAGE,
          Marker,
        }),
      ),
    ),
  );
  const policies = new AccountPolicies(account, account.ownRole);
  try {
    for await (const page of pages) policies.add(page);
  } catch (error) {
    if (!(error instanceof Failure) || error.name === "Throttled") throw error;
    return { because: error.message, denied: error.name === "AccessDenied" };
  }
  const stranger = policies.stranger();
  if (stranger === undefined) return policies;
  const whom = stranger || "somebody without an ARN";
  return {
    because: `${what} answered for another account than ${account.id}: it lists ${whom}.`,
    denied: false,
  };
}
