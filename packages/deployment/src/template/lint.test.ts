import { CelEngine, type Engine, TemplateFile } from "@aws/cloudformation-validate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memberRoleYaml } from "./member-role-yaml.ts";

/** AWS's own validator, with the schemas of its resources; it asks nobody. */
let engine: Engine;
beforeAll(() => {
  engine = new CelEngine();
}, 60_000);
afterAll(() => engine.free());

/** What it finds that is worse than a remark, in a stack of each partition. */
function findings(yaml: string, partition: string): string[] {
  const template = Object.assign(new TemplateFile("member-role.yaml"), {
    readBytes: () => new TextEncoder().encode(yaml),
  });
  const { diagnostics } = engine.validateStandard(template, {
    severityLevel: "WARN",
    strict: true,
    // It would put the empty default into the branch that is for a boundary that is given.
    parameterOverrides: { PermissionsBoundaryArn: `arn:${partition}:iam::111122223333:policy/Boundary` },
    pseudoParameterOverrides: { partition },
  });
  return diagnostics.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe("AWS's validator of templates", () => {
  it.each(["aws", "aws-us-gov", "aws-cn"])("finds nothing wrong in %s", (partition) => {
    expect(findings(memberRoleYaml(), partition)).toEqual([]);
  });

  it.each([
    [
      "a session that is too short",
      /MaxSessionDuration: 3600/,
      "MaxSessionDuration: 360",
      /less than the minimum/,
    ],
    ["a name that nothing has", /!Ref RolePath/, "!Ref RolePaths", /'RolePaths' is not one of/],
    [
      "an element that no statement has",
      /Sid: SeeOrganization/,
      "Side: SeeOrganization",
      /'Side' was unexpected/,
    ],
    ["a condition that is not there", /- LeaveAllowed/, "- MayLeave", /MayLeave/],
  ])("would find %s", (_, right, wrong, complaint) => {
    const broken = memberRoleYaml().replace(right, wrong);
    expect(findings(broken, "aws").join("\n")).toMatch(complaint);
  });
});
