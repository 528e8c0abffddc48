import { afterEach, describe, expect, test } from "vitest";
import type { ScannedAccount } from "./scan-account.ts";
import { asRole, encoded, iamArn, inline, page } from "./testing/iam-details.ts";
import { createIamStage, READ } from "./testing/iam-stage.ts";
import { ACCOUNT, allow } from "./testing/policies.ts";
import type { Reply } from "./testing/scripted-iam.ts";

const OWN = iamArn("role/security/InvitationMember");
const ADMINISTRATOR = "999988887777";
const GET = "GetRole";

const stage = createIamStage();
afterEach(stage.close);
const account: ScannedAccount = {
  ...ACCOUNT,
  ownRole: OWN,
  trustedBy: { administrator: ADMINISTRATOR, externalId: "join-7f3a" },
};
const scan = async (script: Record<string, Reply[]>, more: Partial<ScannedAccount> = {}) =>
  (await stage.scan(script, { ...account, ...more })).readiness;

const trust = encoded({
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ADMINISTRATOR}:root` },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "sts:ExternalId": "join-7f3a" } },
});
const own = (more: Record<string, unknown> = {}) =>
  asRole("InvitationMember", { Arn: OWN, Path: "/security/", AssumeRolePolicyDocument: trust, ...more });
const linked = asRole("AWSServiceRoleForSecurityHub", {
  Path: "/aws-service-role/securityhub.amazonaws.com/",
  Arn: iamArn("role/aws-service-role/securityhub.amazonaws.com/AWSServiceRoleForSecurityHub"),
});
const refused = (error: string, status = 403, message = "No."): Reply => ({ error, message, status });
const role = (given: Record<string, unknown>): Reply => ({ result: { Role: given } });

describe("where all roles are listed", () => {
  test("the trust of the own role, and the service-linked one, are taken from there", async () => {
    const { trust: judged, serviceLinkedRole } = await scan({
      [READ]: [page({ RoleDetailList: [own(), linked] })],
    });
    expect(judged).toMatchObject({
      verdict: "as-it-should-be",
      principals: [`arn:aws:iam::${ADMINISTRATOR}:root`],
      faults: [],
    });
    expect(serviceLinkedRole).toBe("present");
    expect(stage.calls().map((call) => call.get("Action"))).not.toContain(GET);
  });

  test("another service's role is none of Security Hub's", async () => {
    const of = asRole("AWSServiceRoleForConfig", { Path: "/aws-service-role/config.amazonaws.com/" });
    const namesake = asRole("AWSServiceRoleForSecurityHub");
    const { serviceLinkedRole, looked } = await scan({
      [READ]: [page({ RoleDetailList: [own(), of, namesake] })],
    });
    expect(serviceLinkedRole).toBe("not-found");
    expect(looked).toMatchObject({ roles: 2, serviceLinkedRoles: 1 });
  });

  test.each<[string, Record<string, unknown>[], RegExp]>([
    ["is not among them", [asRole("InvitationMember")], /not among those that AWS listed/],
    ["has no trust policy", [own({ AssumeRolePolicyDocument: undefined })], /gave no trust policy/],
    ["has a trust policy that is not JSON", [own({ AssumeRolePolicyDocument: "%7B" })], /not JSON/],
  ])("an own role that %s has an unknown trust", async (_what, roles, because) => {
    const { trust: judged } = await scan({ [READ]: [page({ RoleDetailList: roles })] });
    expect(judged).toMatchObject({
      verdict: "unknown",
      faults: [{ fault: "not-understood", because: expect.stringMatching(because) }],
    });
  });

  test("the trust of no other role is judged", async () => {
    const { trust: judged } = await scan(
      { [READ]: [page({ RoleDetailList: [own(), linked] })] },
      { trustedBy: undefined },
    );
    expect(judged).toBeUndefined();
  });
});

describe("where they may not be listed", () => {
  const denied = refused("AccessDenied", 403, "User: x is not authorized to perform: iam:GetAcc");

  test("both are asked for by name, and the policies stay unknown", async () => {
    const readiness = await scan({ [READ]: [denied], [GET]: [role(linked), role(own())] });
    expect(readiness).toMatchObject({
      trust: { verdict: "as-it-should-be" },
      serviceLinkedRole: "present",
      unknown: expect.stringContaining("not authorized"),
      pairs: { accept: { verdict: "unknown" } },
    });
    const asked = stage.calls().filter((call) => call.get("Action") === GET);
    expect(asked.map((call) => call.get("RoleName"))).toEqual([
      "AWSServiceRoleForSecurityHub",
      "InvitationMember",
    ]);
  });

  test("halfway too, since half of a list is none", async () => {
    const first = page({ RoleDetailList: [own({ AssumeRolePolicyDocument: undefined })] }, "two");
    const script = { [READ]: [first, denied], [GET]: [refused("NoSuchEntity", 404), role(own())] };
    expect(await scan(script)).toMatchObject({
      trust: { verdict: "as-it-should-be" },
      serviceLinkedRole: "not-found",
    });
  });

  test.each<[string, Reply[], object]>([
    [
      "may not be asked for either",
      [refused("AccessDenied"), refused("AccessDenied")],
      {
        trust: { verdict: "unknown", faults: [{ because: "GetRole of InvitationMember: No." }] },
        serviceLinkedRole: "unknown",
      },
    ],
    [
      "is gone",
      [refused("NoSuchEntity", 404), refused("NoSuchEntity", 404)],
      {
        trust: { verdict: "unknown", faults: [{ because: "AWS knows no role of that name." }] },
        serviceLinkedRole: "not-found",
      },
    ],
    [
      "is another account's",
      [role(linked), role(own({ Arn: "arn:aws:iam::444455556666:role/security/InvitationMember" }))],
      { trust: { verdict: "unknown" }, serviceLinkedRole: "present" },
    ],
    [
      "is out of order",
      [refused("ServiceFailure", 500), refused("ServiceFailure", 500)],
      { trust: { verdict: "unknown" }, serviceLinkedRole: "unknown" },
    ],
  ])("a role that %s is unknown, with the reason", async (_what, replies, seen) => {
    expect(await scan({ [READ]: [denied], [GET]: replies })).toMatchObject(seen);
  });

  test("too many calls are thrown, since that passes", async () => {
    const throttled = { [READ]: [denied], [GET]: [refused("Throttling", 400)] };
    await expect(scan(throttled)).rejects.toMatchObject({ name: "Throttled" });
  });

  test("an account that is gone is not asked again", async () => {
    const readiness = await scan({ [READ]: [refused("InvalidClientTokenId", 403, "The token is invalid.")] });
    expect(readiness).toMatchObject({ trust: { verdict: "unknown" }, serviceLinkedRole: "unknown" });
    expect(stage.calls()).toHaveLength(1);
  });
});

test("policies that are inline in the own role do not pass for its trust", async () => {
  const wide = own({
    RolePolicyList: [inline("All", allow("*"))],
    AssumeRolePolicyDocument: encoded(allow("*")),
  });
  const { trust: judged } = await scan({ [READ]: [page({ RoleDetailList: [wide] })] });
  expect(judged?.verdict).toBe("unknown");
});
