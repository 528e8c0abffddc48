import { IAMClient, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateMembersCommand,
  GetFindingAggregatorCommand,
  InviteMembersCommand,
  ListFindingAggregatorsCommand,
  ListMembersCommand,
  SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Aws, createAws } from "../aws/aws.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import { practice } from "../seeds/world-seed.ts";
import type { Control, DeedResult } from "../slack/page/protocol.ts";
import { createSlack, type Slack } from "../slack/slack.ts";
import { startWorkspace } from "../slack/testing/start-workspace.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { createControls } from "./controls.ts";
import { actorOn } from "./person.ts";

const PAYMENTS = "111122223333";
const DATA_LAKE = "222233334444";
const NO_CONFIG = "333344445555";
const NO_ROLE = "666677778888";
const LEGACY = "777788889999";
const REGIONS = practice.aws.regions;
const HOUR = 60 * 60 * 1_000;

/** Controls over a real AWS and a real workspace, used as the page uses them; there is no app in between. */
describe("the controls of the world", () => {
  let clock: Clock;
  let aws: Aws;
  let slack: Slack;
  let told = 0;
  beforeEach(async () => {
    told = 0;
    clock = createClock();
    aws = await createAws({ clock, seed: practice.aws });
    slack = await createSlack({
      clock,
      signingSecret: "secret",
      botToken: "xoxb-practice",
      team: { id: "T1", name: "Practice", domain: "practice" },
      people: [...practice.people, { ...person, id: "U00APP", name: "securityhub", bot: true }],
      channels: [{ id: "C01SECOPS", name: "security-ops", members: [...practice.operators, "U00APP"] }],
      commands: [],
      page: false,
      controls: createControls({
        clock,
        seed: practice,
        aws,
        setFault: (method, fault) => slack.setFault(method, fault),
        changed: () => {
          told += 1;
        },
      }),
    });
  });
  afterEach(async () => {
    clock.stop();
    await slack.close();
    await aws.close();
  });

  const control = async (id: string, more: Partial<Control> = {}) => {
    const response = await fetch(`${slack.url}/do/control`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ control: id, ...more }),
    });
    return { status: response.status, ...((await response.json()) as DeedResult) };
  };
  const seen = async () => {
    const { controls } = await actorOn(slack.url, "U01ANA").sees();
    if (!controls) throw new Error("The page has no controls.");
    return controls;
  };
  const broken = async () => (await seen()).broken.map(({ sentence }) => sentence);
  const mendAll = async () => {
    for (const { mend } of (await seen()).broken)
      expect(await control(mend.control, mend)).toMatchObject(done);
    expect(await broken()).toEqual([]);
  };
  const done = { status: 200, ok: true };
  const clientOf = (account: string, region: string) => {
    const seeded = practice.aws.accounts.find(({ id }) => id === account);
    if (!seeded) throw new Error(`No account ${account}.`);
    const { accessKeyId, secretAccessKey } = seeded;
    return {
      endpoint: aws.url,
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    };
  };
  const administrator = (region: string) => new SecurityHubClient(clientOf(practice.administrator, region));
  const invite = async (account: string) => {
    for (const region of REGIONS) {
      const AccountDetails = [{ AccountId: account, Email: "owner@example.com" }];
      await administrator(region).send(new CreateMembersCommand({ AccountDetails }));
      await administrator(region).send(new InviteMembersCommand({ AccountIds: [account] }));
    }
  };
  const statusOf = async (account: string) =>
    Promise.all(
      REGIONS.map(async (region) => {
        const list = await administrator(region).send(new ListMembersCommand({ OnlyAssociated: false }));
        return list.Members?.find(({ AccountId }) => AccountId === account)?.MemberStatus;
      }),
    );
  const assumes = async (account: string) => {
    const sts = new STSClient(clientOf(practice.administrator, "us-east-1"));
    const role = {
      RoleArn: `arn:aws:iam::${account}:role/${MEMBER_ROLE_NAME}`,
      RoleSessionName: "try",
      ExternalId: EXTERNAL_ID,
    };
    return sts.send(new AssumeRoleCommand(role)).then(
      () => true,
      (problem: Error) => problem.name,
    );
  };

  it("are not there for a workspace without a world", async () => {
    const alone = await startWorkspace();
    const refused = await alone.deed("control", { control: "clock-hour" });
    expect(refused).toMatchObject({
      status: 400,
      ok: false,
      error: expect.stringMatching(/no world around it/),
    });
    expect((await actorOn(alone.slack.url, "U00ANA").sees()).controls).toBeUndefined();
    await alone.stop();
  });

  it("show what can be done, and that nothing is broken at the beginning", async () => {
    expect(await broken()).toEqual([]);
    const { clock: ways, trouble } = await seen();
    expect(ways.map(({ label }) => label)).toEqual(["+1 hour", "+1 day", "+7 days"]);
    expect(new Set(trouble.map(({ subject }) => subject)).size).toBe(10);
    expect([...new Set(trouble.map(({ group }) => group))]).toEqual(["Break and mend", "In the console"]);
  });

  it("moves the clock, says how far while it is on its way, and rings what falls due", async () => {
    const rung: number[] = [];
    let release: () => void = () => undefined;
    const work = new Promise<void>((resolve) => {
      release = resolve;
    });
    const began = clock.now().getTime();
    clock.after(3 * HOUR, () => void clock.during(work));
    clock.after(20 * HOUR, () => rung.push(clock.now().getTime()));
    const on = control("clock-day");
    await expect.poll(async () => (await seen()).moving !== undefined).toBe(true);
    const { moving } = await seen();
    expect(Date.parse(moving?.until ?? "") - Date.parse(moving?.from ?? "")).toBe(24 * HOUR);
    expect(await control("clock-hour")).toMatchObject({
      ok: false,
      error: expect.stringMatching(/on its way already/),
    });
    const before = told;
    await expect.poll(() => told).toBeGreaterThan(before + 1);
    expect(rung).toEqual([]);
    release();
    expect(await on).toMatchObject(done);
    expect(rung).toHaveLength(1);
    expect(clock.now().getTime() - began).toBeGreaterThanOrEqual(24 * HOUR);
    expect((await seen()).moving).toBeUndefined();
    expect(await control("clock-hour")).toMatchObject(done);
  });

  it("takes a role away and gives it back", async () => {
    expect(await assumes(PAYMENTS)).toBe(true);
    expect(await control("role-gone", { account: PAYMENTS })).toMatchObject(done);
    expect(await assumes(PAYMENTS)).toBe("AccessDenied");
    expect(await broken()).toEqual(["payments-prod: member role gone"]);
    expect(await control("role-gone", { account: PAYMENTS })).toMatchObject({
      ok: false,
      error: "payments-prod has no member role as it is.",
    });
    await mendAll();
    expect(await assumes(PAYMENTS)).toBe(true);
  });

  it("gives a role to an account that began without one, and that is no breakage", async () => {
    expect(await control("role-back", { account: NO_ROLE })).toMatchObject(done);
    expect(await assumes(NO_ROLE)).toBe(true);
    expect(await broken()).toEqual([]);
    expect(await control("role-back", { account: practice.administrator })).toMatchObject({ ok: false });
  });

  it("takes the new accept action out of a policy and gives it back", async () => {
    const allowed = async (account: string) => {
      const { EvaluationResults } = await new IAMClient(clientOf(account, "us-east-1")).send(
        new SimulatePrincipalPolicyCommand({
          PolicySourceArn: `arn:aws:iam::${account}:role/${MEMBER_ROLE_NAME}`,
          ActionNames: ["securityhub:AcceptInvitation", "securityhub:AcceptAdministratorInvitation"],
          ResourceArns: [`arn:aws:securityhub:us-east-1:${account}:hub/default`],
        }),
      );
      return EvaluationResults?.map(({ EvalDecision }) => EvalDecision);
    };
    expect(await allowed(PAYMENTS)).toEqual(["allowed", "allowed"]);
    expect(await control("action-gone", { account: PAYMENTS })).toMatchObject(done);
    expect(await allowed(PAYMENTS)).toEqual(["allowed", "implicitDeny"]);
    expect(await broken()).toEqual(["payments-prod: policy without the new accept action"]);
    expect(await control("action-gone", { account: PAYMENTS })).toMatchObject({
      error: "The member role of payments-prod does not allow the new accept action as it is.",
    });
    await mendAll();
    expect(await allowed(PAYMENTS)).toEqual(["allowed", "allowed"]);
    expect(await control("action-back", { account: PAYMENTS })).toMatchObject({
      error: "The member role of payments-prod allows the new accept action already.",
    });
    // One that began without it can be mended too.
    expect(await allowed(LEGACY)).toEqual(["allowed", "implicitDeny"]);
    expect(await control("action-back", { account: LEGACY })).toMatchObject(done);
    expect(await allowed(LEGACY)).toEqual(["allowed", "allowed"]);
    expect(await control("action-gone", { account: NO_ROLE })).toMatchObject({
      error: "research-lab has no member role, so no policy of one can change.",
    });
  });

  it("turns the hub off and on, in one Region or in every one", async () => {
    expect(await control("hub-off", { account: PAYMENTS, region: "eu-west-1" })).toMatchObject(done);
    expect(await broken()).toEqual(["payments-prod: Security Hub off in eu-west-1"]);
    expect(await control("hub-off", { account: PAYMENTS })).toMatchObject(done);
    expect(await broken()).toEqual(["payments-prod: Security Hub off in every Region"]);
    expect(REGIONS.map((region) => aws.securityHub.place(PAYMENTS, region).hub)).toEqual(
      REGIONS.map(() => undefined),
    );
    expect(await control("hub-off", { account: PAYMENTS })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/off there/),
    });
    await mendAll();
    // The data lake began with its hub off in one Region, which is therefore nothing to mend.
    await control("hub-off", { account: DATA_LAKE });
    expect(await broken()).toHaveLength(2);
    await mendAll();
    expect(aws.securityHub.place(DATA_LAKE, "eu-west-1").hub).toBeUndefined();
  });

  it("stops AWS Config and starts it, also where it never was", async () => {
    expect(await control("config-off", { account: PAYMENTS })).toMatchObject(done);
    expect(await broken()).toEqual(["payments-prod: AWS Config off in every Region"]);
    await mendAll();
    expect(await control("config-on", { account: NO_CONFIG, region: "us-east-1" })).toMatchObject(done);
    expect(aws.config.recorders.get(NO_CONFIG, "us-east-1")?.recording).toBe(true);
    expect(await broken()).toEqual([]);
  });

  it("throttles every call of an account in a Region, and no other", async () => {
    const list = (region: string) =>
      administrator(region)
        .send(new ListMembersCommand({}))
        .then(
          () => "answered",
          ({ name }: Error) => name,
        );
    const account = practice.administrator;
    expect(await control("throttle-on", { account, region: "eu-west-1" })).toMatchObject(done);
    expect(await list("eu-west-1")).toBe("LimitExceededException");
    expect(await list("us-east-1")).toBe("answered");
    expect(await broken()).toEqual(["security-admin: throttled in eu-west-1"]);
    await mendAll();
    expect(await list("eu-west-1")).toBe("answered");
  });

  it("accepts in the console with the account's own keys, and leaves there", async () => {
    await invite(PAYMENTS);
    expect(await control("console-accept", { account: PAYMENTS, region: "eu-west-1" })).toMatchObject(done);
    expect(await statusOf(PAYMENTS)).toEqual(["Invited", "Enabled", "Invited"]);
    expect(await control("hub-off", { account: PAYMENTS, region: "eu-west-1" })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused in eu-west-1: .*\(InvalidInputException\)\.$/),
    });
    const rest = await control("console-accept", { account: PAYMENTS });
    expect(rest).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused in eu-west-1: [^;]*\.$/),
    });
    expect(await statusOf(PAYMENTS)).toEqual(["Enabled", "Enabled", "Enabled"]);
    expect(await control("console-leave", { account: PAYMENTS })).toMatchObject(done);
    expect(await statusOf(PAYMENTS)).toEqual(["Resigned", "Resigned", "Resigned"]);
    expect(await broken()).toEqual([]);
    const calls = aws.gateway
      .requests()
      .filter(({ operation }) => /Accept|Disassociate/.test(operation ?? ""));
    expect(new Set(calls.map(({ callerArn }) => callerArn))).toEqual(
      new Set([`arn:aws:iam::${PAYMENTS}:user/practice`]),
    );
  });

  it("says why there is nothing to accept or to leave", async () => {
    const account = { account: PAYMENTS, region: "us-east-1" };
    expect(await control("console-accept", account)).toMatchObject({
      ok: false,
      error: `Refused in us-east-1: there is no invitation from ${practice.administrator}.`,
    });
    expect(await control("console-leave", account)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused in us-east-1/),
    });
  });

  it("enrolls in the console an account that nobody asked for, and removes it there", async () => {
    const region = { account: PAYMENTS, region: "eu-west-1" };
    expect(await control("console-enroll", region)).toMatchObject(done);
    expect(await statusOf(PAYMENTS)).toEqual([undefined, "Enabled", undefined]);
    expect(await control("console-enroll", { account: PAYMENTS })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused in eu-west-1: [^;]*\.$/),
    });
    expect(await statusOf(PAYMENTS)).toEqual(["Enabled", "Enabled", "Enabled"]);
    expect(await control("console-remove", region)).toMatchObject(done);
    expect(await control("console-remove", region)).toMatchObject({
      ok: false,
      error: "It is not a member there.",
    });
    expect(await control("console-remove", { account: PAYMENTS })).toMatchObject(done);
    expect(await statusOf(PAYMENTS)).toEqual(["Removed", "Removed", "Removed"]);
    expect(await broken()).toEqual([]);
    const callers = (operation: string) =>
      aws.gateway
        .requests()
        .filter((request) => request.operation === operation)
        .map(({ accountId }) => accountId);
    expect(new Set(callers("DisassociateMembers"))).toEqual(new Set([practice.administrator]));
    expect(new Set(callers("AcceptAdministratorInvitation"))).toEqual(new Set([PAYMENTS]));
  });

  it("links a Region to the administrator's home Region and unlinks it", async () => {
    const told = async () => {
      const client = administrator("ap-southeast-2");
      const { FindingAggregators } = await client.send(new ListFindingAggregatorsCommand({}));
      const { FindingAggregatorArn } = FindingAggregators?.[0] ?? {};
      return client.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }));
    };
    const choice = "eu-west-1";
    expect(await control("region-link", { choice })).toMatchObject({
      ok: false,
      error: "eu-west-1 is linked already.",
    });
    expect(await control("region-unlink", { choice })).toMatchObject(done);
    expect((await told()).Regions).toEqual(["ap-southeast-2"]);
    expect(await control("region-unlink", { choice: "ap-southeast-2" })).toMatchObject(done);
    expect(await told()).toMatchObject({ RegionLinkingMode: "NO_REGIONS" });
    expect(await control("region-link", { choice })).toMatchObject(done);
    expect(await told()).toMatchObject({ RegionLinkingMode: "SPECIFIED_REGIONS", Regions: [choice] });
    expect(await broken()).toEqual([]);
    // Nobody's home Region is linked to itself.
    expect(await control("region-link", { choice: "us-east-1" })).toMatchObject({ status: 400 });
    await control("throttle-on", { account: practice.administrator, region: "us-east-1" });
    expect(await control("region-unlink", { choice })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused: .*\(LimitExceededException\)\.$/),
    });
  });

  it("closes an account, which is nobody's member then and lets nobody in, and opens it again", async () => {
    await control("console-enroll", { account: PAYMENTS });
    expect(await control("account-close", { account: PAYMENTS })).toMatchObject(done);
    expect(await statusOf(PAYMENTS)).toEqual([undefined, undefined, undefined]);
    expect(await assumes(PAYMENTS)).toBe("AccessDenied");
    expect(await control("console-enroll", { account: PAYMENTS, region: "eu-west-1" })).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Refused in eu-west-1: .*\(UnrecognizedClientException\)\.$/),
    });
    expect(await broken()).toEqual(["payments-prod: AWS account closed"]);
    expect(await control("account-close", { account: PAYMENTS })).toMatchObject({
      ok: false,
      error: "payments-prod is closed already.",
    });
    await mendAll();
    expect(await assumes(PAYMENTS)).toBe(true);
    expect(await statusOf(PAYMENTS)).toEqual([undefined, "Invited", undefined]);
    expect(await control("account-close", { account: practice.administrator })).toMatchObject({
      ok: false,
      error: "security-admin is where the app works: it stays open.",
    });
  });

  it("has Slack refuse a method for an hour of the world's time, or until it is mended", async () => {
    const client = new WebClient("xoxb-practice", { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
    const posted = () =>
      client.chat.postMessage({ channel: "C01SECOPS", text: "x" }).then(
        () => "posted",
        (problem: { data?: { error: string } }) => problem.data?.error,
      );
    const choice = "chat.postMessage";
    expect(await control("slack-refuses", { choice })).toMatchObject(done);
    expect(await posted()).toBe("internal_error");
    expect(await broken()).toEqual(["Slack refuses chat.postMessage"]);
    await mendAll();
    expect(await posted()).toBe("posted");
    await control("slack-refuses", { choice });
    await clock.advance(HOUR / 2);
    // Asked again, the hour begins anew.
    await control("slack-refuses", { choice });
    await clock.advance(HOUR - 1_000);
    expect(await posted()).toBe("internal_error");
    await clock.advance(1_000);
    expect(await posted()).toBe("posted");
    expect(await broken()).toEqual([]);
  });

  it.each<[string, string, Partial<Control>, number]>([
    ["a control that there is not", "explode", {}, 400],
    ["no account", "role-gone", {}, 400],
    ["an account in other words", "role-gone", { account: "payments-prod" }, 400],
    ["an account that nobody has", "role-gone", { account: "000000000000" }, 200],
    ["a Region that nobody has", "hub-off", { account: PAYMENTS, region: "mars-1" }, 200],
    ["no Region to link", "region-link", {}, 400],
    ["an account to close that nobody has", "account-close", { account: "000000000000" }, 200],
    ["no method", "slack-refuses", {}, 400],
    ["a method that cannot be chosen", "slack-refuses", { choice: "auth.test" }, 400],
  ])("refuses %s with a sentence", async (_what, id, more, status) => {
    const refused = await control(id, more);
    expect(refused).toMatchObject({ status, ok: false });
    expect("error" in refused && refused.error).toMatch(/^\S.*\.$/s);
    expect(await broken()).toEqual([]);
  });
});

const person = {
  realName: "Security Hub",
  role: "app",
  email: "app@example.com",
  colour: "#456",
  bot: false,
};
