import { describe, expect, it } from "vitest";
import { memberRoleYaml } from "./member-role-yaml.ts";
import { read, USAGE } from "./options.ts";

const URL_OF_TEMPLATE = "https://our-templates.s3.eu-west-1.amazonaws.com/member-role.yaml";
const STEPS = "arn:aws:iam::999988887777:role/securityhub-invitations-production-member-steps";
const link = (...more: string[]) => read(["--link", "--template-url", URL_OF_TEMPLATE, ...more]);
const linked = (...more: string[]) => {
  const wanted = link(...more);
  if ("faults" in wanted) throw new Error(wanted.faults.join("\n"));
  return new URL(wanted.print);
};

describe("npm run template", () => {
  it("prints the template, or writes it to a file", () => {
    expect(read([])).toEqual({ print: memberRoleYaml() });
    expect(read(["--output", "role.yaml"])).toEqual({ print: memberRoleYaml(), into: "role.yaml" });
    expect(read(["--help"])).toEqual({ print: USAGE });
  });

  it("prints a link that opens the console with everything filled in", () => {
    const { hostname, searchParams, hash } = linked(
      ...["--region", "eu-west-1", "--stack-name", "member-role"],
      ...["--parameter", `MemberStepsRoleArn=${STEPS}`, "--parameter", "ExternalId=a=b/c"],
    );
    expect(hostname).toBe("eu-west-1.console.aws.amazon.com");
    expect(searchParams.get("region")).toBe("eu-west-1");
    const [page, query] = hash.split("?");
    expect(page).toBe("#/stacks/quickcreate");
    expect([...new URLSearchParams(query)]).toEqual([
      ["templateURL", URL_OF_TEMPLATE],
      ["stackName", "member-role"],
      ["param_MemberStepsRoleArn", STEPS],
      ["param_ExternalId", "a=b/c"],
    ]);
  });

  it.each([
    ["us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"],
    ["cn-north-1", "cn-north-1.console.amazonaws.cn"],
  ])("leads to the console of the partition of %s", (region, host) => {
    expect(linked("--region", region).hostname).toBe(host);
  });

  it.each([
    ["an option that there is not", ["--lnk"], "Unknown option '--lnk'"],
    ["a word too many", ["member"], "Unexpected argument 'member'"],
    ["a link to nowhere", ["--link"], "--link needs --template-url"],
    ["options of a link without one", ["--region", "eu-west-1"], "--region goes with --link."],
    [
      "several of them",
      ["--template-url", "x", "--stack-name", "y"],
      "--template-url and --stack-name go with",
    ],
    ["a file for a link", ["--link", "--output", "x"], "--output is for the template"],
  ])("answers %s with a sentence", (_, args, sentence) => {
    expect(read(args)).toEqual({ faults: [expect.stringContaining(sentence)] });
  });

  it.each([
    ["a Region that is none", ["--region", "Ireland"], 'such as eu-west-1, not "Ireland"'],
    ["a name that no stack has", ["--stack-name", "1st"], 'a letter first, not "1st"'],
    ["half a parameter", ["--parameter", "ExternalId"], '--parameter takes NAME=VALUE, not "ExternalId"'],
    [
      "a parameter twice",
      ["--parameter", "AllowScan=true", "--parameter", "AllowScan=false"],
      "gives AllowScan twice",
    ],
    ["a parameter that there is not", ["--parameter", "toString=1"], "no parameter toString; it has Member"],
    ["a name that every object has", ["--parameter", "__proto__=1"], "no parameter __proto__"],
    [
      "a value that is not allowed",
      ["--parameter", "AllowJoin=yes"],
      'AllowJoin is true or false, not "yes"',
    ],
    [
      "one Region of several that is none",
      ["--parameter", "Regions=eu-west-1, Ireland"],
      'Regions cannot be "Ireland". Names of Regions separated by commas',
    ],
    [
      "a role in another partition",
      ["--region", "cn-north-1", "--parameter", `MemberStepsRoleArn=${STEPS}`],
      "MemberStepsRoleArn is in the partition aws, and the Region cn-north-1 is in aws-cn.",
    ],
  ])("answers %s in a link with a sentence", (_, args, sentence) => {
    expect(link(...args)).toEqual({ faults: [expect.stringContaining(sentence)] });
  });

  it.each([
    "member-role.yaml",
    "http://our-templates.s3.eu-west-1.amazonaws.com/member-role.yaml",
    "https://example.com/member-role.yaml",
    "https://our-templates.s3.amazonaws.com.example.com/member-role.yaml",
    "https://our-templates.s3.eu-west-1.amazonaws.com/",
  ])("does not link to %s, which CloudFormation would not open", (url) => {
    expect(read(["--link", "--template-url", url])).toEqual({
      faults: [
        expect.stringContaining("--template-url takes the https address of an object in an S3 bucket"),
      ],
    });
  });

  it.each([
    "https://s3.amazonaws.com/our-templates/member-role.yaml",
    "https://s3.eu-west-1.amazonaws.com/our-templates/member-role.yaml",
    "https://our-templates.s3-eu-west-1.amazonaws.com/member-role.yaml",
    "https://our-templates.s3.cn-north-1.amazonaws.com.cn/member-role.yaml",
  ])("links to %s", (url) => {
    expect(read(["--link", "--template-url", url])).toHaveProperty("print");
  });
});
