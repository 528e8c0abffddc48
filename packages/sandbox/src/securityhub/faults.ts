import { denied } from "../iam/denied.ts";
import { AwsFault } from "../wire/fault.ts";
import type { Caller } from "../wire/service.ts";
import type { Switches } from "./switches.ts";
import { type TextName, text, texts } from "./texts.ts";

/** HTTP status by exception, as the service model has them; those it does not know are 400. */
const statuses: Record<string, number> = {
  InternalException: 500,
  InvalidAccessException: 401,
  AccessDeniedException: 403,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
  ThrottlingException: 429,
  ResourceConflictException: 409,
  ResourceNotFoundException: 404,
};

type ExceptionName =
  | "InternalException"
  | "InvalidInputException"
  | "InvalidAccessException"
  | "AccessDeniedException"
  | "LimitExceededException"
  | "ResourceConflictException"
  | "ResourceNotFoundException"
  | "BadRequestException"
  | "TooManyRequestsException"
  | "ThrottlingException";

export function fault(name: ExceptionName, message: string): AwsFault {
  return new AwsFault(name, message, statuses[name] ?? 400);
}

/** A refusal of the whole call in the service's own words. */
export function refusal(name: ExceptionName, words: TextName, switches: Switches): AwsFault {
  return fault(name, text(words, switches));
}

/** The account has no hub in this Region: what DescribeHub and its kin say. */
export function notSubscribed(accountId: string, switches: Switches): AwsFault {
  return fault(
    "InvalidAccessException",
    switches.hubAbsentWording === "NotSubscribed"
      ? `Account ${accountId} is not subscribed to AWS Security Hub`
      : `AccountId: ${accountId} is not enabled for securityhub. Currentstate: false`,
  );
}

/** The account has no hub in this Region: what membership operations say. */
export function hubAbsent(accountId: string, switches: Switches): AwsFault {
  return switches.hubAbsentStyle === "InvalidAccess"
    ? notSubscribed(accountId, switches)
    : fault(`${switches.hubAbsentStyle}Exception`, texts.noSuchResource);
}

/** What AWS says of a call that the caller's policies do not allow. */
export function accessDenied(caller: Caller, action: string, resource: string): AwsFault {
  return fault("AccessDeniedException", denied(caller, action, resource));
}
