import { afterEach, describe, expect, test } from "vitest";
import { asRole, asUser, attached, encoded, iamArn, inline, managed, page } from "./testing/iam-details.ts";
import { createIamStage, READ } from "./testing/iam-stage.ts";
import { ACCOUNT, allow, CURRENT, LEGACY } from "./testing/policies.ts";
import type { Reply } from "./testing/scripted-iam.ts";

const stage = createIamStage();
const { scan } = stage;
afterEach(stage.close);

const verdictOf = async (pages: Reply[]) => {
  const { readiness } = await scan({ [READ]: pages });
  return readiness.pairs.accept.verdict;
};

describe("an account", () => {
  const OLD = iamArn("policy/OldMembers");
  const LIMIT = iamArn("policy/limits/ConsoleOnly");
  const AUDIT = "arn:aws:iam::aws:policy/AdministratorAccess";

  const pages = () => [
    page(
      {
        UserDetailList: [asUser("alice", { GroupList: ["Security"] }), asUser("bob")],
        RoleDetailList: [
          asRole("Administrator", { AttachedManagedPolicies: [attached(AUDIT)] }),
          asRole("Bounded", {
            AttachedManagedPolicies: [attached(AUDIT)],
            PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: LIMIT },
          }),
          asRole("AWSServiceRoleForSecurityHub", { Path: "/aws-service-role/securityhub.amazonaws.com/" }),
        ],
      },
      "two",
    ),
    page({}, "three"),
    page(
      {
        GroupDetailList: [
          {
            GroupName: "Security",
            Arn: iamArn("group/Security"),
            GroupPolicyList: [inline("Leave", allow("securityhub:Disassociate*"))],
            AttachedManagedPolicies: [attached(OLD)],
          },
        ],
      },
      "four",
    ),
    page({
      RoleDetailList: [asRole("Automation", { RolePolicyList: [inline("Accept", allow(CURRENT))] })],
      Policies: [managed(OLD, allow(LEGACY)), managed(LIMIT, allow(LEGACY)), managed(AUDIT, allow("*"))],
    }),
  ];

  test("is judged from all its pages, in whatever order they come", async () => {
    const { readiness, awsRequestIds } = await scan({ [READ]: pages() });
    expect(readiness).toMatchObject({
      account: ACCOUNT.id,
      at: "2026-11-02T09:00:00.000Z",
      regions: ["eu-west-1"],
      looked: { users: 2, roles: 3, groups: 1, policies: 3, serviceLinkedRoles: 1 },
      morePrincipals: 0,
    });
    expect(readiness.pairs.accept).toMatchObject({
      verdict: "legacy-only",
      counts: { ready: 1, "legacy-only": 2, "new-only": 1, neither: 1 },
      legacyOnly: {
        named: [
          { type: "role", name: "Bounded" },
          { type: "user", name: "alice" },
        ],
      },
      newOnly: { named: [{ type: "role", name: "Automation" }] },
    });
    expect(readiness.pairs.leave.verdict).toBe("ready");
    expect(awsRequestIds).toEqual(["request-1", "request-2", "request-3", "request-4"]);
    expect(stage.calls().map((call) => call.get("Marker"))).toEqual([null, "two", "three", "four"]);
    expect(stage.calls()[0]?.get("Filter.member.5")).toBe("AWSManagedPolicy");
  });

  test("names the policy at fault, to whom it is attached, and its mend", async () => {
    const { readiness } = await scan({ [READ]: pages() });
    const alice = readiness.principals.find(({ principal }) => principal.name === "alice");
    expect(alice?.pairs.accept.findings).toMatchObject([
      {
        policy: {
          name: "OldMembers",
          arn: OLD,
          type: "customer-managed",
          attachedTo: { type: "group", name: "Security" },
        },
        statement: 1,
        covers: "legacy",
      },
    ]);
    const bounded = readiness.principals.find(({ principal }) => principal.name === "Bounded");
    expect(bounded?.pairs.accept.findings).toMatchObject([
      { policy: { name: "ConsoleOnly", as: "boundary" } },
    ]);
    expect(readiness.mends.map(({ policy }) => policy.name).sort()).toEqual([
      "Accept",
      "ConsoleOnly",
      "OldMembers",
    ]);
  });

  test("without anybody in it has neither", async () => {
    expect(await verdictOf([page({})])).toBe("neither");
  });
});

describe("what AWS does not tell makes the principal unknown", () => {
  const ALL = inline("All", allow("*"));
  const GONE = iamArn("policy/Gone");

  test.each<[string, Record<string, unknown>]>([
    [
      "a managed policy that is not listed",
      { RoleDetailList: [asRole("R", { RolePolicyList: [ALL], AttachedManagedPolicies: [attached(GONE)] })] },
    ],
    [
      "a managed policy without an ARN",
      {
        RoleDetailList: [
          asRole("R", { RolePolicyList: [ALL], AttachedManagedPolicies: [{ PolicyName: "x" }] }),
        ],
      },
    ],
    [
      "a boundary that is not listed",
      {
        RoleDetailList: [
          asRole("R", { RolePolicyList: [ALL], PermissionsBoundary: { PermissionsBoundaryArn: GONE } }),
        ],
      },
    ],
    [
      "a boundary without an ARN",
      {
        RoleDetailList: [
          asRole("R", { RolePolicyList: [ALL], PermissionsBoundary: { PermissionsBoundaryType: "Policy" } }),
        ],
      },
    ],
    [
      "a group that is not listed",
      { UserDetailList: [asUser("u", { UserPolicyList: [ALL], GroupList: ["Gone"] })] },
    ],
    [
      "a policy without a document",
      { UserDetailList: [asUser("u", { UserPolicyList: [ALL, { PolicyName: "x" }] })] },
    ],
    [
      "a policy without a version in force",
      {
        RoleDetailList: [asRole("R", { RolePolicyList: [ALL], AttachedManagedPolicies: [attached(GONE)] })],
        Policies: [
          {
            PolicyName: "Gone",
            Arn: GONE,
            PolicyVersionList: [{ IsDefaultVersion: false, Document: encoded(allow("*")) }],
          },
        ],
      },
    ],
    [
      "a policy with two versions in force",
      {
        RoleDetailList: [asRole("R", { AttachedManagedPolicies: [attached(GONE)] })],
        Policies: [
          {
            PolicyName: "Gone",
            Arn: GONE,
            PolicyVersionList: [
              { IsDefaultVersion: true, Document: encoded(allow("*")) },
              { IsDefaultVersion: true, Document: encoded(allow(LEGACY)) },
            ],
          },
        ],
      },
    ],
    [
      "a policy that is not JSON",
      {
        UserDetailList: [asUser("u", { UserPolicyList: [ALL, { PolicyName: "x", PolicyDocument: "%7B" }] })],
      },
    ],
  ])("%s", async (_what, result) => {
    const { readiness } = await scan({ [READ]: [page(result)] });
    expect(readiness.pairs.accept).toMatchObject({ verdict: "unknown", counts: { unknown: 1, ready: 0 } });
    const [finding] = readiness.principals[0]?.pairs.accept.findings ?? [];
    expect(finding?.because).toEqual([expect.stringMatching(/\.$/)]);
  });
});

describe("an account that cannot be looked at as a whole is unknown, and nothing of it is kept", () => {
  const first = () =>
    page({ RoleDetailList: [asRole("R", { RolePolicyList: [inline("All", allow("*"))] })] }, "two");
  const refused = (error: string, status: number, message = "No."): Reply => ({ error, message, status });

  test.each<[string, Reply[], RegExp]>([
    [
      "denied",
      [refused("AccessDenied", 403, "User: x is not authorized")],
      /^GetAccountAuthorizationDetails: User: x is not/,
    ],
    [
      "gone halfway",
      [first(), refused("InvalidClientTokenId", 403, "The security token is invalid.")],
      /token is invalid/,
    ],
    [
      "out of order halfway",
      [first(), refused("ServiceFailure", 500)],
      /GetAccountAuthorizationDetails: No\./,
    ],
    ["cut off halfway", [first(), "hang-up"], /^GetAccountAuthorizationDetails: /],
    ["truncated without a marker", [{ result: { IsTruncated: true } }], /there is more, and not where/],
    ["going round in circles", [first(), first(), first()], /there is more, and not where/],
    [
      "another account",
      [page({ RoleDetailList: [asRole("R", { Arn: "arn:aws:iam::444455556666:role/R" })] })],
      /answered for another account than 111122223333/,
    ],
    [
      "somebody without an ARN",
      [page({ RoleDetailList: [asRole("R", { Arn: undefined })] })],
      /somebody without an ARN/,
    ],
  ])("%s", async (_what, pages, why) => {
    const { readiness } = await scan({ [READ]: pages });
    expect(readiness.unknown).toMatch(why);
    expect(Object.values(readiness.pairs).map(({ verdict }) => verdict)).toEqual([
      "unknown",
      "unknown",
      "unknown",
    ]);
    expect(readiness).toMatchObject({ principals: [], looked: { roles: 0 } });
  });

  test("but throttling is thrown, since it passes", async () => {
    await expect(
      scan({ [READ]: [first(), refused("Throttling", 400, "Rate exceeded")] }),
    ).rejects.toMatchObject({
      name: "Throttled",
      message: "GetAccountAuthorizationDetails: Rate exceeded",
      awsRequestIds: ["request-1", "request-2"],
    });
  });
});
