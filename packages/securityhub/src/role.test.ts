import { describe, expect, test } from "vitest";
import { accountOfRole, roleArnFor, sessionNameFor } from "./role.ts";

describe("roleArnFor", () => {
  const setting = { partition: "aws-us-gov", roleName: "security/Member" };
  test("is built from the settings", () => {
    expect(roleArnFor({ id: "012345678901" }, setting)).toBe(
      "arn:aws-us-gov:iam::012345678901:role/security/Member",
    );
  });
  test("is the account's own where it has one", () => {
    const roleArn = "arn:aws:iam::012345678901:role/Own";
    expect(roleArnFor({ id: "012345678901", roleArn }, setting)).toBe(roleArn);
  });
});

test.each([
  ["arn:aws:iam::012345678901:role/Member", "012345678901"],
  ["arn:aws-cn:iam::012345678901:role/path/Member", "012345678901"],
  ["arn:aws:iam::0123456789012:role/Member", undefined],
  ["arn:aws:iam::012345678901:user/Member", undefined],
  ["arn:aws:iam::012345678901:role/", undefined],
  ["Member", undefined],
])("the account of %s is %s", (arn, account) => {
  expect(accountOfRole(arn)).toBe(account);
});

test.each([
  ["inv-01JD0Z", "inv-01JD0Z"],
  ["a b/ç:1", "a-b-1"],
  ["7", "request-7"],
  ["", "request-"],
  ["x".repeat(100), "x".repeat(64)],
])("the session of request %j is named %j", (request, name) => {
  expect(sessionNameFor(request)).toBe(name);
  expect(name).toMatch(/^[\w+=,.@-]{2,64}$/);
});
