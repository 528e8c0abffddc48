import { denied } from "../iam/denied.ts";
import { AwsFault } from "../wire/fault.ts";
import type { AwsRequest } from "../wire/service.ts";
import type { Place, Secret, Secrets } from "./secrets.ts";

/** Refuses what the caller's policies do not allow. */
export function authorize({ caller }: AwsRequest, action: string, resource: string): void {
  if (!caller.allows(action, resource))
    throw new AwsFault("AccessDeniedException", denied(caller, action, resource));
}

/**
 * The secret of that name or ARN, once the caller may do this with it. A secret that is not there has no ARN, so
 * that only a policy for any secret lets a caller learn that it is missing.
 */
export function foundSecret(secrets: Secrets, request: AwsRequest, action: string, id: string): Secret {
  const secret = secrets.find(placeOf(request), id);
  authorize(request, action, secret?.arn ?? id);
  if (!secret) throw notFound("Secrets Manager can't find the specified secret.");
  return secret;
}

export function placeOf({ caller, region }: AwsRequest): Place {
  return { accountId: caller.accountId, region };
}

export function notFound(message: string): AwsFault {
  return new AwsFault("ResourceNotFoundException", message);
}
