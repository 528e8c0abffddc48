import { readFileSync } from "node:fs";
import { ACTION_PAIRS, PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import { GRANTED, ROLE_GRANTS } from "@invitations/core/member-role/grants";
import { memberRolePolicies } from "@invitations/functions/deployment/permissions/member-role";
import { policyDocument } from "@invitations/functions/deployment/permissions/statement";
import { readDocument } from "@invitations/iam/read-document";
import { describe, expect, it } from "vitest";
import { memberRoleTemplate } from "./member-role-template.ts";
import { memberRoleYaml } from "./member-role-yaml.ts";
import { PARAMETERS } from "./parameters.ts";
import { evaluateOutputs, evaluateRole, type Stack } from "./testing/evaluate.ts";
import { readTemplate } from "./testing/read-template.ts";

const YAML = memberRoleYaml();
const template = readTemplate(YAML);
const ACCOUNT = "111122223333";

/** The whole of what IAM takes: User Guide, "IAM and STS quotas". */
const MOST_INLINE = 10_240;
const MOST_TRUST = 2_048;
const MOST_DESCRIPTION = 1_000;

const stepsRole = (partition: string) =>
  `arn:${partition}:iam::999988887777:role/securityhub-invitations-production-member-steps`;
const stack = (partition: string, parameters: Record<string, string> = {}): Stack => ({
  partition,
  account: ACCOUNT,
  parameters: { MemberStepsRoleArn: stepsRole(partition), ExternalId: "our-external-id", ...parameters },
});

const PARTITIONS = ["aws", "aws-us-gov", "aws-cn"];
const REGIONS = ["", "us-gov-west-1", "us-east-1, eu-west-1"];

/** Every way to answer the parameters that decide what the role may do. */
const everyStack = (partition: string) =>
  REGIONS.flatMap((Regions) => combinations().map((grants) => stack(partition, { ...grants, Regions })));

function combinations(): Record<string, string>[] {
  return ROLE_GRANTS.reduce<Record<string, string>[]>(
    (all, grant) =>
      all.flatMap((some) =>
        ["true", "false"].map((value) => ({ ...some, [GRANTED[grant].parameter]: value })),
      ),
    [{}],
  );
}

describe("the published template", () => {
  it("is what the generator writes, to the byte", () => {
    const published = readFileSync(new URL("../../../../docs/member-role.yaml", import.meta.url), "utf8");
    expect(published, "write it anew: npm run template -- --output docs/member-role.yaml").toBe(YAML);
  });

  it("reads as what was written into it", () => {
    expect(template).toEqual(JSON.parse(JSON.stringify(memberRoleTemplate())));
  });

  it("tells an account's owner of each parameter what it is for", () => {
    const shown = template.Metadata["AWS::CloudFormation::Interface"] as {
      ParameterGroups: { Parameters: string[] }[];
      ParameterLabels: Record<string, { default: string }>;
    };
    expect(shown.ParameterGroups.flatMap(({ Parameters }) => Parameters)).toEqual(Object.keys(PARAMETERS));
    expect(Object.keys(shown.ParameterLabels)).toEqual(Object.keys(PARAMETERS));
    for (const { Description, AllowedPattern, AllowedValues } of Object.values(PARAMETERS)) {
      expect(Description).toMatch(/[.]$/);
      expect(AllowedPattern ?? AllowedValues).toBeDefined();
    }
  });

  it("is small enough to be handed to CloudFormation as it is", () => {
    expect(Buffer.byteLength(YAML)).toBeLessThan(51_200);
    expect(Buffer.byteLength(template.Description)).toBeLessThan(1_024);
  });
});

describe("the role of a stack", () => {
  it.each(PARTITIONS)("in %s has the policies of the list, whatever is allowed and where", (partition) => {
    for (const one of everyStack(partition)) {
      const { account, parameters } = one;
      const role = evaluateRole(template, one);
      const roleArn = `arn:${partition}:iam::${account}:role/${role.RoleName}`;
      const list = memberRolePolicies({ partition, account, roleArn });
      const regions = (parameters.Regions ?? "").split(/,\s*/).filter((region) => region !== "");
      const granted = ROLE_GRANTS.filter((grant) => parameters[GRANTED[grant].parameter] === "true");
      expect(role.Policies, JSON.stringify(parameters)).toEqual(
        (["look", ...granted] as const).map((name) => ({
          PolicyName: name,
          PolicyDocument: policyDocument(list[name], regions),
        })),
      );
    }
  });

  it.each(PARTITIONS)(
    "in %s is valid and within IAM's limits, whatever is allowed and where",
    (partition) => {
      for (const one of everyStack(partition)) {
        const { Policies, Description } = evaluateRole(template, one);
        const documents = Policies.map(({ PolicyDocument }) => JSON.stringify(PolicyDocument));
        for (const document of documents) {
          const { unread, statements = [] } = readDocument(document);
          expect(unread).toBeUndefined();
          expect(statements.length).toBeGreaterThan(0);
          expect(statements.flatMap(({ faults }) => faults)).toEqual([]);
        }
        expect(documents.join("").length).toBeLessThan(MOST_INLINE);
        expect(Description.length).toBeLessThan(MOST_DESCRIPTION);
      }
    },
  );

  it.each(PARTITIONS)("in %s trusts the app's one role, by the external id, and nobody else", (partition) => {
    const { AssumeRolePolicyDocument, MaxSessionDuration } = evaluateRole(template, stack(partition));
    expect(AssumeRolePolicyDocument).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "MemberStepsOfTheApp",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::999988887777:root` },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "sts:ExternalId": "our-external-id" },
            ArnEquals: { "aws:PrincipalArn": stepsRole(partition) },
          },
        },
      ],
    });
    expect(MaxSessionDuration).toBe(3_600);
  });

  it("fits with the longest values that are taken, in as many Regions as there are", () => {
    const longest = evaluateRole(
      template,
      stack("aws-us-gov", {
        ExternalId: "x".repeat(1_224),
        MemberStepsRoleArn: `arn:aws-us-gov:iam::999988887777:role/${"p".repeat(60)}/${"r".repeat(64)}`,
        RoleName: "n".repeat(64),
        RolePath: `/${"p".repeat(100)}/`,
        AllowStandards: "true",
        Regions: Array.from({ length: 40 }, () => "ap-southeast-7").join(","),
      }),
    );
    expect(JSON.stringify(longest.AssumeRolePolicyDocument).length).toBeLessThan(MOST_TRUST);
    const inline = longest.Policies.map(({ PolicyDocument }) => JSON.stringify(PolicyDocument)).join("");
    expect(inline.length).toBeLessThan(MOST_INLINE);
  });

  it("has a path and a boundary where they are given, and names itself to the simulator with its path", () => {
    const boundary = `arn:aws:iam::${ACCOUNT}:policy/Boundary`;
    const bounded = stack("aws", { RolePath: "/security/", PermissionsBoundaryArn: boundary });
    const role = evaluateRole(template, bounded);
    expect(role).toMatchObject({ Path: "/security/", PermissionsBoundary: boundary });
    const arn = `arn:aws:iam::${ACCOUNT}:role/security/SecurityHubInvitationMember`;
    expect(JSON.stringify(role.Policies)).toContain(`"Resource":["${arn}"]`);
    expect(evaluateOutputs(template, bounded)).toEqual({ RoleArn: arn });
    expect(evaluateRole(template, stack("aws"))).not.toHaveProperty("PermissionsBoundary");
  });

  it.each([
    ["MemberStepsRoleArn", "arn:aws:iam::999988887777:user/ana"],
    ["MemberStepsRoleArn", "arn:aws:iam::99998888777:role/steps"],
    ["ExternalId", ""],
    ["AllowLeave", "yes"],
    ["Regions", "Ireland"],
    ["RolePath", "security"],
    ["PermissionsBoundaryArn", "Boundary"],
  ])("is not made with %s as %j", (name, value) => {
    expect(() => evaluateRole(template, stack("aws", { [name]: value }))).toThrow(name);
  });

  it("may only look where everything else is left out", () => {
    const none = Object.fromEntries(ROLE_GRANTS.map((grant) => [GRANTED[grant].parameter, "false"]));
    const { Policies } = evaluateRole(template, stack("aws", none));
    expect(Policies.map(({ PolicyName }) => PolicyName)).toEqual(["look"]);
  });

  it("names both actions of each pair in one statement, so that neither is left out without the other", () => {
    const all = evaluateRole(template, stack("aws")).Policies.flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement,
    );
    for (const { legacy, current } of PAIR_NAMES.map((name) => ACTION_PAIRS[name])) {
      const naming = all.filter(({ Action }) => [Action].flat().includes(legacy));
      expect(naming).toHaveLength(1);
      expect(naming[0]?.Action).toContain(current);
    }
  });
});
