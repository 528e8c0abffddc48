import {
  type EvaluationResult,
  type IAMClient,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ADMINISTRATOR, MEMBER, policy, smallSeed } from "../aws/testing/small-world.ts";
import type { AccountSeed, AwsSeed, RoleSeed } from "../seeds/seed.ts";
import { customerPolicyArn } from "./managed-policies.ts";
import { type IamWorld, openIamWorld } from "./testing/iam-world.ts";

const LEGACY = "securityhub:AcceptInvitation";
const MODERN = "securityhub:AcceptAdministratorInvitation";
const HUBS = ["eu-west-1", "eu-west-2"].map(
  (region) => `arn:aws:securityhub:${region}:${MEMBER.id}:hub/default`,
);
const BOUNDARY = customerPolicyArn(MEMBER.id, "Edge");
const ORGANIZATION = { id: "o-member0001", managementAccountId: "444444444444" };
const allow = (more: Record<string, unknown>) => ({ Effect: "Allow", Resource: "*", ...more });
const here = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };

function role(name: string, policies: RoleSeed["policies"], more: Partial<RoleSeed> = {}): RoleSeed {
  const trust = policy({ Effect: "Allow", Principal: { AWS: ADMINISTRATOR.id }, Action: "sts:AssumeRole" });
  return { name, trust, policies, ...more };
}

const both = policy(allow({ Action: "config:*" }), allow({ Action: [LEGACY, MODERN] }));
const member: AccountSeed = {
  ...MEMBER,
  organization: ORGANIZATION,
  policies: [{ name: "Edge", documents: [policy(allow({ Action: LEGACY }))] }],
  users: [{ name: "ana", groups: ["security"] }],
  groups: [{ name: "security", policies: { hub: both } }],
  roles: [
    role("Ready", { hub: both }),
    role("Fenced", { hub: both }, { boundary: BOUNDARY }),
    role("Here", { hub: policy(allow({ Action: [LEGACY, MODERN], Condition: here })) }),
    role("Denied", { hub: both, no: policy({ Effect: "Deny", Action: LEGACY, Resource: "*" }) }),
    role("OneHub", { hub: policy(allow({ Action: MODERN, Resource: HUBS[0] })) }),
  ],
};

const control = (document: RoleSeed["trust"]): AwsSeed["serviceControl"] => ({
  [ORGANIZATION.id]: { accounts: { [MEMBER.id]: { policies: [{ name: "No", document }] } } },
});

let world: IamWorld;
let iam: IAMClient;
async function open(serviceControl?: AwsSeed["serviceControl"]) {
  const seed = { ...smallSeed(), accounts: [ADMINISTRATOR, member] };
  world = await openIamWorld(serviceControl ? { ...seed, serviceControl } : seed);
  iam = world.iam(member);
}
beforeEach(() => open());
afterEach(() => world.close());

async function simulate(
  of: string,
  input: Partial<SimulatePrincipalPolicyCommandInput> = {},
): Promise<EvaluationResult[]> {
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: `arn:aws:iam::${MEMBER.id}:${of}`,
    ActionNames: [LEGACY, MODERN],
    ...input,
  });
  return (await iam.send(command)).EvaluationResults ?? [];
}
const decisions = (results: EvaluationResult[]) => results.map(({ EvalDecision }) => EvalDecision);

it.each([
  ["role/Ready", ["allowed", "allowed"]],
  ["role/Fenced", ["allowed", "implicitDeny"]],
  ["role/Here", ["implicitDeny", "implicitDeny"]],
  ["role/Denied", ["explicitDeny", "allowed"]],
  ["user/ana", ["allowed", "allowed"]],
  ["user/practice", ["allowed", "allowed"]],
  ["group/security", ["allowed", "allowed"]],
])("%s: %j", async (of, wanted) => {
  expect(decisions(await simulate(of))).toEqual(wanted);
});

it("names the statements that decided, with their place in the document", async () => {
  const [legacy, modern] = await simulate("role/Denied");
  const document = JSON.stringify(both);
  expect(modern?.MatchedStatements).toEqual([
    {
      SourcePolicyId: "role_Denied_hub",
      SourcePolicyType: "IAM Policy",
      StartPosition: { Line: 1, Column: document.indexOf(JSON.stringify(both.Statement[1])) + 1 },
      EndPosition: { Line: 1, Column: document.length - 1 },
    },
  ]);
  expect(legacy?.MatchedStatements?.map(({ SourcePolicyId }) => SourcePolicyId)).toEqual(["role_Denied_no"]);
});

it("asks for the context that a condition needs, and decides by it", async () => {
  const [without] = await simulate("role/Here");
  expect(without).toMatchObject({
    EvalDecision: "implicitDeny",
    MissingContextValues: ["aws:RequestedRegion"],
  });
  const given = (region: string): SimulatePrincipalPolicyCommandInput["ContextEntries"] => [
    { ContextKeyName: "aws:requestedregion", ContextKeyValues: [region], ContextKeyType: "string" },
  ];
  const [inside] = await simulate("role/Here", { ContextEntries: given("eu-west-1") });
  expect(inside).toMatchObject({ EvalDecision: "allowed", MissingContextValues: [] });
  expect(decisions(await simulate("role/Here", { ContextEntries: given("us-east-1") }))).toEqual([
    "implicitDeny",
    "implicitDeny",
  ]);
});

it("tells what a boundary says apart from what the policies grant", async () => {
  const [legacy, modern] = await simulate("role/Fenced");
  expect(legacy?.PermissionsBoundaryDecisionDetail).toEqual({ AllowedByPermissionsBoundary: true });
  expect(modern?.PermissionsBoundaryDecisionDetail).toEqual({ AllowedByPermissionsBoundary: false });
  expect(modern?.MatchedStatements).toHaveLength(1);
  const [plain] = await simulate("role/Ready");
  expect(plain?.PermissionsBoundaryDecisionDetail).toBeUndefined();
});

describe("service control policies", () => {
  it("are told as the organization's decision", async () => {
    const [free] = await simulate("role/Ready");
    expect(free?.OrganizationsDecisionDetail).toEqual({ AllowedByOrganizations: true });
    await world.close();
    await open(control(policy({ Effect: "Deny", Action: MODERN, Resource: "*" })));
    const [legacy, modern] = await simulate("role/Ready");
    expect(legacy).toMatchObject({
      EvalDecision: "allowed",
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    });
    expect(modern).toMatchObject({
      EvalDecision: "explicitDeny",
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
  });

  it("count with a condition only where the switch says so", async () => {
    await world.close();
    await open(
      control(
        policy({
          Effect: "Deny",
          Action: MODERN,
          Resource: "*",
          Condition: { Null: { "aws:username": "true" } },
        }),
      ),
    );
    expect(decisions(await simulate("role/Ready"))).toEqual(["allowed", "allowed"]);
    world.aws.securityHub.setSwitches({ simulatorConditionalControl: "Evaluated" });
    expect(decisions(await simulate("role/Ready"))).toEqual(["allowed", "explicitDeny"]);
  });
});

it("judges several resources together and each by itself", async () => {
  const results = await simulate("role/OneHub", { ActionNames: [MODERN], ResourceArns: HUBS });
  expect(results).toMatchObject([
    {
      EvalActionName: MODERN,
      EvalDecision: "implicitDeny",
      ResourceSpecificResults: [
        {
          EvalResourceName: HUBS[0],
          EvalResourceDecision: "allowed",
          MatchedStatements: [{ SourcePolicyId: "role_OneHub_hub" }],
        },
        { EvalResourceName: HUBS[1], EvalResourceDecision: "implicitDeny", MatchedStatements: [] },
      ],
    },
  ]);
  expect(decisions(await simulate("role/OneHub", { ActionNames: [MODERN] }))).toEqual(["implicitDeny"]);
  world.aws.securityHub.setSwitches({ simulatorResults: "PerResource" });
  const each = await simulate("role/OneHub", { ActionNames: [MODERN], ResourceArns: HUBS });
  expect(each.map(({ EvalResourceName, EvalDecision }) => [EvalResourceName, EvalDecision])).toEqual(
    HUBS.map((hub) => [hub, "implicitDeny"]),
  );
});

it("takes policies that nobody has yet, and goes page by page", async () => {
  const added = {
    PolicyInputList: [JSON.stringify(policy({ Effect: "Deny", Action: MODERN, Resource: "*" }))],
  };
  const [, modern] = await simulate("role/Ready", added);
  expect(modern).toMatchObject({
    EvalDecision: "explicitDeny",
    MatchedStatements: [{ SourcePolicyId: "PolicyInputList.1" }],
  });
  const command = (Marker?: string) =>
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::${MEMBER.id}:role/Ready`,
      ActionNames: [LEGACY, MODERN],
      MaxItems: 1,
      ...(Marker ? { Marker } : {}),
    });
  const first = await iam.send(command());
  expect(first).toMatchObject({ IsTruncated: true, EvaluationResults: [{ EvalActionName: LEGACY }] });
  const second = await iam.send(command(first.Marker));
  expect(second).toMatchObject({ IsTruncated: false, EvaluationResults: [{ EvalActionName: MODERN }] });
});

it.each<[string, string, Partial<SimulatePrincipalPolicyCommandInput>, string]>([
  ["a wildcard for an action", "role/Ready", { ActionNames: ["securityhub:*"] }, "InvalidInputException"],
  ["no action", "role/Ready", { ActionNames: [] }, "ValidationError"],
  ["a role that is not there", "role/Nobody", {}, "NoSuchEntityException"],
  ["something that has no policies", "instance-profile/x", {}, "InvalidInputException"],
  [
    "several values for a key of one",
    "role/Ready",
    {
      ContextEntries: [
        { ContextKeyName: "aws:username", ContextKeyValues: ["a", "b"], ContextKeyType: "string" },
      ],
    },
    "InvalidInputException",
  ],
  ["what is not simulated here", "role/Ready", { ResourcePolicy: "{}" }, "ValidationError"],
])("refuses %s", async (_what, of, input, name) => {
  await expect(simulate(of, input)).rejects.toMatchObject({ name });
});
