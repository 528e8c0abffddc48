import type { AwsError } from "@invitations/core/aws-error";
import type { FailureName } from "@invitations/core/failure";

interface Row {
  names: readonly string[];
  /** The message has to match as well. */
  message?: RegExp;
  failure: FailureName;
}

const NO_SUCH_RESOURCE = /no such resource found/i;
const NOT_SUBSCRIBED = /not subscribed to aws security hub|not enabled for securityhub/i;

/**
 * First match wins. An HTTP status decides nothing: InvalidInputException has been seen with 401, and one
 * name serves quotas and throttling alike.
 */
const ROWS: readonly Row[] = [
  { names: ["InvalidAccessException"], message: NOT_SUBSCRIBED, failure: "HubAbsent" },
  {
    names: ["BadRequestException", "AccessDeniedException", "ResourceNotFoundException"],
    message: NO_SUCH_RESOURCE,
    failure: "HubAbsent",
  },
  {
    names: [
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidClientTokenIdException",
      "RegionDisabledException",
      "OptInRequired",
      "SubscriptionRequiredException",
    ],
    failure: "RegionNotOptedIn",
  },
  {
    names: ["LimitExceededException"],
    message: /quota|maximum|cannot exceed|limit of \d/i,
    failure: "LimitReached",
  },
  {
    names: [
      // Without a word about a quota it is taken for throttling: that is tried again, and the tries are bounded.
      "LimitExceededException",
      "Throttling",
      "ThrottlingException",
      "ThrottledException",
      "TooManyRequestsException",
      "RequestLimitExceeded",
      "RequestThrottled",
      "RequestThrottledException",
      "SlowDown",
    ],
    failure: "Throttled",
  },
  // Seen when several accounts answered one administrator at once; it passes by itself.
  { names: ["BadRequestException"], message: /^\s*$/, failure: "ServiceUnavailable" },
  {
    names: [
      "InternalException",
      "InternalFailure",
      "InternalServerError",
      "InternalServerException",
      "ServiceException",
      "ServiceUnavailable",
      "ServiceUnavailableException",
      "TimeoutError",
      "RequestTimeout",
      "RequestTimeoutException",
      "RequestExpired",
      // A session is renewed on the next try.
      "ExpiredToken",
      "ExpiredTokenException",
    ],
    failure: "ServiceUnavailable",
  },
  {
    // Of InvalidAccessException this is what remains once DescribeHub has said that the hub is on.
    names: ["AccessDenied", "AccessDeniedException", "InvalidAccessException", "UnauthorizedOperation"],
    failure: "AccessDenied",
  },
];

/**
 * The failure that an AWS error means. `refusal` is what the operation's own "no" is called
 * (InvalidInput, BadRequest, ResourceConflict, …).
 */
export function classify(error: AwsError, refusal: FailureName): FailureName {
  const row = ROWS.find(
    ({ names, message }) => names.includes(error.name) && (message?.test(error.message) ?? true),
  );
  if (row) return row.failure;
  // What no service calls the caller's fault is a broken reply or connection.
  return error.fault === "client" ? refusal : "ServiceUnavailable";
}

/**
 * Whether only DescribeHub can tell what the error means: "no such resource found" is said of a missing hub
 * and of a missing member alike, and a bare InvalidAccessException of a missing hub and of a missing right.
 */
export function isAmbiguous(error: AwsError): boolean {
  return (
    saysNoSuchResource(error) ||
    (error.name === "InvalidAccessException" && !NOT_SUBSCRIBED.test(error.message))
  );
}

/** Whether AWS does not know what it was asked for. */
export function saysNoSuchResource(error: AwsError): boolean {
  return error.name === "ResourceNotFoundException" || NO_SUCH_RESOURCE.test(error.message);
}

/** Whether IAM denies the call, by whatever policy; Security Hub's own "no" has other words. */
export function deniedByPolicy(error: AwsError): boolean {
  return /not authorized to perform/i.test(error.message);
}

/** Whether an organization's rule, and not a policy of the account, denies the call. */
export function deniedByOrganization(error: AwsError): boolean {
  return /explicit deny in a (service|resource) control policy/i.test(error.message);
}
