// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { Failure } from "@invitations/core/failure";
import { afterEach, describe, expect, test } from "vitest";
import { LONGEST_MANAGED_POLICY } from "./mend.ts";
import { createPolicyReader } from "./policy-reader.ts";
import { PAIRED_ACTIONS } from "./scope.ts";
import { asRole, iamArn, inline, page } from "./testing/iam-details.ts";
import { AT, createIamStage, READ, SIMULATE } from "./testing/iam-stage.ts";
import { ACCOUNT, allow, CURRENT, deny, document, HUB, LEGACY } from "./testing/policies.ts";
import type { Reply } from "./testing/scripted-iam.ts";

/*
 * What comes from an account that is not as it should be, through the whole scan: each gives a verdict, what is not sure
 * gives the reason, and nothing of it makes the account ready.
 */

const stage = createIamStage();
afterEach(stage.close);

const OWN = iamArn("role/InvitationMember");
const account = { ...ACCOUNT, ownRole: OWN };
/** The simulator sees nothing amiss, so that the reader alone stands between the document and `ready`. */
const agreeing = () =>
  page({
    EvaluationResults: PAIRED_ACTIONS.map((EvalActionName) => ({
      EvalActionName,
      EvalResourceName: HUB,
      EvalDecision: "allowed",
    })),
  });

/** The app's own role may do everything, and has this document besides. */
const ownRole = (PolicyDocument: string, ...more: ReturnType<typeof inline>[]) =>
  asRole("InvitationMember", { RolePolicyList: [...more, { PolicyName: "odd", PolicyDocument }] });
const ALL = inline("All", allow("*"));

/** The verdict on the role beside everything that it was told for. */
async function judged(role: ReturnType<typeof asRole>) {
  const script = { [READ]: [page({ RoleDetailList: [role] })], [SIMULATE]: [agreeing()] };
  const { readiness } = await stage.scan(script, account);
  const pair = readiness.ownRole?.verdict?.pairs.accept;
  // Of one role alone the account cannot be any better than it.
  expect(readiness.pairs.accept.verdict).toBe(pair?.verdict);
  const findings = pair?.findings ?? [];
  return { verdict: pair?.verdict, why: findings.flatMap(({ because }) => because).join(" "), findings };
}

const text = (value: unknown) => encodeURIComponent(JSON.stringify(value));
const filled = (length: number, ...statements: unknown[]) => {
  const empty = document(...statements, allow("s3:GetObject", { Sid: "" })).length;
  return document(...statements, allow("s3:GetObject", { Sid: "S".repeat(length - empty) }));
};

describe("a document that is not understood makes the role unknown, though another allows everything:", () => {
  test.each<[string, string, RegExp]>([
    ["no JSON", encodeURIComponent("{ Version: 2012-10-17 }"), /not JSON/],
    ["JSON that was cut off", encodeURIComponent(document(deny(CURRENT)).slice(0, -1)), /not JSON/],
    ["JSON that is no policy", text(["Allow", "*"]), /not a JSON object/],
    ["not encoded as IAM does it", "%7B%2", /not percent-encoded/],
    ["lower-case keys of the document", text({ version: "2012-10-17", statement: [] }), /"version"/],
    [
      "lower-case keys of a statement",
      text({ Version: "2012-10-17", Statement: [{ effect: "Deny", action: CURRENT, resource: "*" }] }),
      /spells Effect as "effect"/,
    ],
    [
      "lower-case keys of the one statement there is",
      text({ Version: "2012-10-17", Statement: { Effect: "Deny", action: CURRENT, Resource: "*" } }),
      /spells Action as "action"/,
    ],
    ["a variable in the action", text({ Statement: [deny("securityhub:${aws:username}")] }), /Action/],
    [
      "a variable that may name the hub",
      text({ Statement: deny(CURRENT, { Resource: "arn:aws:securityhub:*:*:hub/${aws:PrincipalTag/hub}" }) }),
      /cannot be told whether it is about the hub/,
    ],
  ])("%s", async (_what, PolicyDocument, why) => {
    const found = await judged(ownRole(PolicyDocument, ALL));
    expect(found).toMatchObject({ verdict: "unknown", why: expect.stringMatching(why) });
  });
});

describe("a document that is odd and understood is judged by what it says:", () => {
  test.each<[string, string, PairVerdictName]>([
    ["one statement that is no list", text({ Statement: allow(LEGACY) }), "legacy-only"],
    ["one statement for both names", text({ Statement: allow([LEGACY, CURRENT]) }), "ready"],
    ["6,144 characters", filled(LONGEST_MANAGED_POLICY, allow(LEGACY)), "legacy-only"],
    [
      "6,144 characters encoded to thrice as many",
      encodeURIComponent(filled(LONGEST_MANAGED_POLICY, allow(CURRENT))),
      "new-only",
    ],
    ["unknown actions alone", text({ Statement: allow(["securityhub:AcceptAll", "nosuch:*"]) }), "neither"],
    ["unknown actions beside a known one", text({ Statement: allow(["nosuch:Do", LEGACY]) }), "legacy-only"],
    [
      "a variable that cannot name the hub",
      text({ Statement: allow("*", { Resource: "arn:aws:s3:::home/${aws:username}" }) }),
      "neither",
    ],
    [
      "a variable in a condition",
      text({
        Statement: allow("securityhub:*", {
          Condition: { StringEquals: { "aws:PrincipalTag/team": "${aws:username}" } },
        }),
      }),
      "conditional",
    ],
    [
      "thousands of statements with one that denies",
      text({ Statement: [allow("*"), ...Array(4_000).fill(allow("s3:*")), deny(CURRENT)] }),
      "legacy-only",
    ],
  ])("%s", async (_what, PolicyDocument, verdict) => {
    const found = await judged(ownRole(PolicyDocument));
    expect(found.verdict).toBe(verdict);
    // Why it is not ready stands beside it; where nothing allows anything there is no statement to point at.
    if (verdict !== "ready" && verdict !== "neither") expect(found.findings).not.toEqual([]);
  });

  test("thousands of statements at fault are told in part and counted", async () => {
    const found = await judged(ownRole(text({ Statement: Array(4_000).fill(allow(LEGACY)) })));
    expect(found.verdict).toBe("legacy-only");
    expect(found.findings.length).toBeLessThan(20);
  });
});

describe("an account that vanishes while it is looked at is unknown, with what AWS said:", () => {
  const first = () => page({ RoleDetailList: [ownRole(text({ Statement: allow("*") }))] }, "two");
  const last = () => page({ RoleDetailList: [ownRole(text({ Statement: allow("*") }))] });
  const refused = (error: string, message: string): Reply => ({ error, message, status: 403 });
  const denied = `User: ${OWN} is not authorized to perform: iam:GetAccountAuthorizationDetails`;

  test.each<[string, Record<string, Reply[]>, RegExp]>([
    ["the read denied from the first", { [READ]: [refused("AccessDenied", denied)] }, /is not authorized/],
    [
      "its role gone between two pages",
      { [READ]: [first(), refused("InvalidClientTokenId", "The security token included is invalid.")] },
      /security token included is invalid/,
    ],
    [
      "its policy taken away between two pages",
      { [READ]: [first(), refused("AccessDenied", denied)] },
      /is not authorized/,
    ],
    [
      "closed between two pages",
      { [READ]: [first(), refused("OptInRequired", "The AWS Access Key Id needs a subscription.")] },
      /needs a subscription/,
    ],
    [
      "its session at an end between two pages",
      { [READ]: [first(), refused("ExpiredToken", "The security token included is expired.")] },
      /token included is expired/,
    ],
  ])("%s", async (_what, script, why) => {
    const { readiness } = await stage.scan(script, account);
    expect(readiness.unknown).toMatch(why);
    for (const { verdict } of Object.values(readiness.pairs)) expect(verdict).toBe("unknown");
    expect(readiness.principals).toEqual([]);
  });

  test.each<[string, Reply]>([
    ["closed", refused("InvalidClientTokenId", "The security token included is invalid.")],
    ["without its role", { error: "NoSuchEntity", message: "The role cannot be found.", status: 404 }],
    ["silent", "hang-up"],
  ])("%s once its policies were read, before the simulator was asked", async (_what, reply) => {
    const { readiness } = await stage.scan({ [READ]: [last()], [SIMULATE]: [reply] }, account);
    expect(readiness.pairs.accept.verdict).toBe("unknown");
    expect(readiness.ownRole?.verdict?.pairs.accept).toMatchObject({
      verdict: "unknown",
      because: [expect.stringMatching(/could not be asked: SimulatePrincipalPolicy of /)],
    });
  });
});

test("an account whose role is gone before anything is read is unknown, with why; only throttling is thrown", async () => {
  const reader = (failure: Failure) =>
    createPolicyReader({
      partition: "aws",
      trustedBy: { administrator: "999988887777", externalId: "join" },
      roleArn: () => OWN,
      iam: () => Promise.reject(failure),
      now: () => AT,
    }).scan(ACCOUNT, "readiness-1", ACCOUNT.regions);
  const gone = new Failure("RoleNotAssumable", "The role InvitationMember lets nobody in.", ["aws-1"]);
  const { readiness, awsRequestIds } = await reader(gone);
  expect(readiness).toMatchObject({
    unknown: gone.message,
    pairs: { accept: { verdict: "unknown" }, leave: { verdict: "unknown" }, read: { verdict: "unknown" } },
  });
  expect(awsRequestIds).toEqual(["aws-1"]);
  const busy = new Failure("Throttled", "AssumeRole: Rate exceeded");
  await expect(reader(busy)).rejects.toBe(busy);
});
