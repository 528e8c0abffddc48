import { afterEach, describe, expect, test } from "vitest";
import { PAIRED_ACTIONS } from "./scope.ts";
import { asRole, asUser, iamArn, inline, page } from "./testing/iam-details.ts";
import { createIamStage, READ, SIMULATE } from "./testing/iam-stage.ts";
import { ACCOUNT, allow, CURRENT, deny, HUB, LEGACY } from "./testing/policies.ts";
import type { Reply } from "./testing/scripted-iam.ts";

const OWN = iamArn("role/InvitationMember");

const stage = createIamStage();
const { scan } = stage;
afterEach(stage.close);

describe("the app's own role", () => {
  const account = { ...ACCOUNT, ownRole: OWN };
  const own = (...statements: unknown[]) =>
    page({
      RoleDetailList: [asRole("InvitationMember", { RolePolicyList: [inline("Own", ...statements)] })],
    });
  const answer = (action: string, decision: string, more = {}) => ({
    EvalActionName: action,
    EvalResourceName: HUB,
    EvalDecision: decision,
    ...more,
  });
  const answers = (results: unknown[], next?: string) => page({ EvaluationResults: results }, next);
  const allAllowed = () => PAIRED_ACTIONS.map((action) => answer(action, "allowed"));

  test("is simulated for every action on every hub", async () => {
    const { readiness } = await scan(
      { [READ]: [own(allow("*"))], [SIMULATE]: [answers(allAllowed())] },
      account,
    );
    expect(readiness.ownRole).toMatchObject({
      arn: OWN,
      verdict: { pairs: { accept: { verdict: "ready" } } },
      simulation: { is: "known", actions: PAIRED_ACTIONS.map((action) => ({ action, decision: "allowed" })) },
      differences: [],
    });
    const asked = stage.calls()[1];
    expect(asked?.get("PolicySourceArn")).toBe(OWN);
    expect(asked?.get("ResourceArns.member.1")).toBe(HUB);
    expect(asked?.get("ActionNames.member.6")).toBe(PAIRED_ACTIONS[5]);
  });

  test("shows both where they differ, and that the organization denies it", async () => {
    const [, ...others] = allAllowed();
    const denied = answer(LEGACY, "explicitDeny", {
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
      MissingContextValues: ["aws:MultiFactorAuthPresent"],
    });
    const { readiness } = await scan(
      { [READ]: [own(allow("*"), deny(CURRENT))], [SIMULATE]: [answers([denied], "more"), answers(others)] },
      account,
    );
    const { simulation, differences } = readiness.ownRole ?? {};
    expect(differences).toEqual([
      { action: LEGACY, policies: "allowed", simulation: "explicit-deny" },
      { action: CURRENT, policies: "not-allowed", simulation: "allowed" },
    ]);
    expect(simulation?.is === "known" && simulation.actions[0]).toEqual({
      action: LEGACY,
      decision: "explicit-deny",
      deniedByOrganization: true,
      deniedByBoundary: false,
      missing: ["aws:MultiFactorAuthPresent"],
    });
    expect(readiness.ownRole?.verdict?.pairs.leave.verdict).toBe("ready");
  });

  const saying = (action: string, answerOf: Record<string, unknown>) =>
    answers(PAIRED_ACTIONS.map((one) => answer(one, "allowed", one === action ? answerOf : {})));
  const others = {
    UserDetailList: [asUser("alice", { UserPolicyList: [inline("All", allow("*"))] })],
    RoleDetailList: [asRole("InvitationMember", { RolePolicyList: [inline("Own", allow("*"))] })],
  };

  test("nobody is ready where the organization denies it, whatever the account's own policies say", async () => {
    const denied = {
      EvalDecision: "explicitDeny",
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    };
    const script = { [READ]: [page(others)], [SIMULATE]: [saying(CURRENT, denied)] };
    const { readiness } = await scan(script, account);
    expect(readiness.pairs.accept).toMatchObject({ verdict: "unknown", counts: { unknown: 2, ready: 0 } });
    expect(readiness.pairs.leave).toMatchObject({ verdict: "ready", counts: { ready: 2 } });
    for (const { pairs } of readiness.principals) {
      expect(pairs.accept).toMatchObject({ legacy: "allowed", current: "unknown" });
      expect(pairs.accept.because).toEqual([
        expect.stringMatching(/service control policies do not allow .*AcceptAdm/),
      ]);
    }
    expect(readiness.ownRole?.differences).toEqual([
      { action: CURRENT, policies: "allowed", simulation: "explicit-deny" },
    ]);
  });

  test("is not ready where the simulator says no for another reason, which says nothing of others", async () => {
    const script = { [READ]: [page(others)], [SIMULATE]: [saying(LEGACY, { EvalDecision: "implicitDeny" })] };
    const { readiness } = await scan(script, account);
    expect(readiness.pairs.accept.counts).toMatchObject({ unknown: 1, ready: 1 });
    expect(readiness.ownRole?.verdict?.pairs.accept).toMatchObject({
      verdict: "unknown",
      legacy: "unknown",
      because: [expect.stringMatching(/AcceptInvitation is not allowed everywhere/)],
    });
  });

  test("is made no better by the simulator's yes", async () => {
    const script = { [READ]: [own(allow(LEGACY))], [SIMULATE]: [answers(allAllowed())] };
    const { readiness } = await scan(script, account);
    expect(readiness.ownRole?.verdict?.pairs.accept.verdict).toBe("legacy-only");
    expect(readiness.ownRole?.differences).toContainEqual({
      action: CURRENT,
      policies: "not-allowed",
      simulation: "allowed",
    });
  });

  test("takes the answers of several Regions from underneath one result", async () => {
    const regions = ["eu-west-1", "us-east-1"];
    const specific = (action: string) => ({
      EvalActionName: action,
      EvalResourceName: "*",
      EvalDecision: "implicitDeny",
      ResourceSpecificResults: regions.map((region) => ({
        EvalResourceName: HUB.replace("eu-west-1", region),
        EvalResourceDecision: region === "eu-west-1" ? "allowed" : "implicitDeny",
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: region === "eu-west-1" },
      })),
    });
    const { readiness } = await scan(
      { [READ]: [own(allow("*"))], [SIMULATE]: [answers(PAIRED_ACTIONS.map(specific))] },
      { ...account, regions },
    );
    const { simulation, differences } = readiness.ownRole ?? {};
    expect(simulation?.is === "known" && simulation.actions[5]).toMatchObject({
      decision: "differs",
      regions: { "eu-west-1": "allowed", "us-east-1": "implicit-deny" },
      deniedByBoundary: true,
    });
    expect(differences).toHaveLength(6);
  });

  test.each<[string, Reply, RegExp]>([
    [
      "is denied",
      { error: "AccessDenied", message: "Not authorized.", status: 403 },
      /^SimulatePrincipalPolicy of .*: Not authorized\.$/,
    ],
    ["does not know the role", { error: "NoSuchEntity", message: "No role.", status: 404 }, /No role\.$/],
    ["leaves an action out", answers([answer(LEGACY, "allowed")]), /did not answer for every action/],
    [
      "answers in words of its own",
      answers(PAIRED_ACTIONS.map((action) => answer(action, "perhaps"))),
      /did not answer/,
    ],
    ["stops halfway", { result: { IsTruncated: true } }, /there is more, and not where/],
  ])(
    "is not ready where the simulator %s, since nobody else knows of the organization",
    async (_what, reply, why) => {
      const { readiness } = await scan({ [READ]: [page(others)], [SIMULATE]: [reply] }, account);
      expect(readiness.pairs.accept).toMatchObject({ verdict: "unknown", counts: { unknown: 1, ready: 1 } });
      expect(readiness.ownRole).toMatchObject({
        verdict: {
          pairs: { accept: { verdict: "unknown", because: [expect.stringMatching(/could not be asked: /)] } },
        },
        simulation: { is: "unknown", because: expect.stringMatching(why) },
        differences: [],
      });
    },
  );

  test("is not ready in a session that a policy of its own limits, whatever the simulator says", async () => {
    const script = { [READ]: [page(others)], [SIMULATE]: [answers(allAllowed())] };
    const { readiness } = await scan(script, account, true);
    expect(readiness.pairs.accept).toMatchObject({ verdict: "unknown", counts: { unknown: 1, ready: 1 } });
    expect(readiness.ownRole?.verdict?.pairs.leave).toMatchObject({
      verdict: "unknown",
      because: [expect.stringMatching(/limited by a policy of their own/)],
    });
  });

  test("that the account does not list has no verdict", async () => {
    const { readiness } = await scan({ [READ]: [page({})], [SIMULATE]: [answers(allAllowed())] }, account);
    expect(readiness.ownRole).not.toHaveProperty("verdict");
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["is not listed", {}, "unknown"],
    ["has neither name", { RoleDetailList: [asRole("InvitationMember")] }, "neither"],
  ])("that %s keeps an account from being ready in which another has both", async (_what, more, verdict) => {
    const alice = asUser("alice", { UserPolicyList: [inline("All", allow("*"))] });
    const script = {
      [READ]: [page({ UserDetailList: [alice], ...more })],
      [SIMULATE]: [answers(allAllowed())],
    };
    const { readiness } = await scan(script, account);
    expect(readiness.pairs.accept).toMatchObject({ verdict, counts: { ready: 1 } });
  });
});
