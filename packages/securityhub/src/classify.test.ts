import type { FailureName } from "@invitations/core/failure";
import { describe, expect, test } from "vitest";
import {
  classify,
  deniedByOrganization,
  deniedByPolicy,
  isAmbiguous,
  saysNoSuchResource,
} from "./classify.ts";

const NO_SUCH = "The request is rejected since no such resource found.";

/** Every exception that the service's model declares, and every undeclared one that was seen on real calls. */
const TABLE: [name: string, message: string, fault: "client" | "server" | undefined, means: FailureName][] = [
  ["InternalException", "Internal server error.", "server", "ServiceUnavailable"],
  ["InvalidInputException", "Invalid parameter", "client", "MemberRefused"],
  [
    "InvalidAccessException",
    "Account 111122223333 is not subscribed to AWS Security Hub",
    "client",
    "HubAbsent",
  ],
  [
    "InvalidAccessException",
    "AccountId: 111122223333 is not enabled for securityhub. Currentstate: false",
    "client",
    "HubAbsent",
  ],
  [
    "InvalidAccessException",
    "Account 1 is not an administrator for this organization",
    "client",
    "AccessDenied",
  ],
  ["InvalidAccessException", "", "client", "AccessDenied"],
  ["AccessDeniedException", "User: x is not authorized to perform: y", "client", "AccessDenied"],
  ["LimitExceededException", "Rate exceeded", "client", "Throttled"],
  ["LimitExceededException", "", "client", "Throttled"],
  [
    "LimitExceededException",
    "… cannot exceed the maximum number of allowed members.",
    "client",
    "LimitReached",
  ],
  ["LimitExceededException", "The quota of 1000 members is used up", "client", "LimitReached"],
  ["ResourceConflictException", "Account is already subscribed to Security Hub", "client", "MemberRefused"],
  ["ResourceNotFoundException", "We can't find the specified resource.", "client", "MemberRefused"],
  ["ResourceNotFoundException", NO_SUCH, "client", "HubAbsent"],
  ["BadRequestException", NO_SUCH, "client", "HubAbsent"],
  ["AccessDeniedException", NO_SUCH, "client", "HubAbsent"],
  [
    "BadRequestException",
    "The request is rejected because the current account is not associated to a master account",
    "client",
    "MemberRefused",
  ],
  ["BadRequestException", "", "client", "ServiceUnavailable"],
  ["BadRequestException", "Invalid parameter: AccountIds", "client", "MemberRefused"],
  [
    "InvalidInputException",
    "A finding aggregator cannot be created by a member account.",
    "client",
    "MemberRefused",
  ],
  ["UnrecognizedClientException", "The security token … is invalid.", "client", "RegionNotOptedIn"],
  ["InvalidClientTokenId", "The security token … is invalid", "client", "RegionNotOptedIn"],
  ["RegionDisabledException", "STS is not activated in this region", "client", "RegionNotOptedIn"],
  ["ThrottlingException", "Rate exceeded", "client", "Throttled"],
  ["TooManyRequestsException", "Too many requests", "client", "Throttled"],
  ["AccessDenied", "User: x is not authorized to perform: sts:AssumeRole", "client", "AccessDenied"],
  [
    "ExpiredTokenException",
    "The security token included in the request is expired",
    "client",
    "ServiceUnavailable",
  ],
  ["ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1", undefined, "ServiceUnavailable"],
  ["TimeoutError", "socket timed out", undefined, "ServiceUnavailable"],
  ["SyntaxError", "Unexpected token '<'", undefined, "ServiceUnavailable"],
  ["ServiceUnavailable", "Service is unavailable", "server", "ServiceUnavailable"],
];

describe("classify", () => {
  test.each(TABLE)("%s: %s", (name, message, fault, means) => {
    expect(classify({ name, message, ...(fault ? { fault } : {}) }, "MemberRefused")).toBe(means);
  });

  test("an operation's own no is called what the operation says", () => {
    const error = { name: "InvalidInputException", message: "no", fault: "client" } as const;
    expect(classify(error, "AcceptanceRefused")).toBe("AcceptanceRefused");
  });
});

describe("isAmbiguous", () => {
  test.each([
    ["BadRequestException", NO_SUCH, true],
    ["ResourceNotFoundException", "gone", true],
    ["InvalidAccessException", "", true],
    ["InvalidAccessException", "Account 1 is not subscribed to AWS Security Hub", false],
    ["AccessDeniedException", "User: x is not authorized", false],
    ["InvalidInputException", "has no pending invitation", false],
  ])("%s: %s", (name, message, expected) => {
    expect(isAmbiguous({ name, message })).toBe(expected);
  });
});

test("saysNoSuchResource goes by name or by message", () => {
  expect(saysNoSuchResource({ name: "ResourceNotFoundException", message: "" })).toBe(true);
  expect(saysNoSuchResource({ name: "BadRequestException", message: NO_SUCH })).toBe(true);
  expect(saysNoSuchResource({ name: "BadRequestException", message: "" })).toBe(false);
});

test.each([
  ["User: arn:aws:sts::222222222222:assumed-role/… is not authorized to perform: securityhub:X on …", true],
  ["Accounts that are managed through AWS Organizations cannot leave", false],
])("deniedByPolicy: %s", (message, expected) => {
  expect(deniedByPolicy({ name: "AccessDeniedException", message })).toBe(expected);
});

test.each([
  ["… with an explicit deny in a service control policy", true],
  ["… with an explicit deny in a resource control policy", true],
  ["… because no identity-based policy allows the securityhub:DescribeHub action", false],
])("deniedByOrganization: %s", (message, expected) => {
  expect(deniedByOrganization({ name: "AccessDeniedException", message })).toBe(expected);
});
