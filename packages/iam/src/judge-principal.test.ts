// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import { type PairVerdictName, principalVerdictSchema } from "@invitations/core/action-pairs/pair-verdict";
import { describe, expect, test } from "vitest";
import { judgePrincipal } from "./judge-principal.ts";
import {
  ACCOUNT,
  allow,
  CURRENT,
  deny,
  document,
  HUB,
  LEGACY,
  role,
  type Statement,
} from "./testing/policies.ts";

const judge = (of: Parameters<typeof judgePrincipal>[0], regions = ACCOUNT.regions) =>
  judgePrincipal(of, regions).pairs.accept;

const MFA = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
const VARIABLE = "arn:aws:securityhub:*:*:hub/${aws:PrincipalTag/hub}";

const TABLE: [what: string, statements: Statement[], verdict: PairVerdictName][] = [
  ["nothing", [], "neither"],
  ["both by name", [allow([LEGACY, CURRENT])], "ready"],
  ["both in two statements", [allow(LEGACY), allow(CURRENT)], "ready"],
  ["both in other letters", [allow(["SECURITYHUB:ACCEPTINVITATION", CURRENT.toLowerCase()])], "ready"],
  ["everything", [allow("*")], "ready"],
  ["everything of the service", [allow("securityhub:*")], "ready"],
  ["a wildcard over both", [allow("securityhub:Accept*")], "ready"],
  ["a wildcard over the legacy name alone", [allow("securityhub:AcceptInv*")], "legacy-only"],
  ["a wildcard over the new name alone", [allow("securityhub:Accept*orInvitatio?")], "new-only"],
  ["the legacy name", [allow(LEGACY)], "legacy-only"],
  ["the new name", [allow(CURRENT)], "new-only"],
  ["an action of another service", [allow("guardduty:AcceptInvitation")], "neither"],
  ["an unknown action", [allow("securityhub:AcceptEverything")], "neither"],
  ["all but others", [allow(undefined, { NotAction: ["iam:*"] })], "ready"],
  ["all but the new name", [allow(undefined, { NotAction: CURRENT })], "legacy-only"],
  ["all but the legacy name", [allow(undefined, { NotAction: [LEGACY] })], "new-only"],
  ["all but the service", [allow(undefined, { NotAction: "securityhub:*" })], "neither"],
  ["everything, the new name denied", [allow("*"), deny(CURRENT)], "legacy-only"],
  ["everything, the legacy name denied", [allow("*"), deny("securityhub:acceptinvitation")], "new-only"],
  ["everything, both denied", [allow("*"), deny("securityhub:Accept*")], "neither"],
  [
    "everything, all denied but the legacy name",
    [allow("*"), deny(undefined, { NotAction: LEGACY })],
    "legacy-only",
  ],
  ["the hub", [allow([LEGACY, CURRENT], { Resource: HUB })], "ready"],
  ["the hub in another Region", [allow("*", { Resource: HUB.replace("eu-west", "us-east") })], "neither"],
  ["the hub of another account", [allow("*", { Resource: HUB.replace("111122223333", "*") })], "ready"],
  [
    "one name on the hub, the other elsewhere",
    [allow(LEGACY), allow(CURRENT, { Resource: "arn:aws:s3:::x" })],
    "legacy-only",
  ],
  ["everything but the hub", [allow("*", { Resource: undefined, NotResource: HUB })], "neither"],
  ["everything but a bucket", [allow("*", { Resource: undefined, NotResource: "arn:aws:s3:::x" })], "ready"],
  [
    "everything, the hub denied to the new name",
    [allow("*"), deny(CURRENT, { Resource: HUB })],
    "legacy-only",
  ],
  ["a Deny elsewhere", [allow("*"), deny("*", { Resource: "arn:aws:s3:::*" })], "ready"],
  // Conditions are never worked out.
  ["both under a condition", [allow("*", MFA)], "conditional"],
  ["the new name under a condition", [allow(LEGACY), allow(CURRENT, MFA)], "conditional"],
  ["the legacy name alone, under a condition", [allow(LEGACY, MFA)], "conditional"],
  ["a Deny under a condition", [allow("*"), deny("*", MFA)], "conditional"],
  ["a Deny of the new name under a condition", [allow("*"), deny(CURRENT, MFA)], "conditional"],
  ["a condition beside a plain Allow", [allow("*"), allow("*", MFA)], "ready"],
  ["a condition and a plain Deny", [allow("*", MFA), deny("*")], "neither"],
  ["a condition about nothing", [allow("*", { Condition: {} })], "ready"],
  ["an operator nobody knows", [allow("*", { Condition: { Whim: { "aws:x": "y" } } })], "conditional"],
  // Whatever is not understood is unknown, unless it cannot matter.
  ["an operator about no key", [allow("*", { Condition: { Bool: {} } })], "unknown"],
  ["a variable in the resource", [allow("*", { Resource: VARIABLE })], "unknown"],
  ["a variable in a Deny", [allow("*"), deny("*", { Resource: VARIABLE })], "unknown"],
  [
    "a variable in NotResource of a Deny",
    [allow("*"), deny("*", { Resource: undefined, NotResource: VARIABLE })],
    "unknown",
  ],
  ["a variable beside a plain Allow", [allow("*"), allow("*", { Resource: VARIABLE })], "ready"],
  ["a variable and a plain Deny", [allow("*", { Resource: VARIABLE }), deny("*")], "neither"],
  [
    "a variable that cannot become the hub",
    [allow("*"), deny("*", { Resource: "arn:aws:s3:::${x}" })],
    "ready",
  ],
  ["lower-case elements", [allow("*"), { effect: "Deny", action: "*", resource: "*" }], "unknown"],
  [
    "lower-case elements about something else",
    [allow("*"), { effect: "Deny", action: "s3:*", resource: "*" }],
    "ready",
  ],
  [
    "an action spelled twice",
    [allow("*"), { Effect: "Deny", Action: "s3:*", action: "*", Resource: "*" }],
    "unknown",
  ],
  ["NotPrincipal", [allow("*"), deny("*", { NotPrincipal: { AWS: "*" } })], "unknown"],
  ["an element nobody knows", [allow("*", { Unless: "tuesday" })], "unknown"],
  ["an action without a service", [allow("*"), deny("AcceptInvitation")], "unknown"],
  ["a statement that is none", [allow("*"), "Deny *" as unknown as Statement], "unknown"],
  ["an unclear Allow of nothing more", [allow(LEGACY), allow("securityhub:Accept Administrator")], "unknown"],
  [
    "an unclear condition and a Deny under another",
    [allow("*", { Resource: VARIABLE }), deny(LEGACY, MFA)],
    "unknown",
  ],
];

test.each(TABLE.map(([what, statements, verdict]) => ({ what, statements, verdict })))(
  "$what: $verdict",
  ({ statements, verdict }) => {
    const judged = judge(role([document(...statements)]));
    expect(judged.verdict).toBe(verdict);
    expect(judge(role(statements.map((statement) => document(statement)))).verdict).toBe(verdict);
  },
);

describe("a permissions boundary", () => {
  const ALL = document(allow("*"));

  test.each<[string, string, PairVerdictName]>([
    ["allows everything", ALL, "ready"],
    ["allows the legacy name", document(allow(LEGACY)), "legacy-only"],
    ["denies the legacy name", document(allow("*"), deny(LEGACY)), "new-only"],
    ["allows nothing of it", document(allow("s3:*")), "neither"],
    ["allows under a condition", document(allow("*", MFA)), "conditional"],
    ["cannot be read", "%7B", "unknown"],
  ])("that %s", (_what, boundary, verdict) => {
    expect(judge(role([ALL], { boundary })).verdict).toBe(verdict);
  });

  test("allows nothing by itself, read or not", () => {
    expect(judge(role([], { boundary: ALL })).verdict).toBe("neither");
    expect(judge(role([], { boundary: "?" })).verdict).toBe("neither");
    expect(judge(role([document(allow(LEGACY))], { boundary: ALL })).verdict).toBe("legacy-only");
  });
});

describe("Regions", () => {
  const account = { ...ACCOUNT, regions: ["eu-west-1", "us-east-1"] };
  const inOne = document(allow(LEGACY), allow(CURRENT, { Resource: HUB }));

  test("each have to allow both, and are told apart where they differ", () => {
    expect(judge(role([inOne], { account }), account.regions)).toMatchObject({
      verdict: "legacy-only",
      legacy: "allowed",
      current: "not-allowed",
      regions: { "eu-west-1": "ready", "us-east-1": "legacy-only" },
    });
    expect(judge(role([document(allow("*"))], { account }), account.regions)).not.toHaveProperty("regions");
  });

  test("that were not asked about when the policies were read are unknown", () => {
    expect(judge(role([document(allow("*"))]), ["us-east-1"]).verdict).toBe("unknown");
  });

  test("none at all are unknown", () => {
    const none = { ...ACCOUNT, regions: [] };
    const judged = judge(role([document(allow("*"))], { account: none }), []);
    expect(judged).toMatchObject({ verdict: "unknown", because: [expect.stringContaining("no Region")] });
  });

  test("lie in the account's partition", () => {
    const china = { id: "111122223333", partition: "aws-cn", regions: ["cn-north-1"] };
    const text = document(allow("*", { Resource: "arn:aws:securityhub:*:*:hub/default" }));
    expect(judge(role([text], { account: china }), china.regions).verdict).toBe("neither");
    const inChina = text.replace("arn:aws:", "arn:aws-cn:");
    expect(judge(role([inChina], { account: china }), china.regions).verdict).toBe("ready");
  });
});

describe("findings", () => {
  test("name the policy, the statement, what it is about and its conditions", () => {
    const text = document(
      allow("s3:*"),
      { Sid: "Console", ...allow(LEGACY, MFA) },
      allow("securityhub:Get*"),
    );
    expect(judge(role([text]))).toMatchObject({
      legacy: "conditional",
      current: "not-allowed",
      findings: [
        {
          policy: { name: "SecurityHubMembers", type: "inline", attachedTo: { name: "SecurityAdmin" } },
          statement: 2,
          sid: "Console",
          effect: "Allow",
          covers: "legacy",
          conditions: [{ operator: "Bool", key: "aws:MultiFactorAuthPresent", values: ["true"] }],
          because: [],
        },
      ],
    });
  });

  test("tell what was not understood", () => {
    const judged = judge(role([document(allow("*")), "no policy"]));
    expect(judged.findings).toEqual([
      expect.objectContaining({
        covers: "unclear",
        effect: "unclear",
        because: ["The document is not JSON."],
      }),
    ]);
    expect(judged.findings[0]).not.toHaveProperty("statement");
    const variable = judge(role([document(allow("*", { Resource: VARIABLE }))]));
    expect(variable.findings[0]?.because).toEqual([
      expect.stringMatching(/Statement 1 has a Resource of which/),
    ]);
  });

  test("are left out where the pair is ready, and counted where they are many", () => {
    expect(judge(role([document(allow("*"), allow(LEGACY))])).findings).toEqual([]);
    const many = judge(role([document(...Array.from({ length: 14 }, () => allow(LEGACY)))]));
    expect(many.findings).toHaveLength(10);
    expect(many.moreFindings).toBe(4);
  });

  test("keep to the stored shape", () => {
    const verdict = judgePrincipal(
      role([document(allow(LEGACY, MFA)), "?"], { boundary: "?" }),
      ACCOUNT.regions,
    );
    expect(principalVerdictSchema.parse(JSON.parse(JSON.stringify(verdict)))).toEqual(verdict);
  });
});

test("each pair is judged for itself", () => {
  const text = document(
    allow([LEGACY, "securityhub:DisassociateFrom*", "securityhub:GetAdministratorAccount"]),
  );
  const { accept, leave, read } = judgePrincipal(role([text]), ACCOUNT.regions).pairs;
  expect([accept.verdict, leave.verdict, read.verdict]).toEqual(["legacy-only", "ready", "new-only"]);
});
