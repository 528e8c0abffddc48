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
import { differences, heed, withOwnRole } from "./own-role.ts";
import { everyPage } from "./pages.ts";
import type { JudgedAccount } from "./scope.ts";
import { simulate } from "./simulate.ts";

/** Clients with credentials in the account that is looked at. */
export interface ScanClients {
  iam: IAMClient;
}

export interface ScannedAccount extends JudgedAccount {
  /** ARN of the app's own role in the account, for the simulator's advice. */
  ownRole?: string | undefined;
}

/**
 * Reads every policy of an account and judges which users and roles have both actions of each pair; changes
 * nothing. Needs `iam:GetAccountAuthorizationDetails`, and `iam:SimulatePrincipalPolicy` for the advice. An account
 * that cannot be looked at, or is gone halfway, is `unknown` with the reason; only `Throttled` is thrown, since a
 * retry mends that.
 */
export async function scanAccount(
  { iam }: ScanClients,
  account: ScannedAccount,
  at: Date,
): Promise<{ readiness: AccountPolicyReadiness } & Traced> {
  const calls = new IamCalls();
  const about = { account: account.id, at: at.toISOString(), regions: [...account.regions] };
  const policies = await readPolicies(iam, calls, account);
  if (typeof policies === "string") {
    return { readiness: notLookedAt(about, policies), awsRequestIds: calls.awsRequestIds };
  }
  const readiness: AccountPolicyReadiness = {
    ...about,
    ...(await judged(policies, iam, calls, account)),
    looked: policies.looked,
  };
  return { readiness, awsRequestIds: calls.awsRequestIds };
}

/** Everybody judged, with the simulator's advice taken where it could be asked. */
async function judged(
  policies: AccountPolicies,
  iam: IAMClient,
  calls: IamCalls,
  account: ScannedAccount,
): Promise<JudgedPrincipals & { ownRole?: OwnRole }> {
  const { ownRole: arn, regions } = account;
  if (arn === undefined) return judgeAccount(policies.principals(), regions);
  const simulation = await simulate(iam, calls, arn, account);
  const ownRole: OwnRole = { arn, simulation, differences: [] };
  const principals = judgeAccount(policies.principals(), regions, (verdict) => {
    const heeded = heed(verdict, arn, simulation);
    if (verdict.principal.arn === arn) {
      ownRole.verdict = heeded;
      ownRole.differences = differences(verdict, simulation);
    }
    return heeded;
  });
  return { ...principals, pairs: withOwnRole(principals.pairs, ownRole.verdict), ownRole };
}

/** All of an account's policies, or the sentence that tells why not. */
async function readPolicies(
  iam: IAMClient,
  calls: IamCalls,
  account: ScannedAccount,
): Promise<AccountPolicies | string> {
  const what = "GetAccountAuthorizationDetails";
  const pages = everyPage(what, (Marker) =>
    calls.call(what, () =>
      iam.send(
        new GetAccountAuthorizationDetailsCommand({
          Filter: ["User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"],
          Marker,
        }),
      ),
    ),
  );
  const policies = new AccountPolicies(account);
  try {
    for await (const page of pages) policies.add(page);
  } catch (error) {
    if (!(error instanceof Failure) || error.name === "Throttled") throw error;
    return error.message;
  }
  const stranger = policies.stranger();
  return stranger === undefined
    ? policies
    : `${what} answered for another account than ${account.id}: it lists ${stranger || "somebody without an ARN"}.`;
}
