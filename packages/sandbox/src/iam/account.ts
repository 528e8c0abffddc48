import type { AccountSeed, PolicyDocument } from "../seeds/seed.ts";
import { AwsFault } from "../wire/fault.ts";
import type { AwsRequest } from "../wire/service.ts";
import { denied } from "./denied.ts";
import type { Directory } from "./directory.ts";
import type { ManagedPolicy } from "./managed-policies.ts";
import { MalformedPolicy, readPolicy } from "./policy.ts";
import { type Role, roleArn } from "./roles.ts";

/** Refuses what the caller's policies do not allow. */
export function authorize({ caller }: AwsRequest, action: string, resource: string): void {
  if (!caller.allows(action, resource))
    throw new AwsFault("AccessDenied", denied(caller, action, resource), 403);
}

/** The account that called: IAM never looks into another. */
export function ownAccount(directory: Directory, { caller }: AwsRequest): AccountSeed {
  const account = directory.account(caller.accountId);
  if (!account) throw new Error(`The practice world has no account ${caller.accountId}.`);
  return account;
}

/** A role of the caller's account, once the caller may do this with it. */
export function ownRole(directory: Directory, request: AwsRequest, action: string, name: string): Role {
  const { accountId } = request.caller;
  const linked = directory.serviceLinkedRole(accountId);
  // By name alone, whatever the path.
  const role = linked?.name === name ? linked : directory.role(accountId, name);
  authorize(request, action, role?.arn ?? roleArn(accountId, name));
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** A managed policy of the caller's account or of AWS, once the caller may do this with it. */
export function knownPolicy(
  directory: Directory,
  request: AwsRequest,
  action: string,
  arn: string,
): ManagedPolicy {
  authorize(request, action, arn);
  const policy = directory.managed.get(arn);
  const own = policy?.ofAws || arn.startsWith(`arn:aws:iam::${request.caller.accountId}:`);
  if (!policy || !own) throw noSuchEntity(`Policy ${arn} was not found.`);
  return policy;
}

/** Reads a policy document as it was sent; one that IAM would not take is refused. */
export function readDocument(given: string): PolicyDocument {
  try {
    const document: unknown = JSON.parse(given);
    readPolicy(document, "identity");
    return document as PolicyDocument;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof MalformedPolicy)
      throw new AwsFault("MalformedPolicyDocument", error.message);
    throw error;
  }
}

export function noSuchEntity(message: string): AwsFault {
  return new AwsFault("NoSuchEntity", message, 404);
}
