import { botScopes } from "@invitations/slack/manifest/manifest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NAMES } from "./names.ts";
import { exitCodeOf } from "./report.ts";
import { type DoctorWorld, openDoctorWorld } from "./testing/doctor-world.ts";
import { expectOnly, namesOf, told } from "./testing/findings.ts";

describe("the Slack app", () => {
  let world: DoctorWorld;
  beforeAll(async () => {
    world = await openDoctorWorld();
  });
  afterAll(() => world.close());
  const scoped = async (scopes: string[]) => {
    world.slack.setScopes(scopes);
    try {
      return await world.examine();
    } finally {
      world.slack.setScopes(botScopes());
    }
  };

  it("is told by its name, its workspace, its people and its channel", async () => {
    const examination = await world.examine();
    expect(told(examination, NAMES.app)).toBe("ok: @securityhub in the workspace Practice");
    expect(told(examination, NAMES.people)).toBe("ok: the operators are active members (2)");
    expect(told(examination, NAMES.channel)).toBe("ok: the app is in #security-ops (C01SECOPS)");
  });

  it.each([
    [
      "a bot token that Slack does not know",
      { environment: { SLACK_BOT_TOKEN: "xoxb-revoked" } },
      NAMES.app,
      /does not know the bot token[\s\S]*OAuth & Permissions/,
    ],
    [
      "a token that is none of a bot",
      { environment: { SLACK_BOT_TOKEN: "xoxp-1234" } },
      NAMES.botToken,
      /SLACK_BOT_TOKEN is not the app's bot token alone, which begins with xoxb-[\s\S]*Bot User OAuth Token/,
    ],
    [
      "a signing secret that is none",
      { environment: { SLACK_SIGNING_SECRET: "signing" } },
      NAMES.signingSecret,
      /SLACK_SIGNING_SECRET is not the app's signing secret alone, 32 hexadecimal digits[\s\S]*Basic Information/,
    ],
    [
      "an operator who is not in the workspace",
      { settings: { operators: ["U01ANA", "U99NOBODY"] } },
      NAMES.people,
      /operators names U99NOBODY, whom the workspace does not know[\s\S]*Copy member ID/,
    ],
    [
      "an operator who is a bot",
      { settings: { operators: ["U01ANA", "U00APP"] } },
      NAMES.people,
      /operators names U00APP, who is a bot/,
    ],
    [
      "somebody in escalateTo who is not in the workspace",
      { settings: { escalateTo: ["U99NOBODY"] } },
      NAMES.people,
      /escalateTo names U99NOBODY/,
    ],
    [
      "a channel that there is not",
      { settings: { operatorsChannel: "C99NOWHERE" } },
      NAMES.channel,
      /sees no channel C99NOWHERE[\s\S]*\/invite @securityhub/,
    ],
    [
      "a Slack that is not reached",
      { environment: { SLACK_API_URL: "http://127.0.0.1:9/api/" } },
      NAMES.app,
      /could not be looked at[\s\S]*SLACK_API_URL/,
    ],
  ])("has the doctor name %s", async (_broken, asked, name, words) => {
    expectOnly(await world.examine(asked), name, words);
  });

  it("has the doctor name an operator who was deactivated", async () => {
    world.slack.setDeactivated("U02BO", true);
    try {
      expectOnly(await world.examine(), NAMES.people, /U02BO, who is deactivated/);
    } finally {
      world.slack.setDeactivated("U02BO", false);
    }
  });

  it("has the doctor name a scope that was not granted", async () => {
    const examination = await scoped(botScopes().filter((scope) => scope !== "files:write"));
    expectOnly(
      examination,
      NAMES.scopes,
      /files:write not granted[\s\S]*npm run manifest[\s\S]*install the app anew/,
    );
  });

  it("has a scope that the checks themselves need named wherever it is missed", async () => {
    const examination = await scoped(botScopes().filter((scope) => scope !== "users:read"));
    expect(namesOf(examination, "failed")).toEqual([NAMES.scopes]);
    expect(told(examination, NAMES.people)).toMatch(/^unchecked: not checked, .*users:read/);
    const blind = await scoped(botScopes().filter((scope) => !/^(channels|groups):read$/.test(scope)));
    expect(namesOf(blind, "failed")).toEqual([NAMES.scopes]);
    expect(told(blind, NAMES.channel)).toMatch(
      /^unchecked: not checked, .*channels:read[\s\S]*\/invite @securityhub/,
    );
  });

  it("may have a scope too many and a single operator, which is said and wrong nowhere", async () => {
    const examination = await scoped([...botScopes(), "channels:history"]);
    expect(namesOf(examination, "warning")).toEqual([NAMES.scopes]);
    expect(told(examination, NAMES.scopes)).toContain("channels:history, which the app does not use");
    const alone = await world.examine({ settings: { operators: ["U01ANA"], escalateTo: [] } });
    expect(told(alone, NAMES.people)).toMatch(/^warning: .*\nName a second operator/);
    expect([examination, alone].map(exitCodeOf)).toEqual([0, 0]);
  });

  it("is not looked at without a token, which before a deployment is nothing wrong", async () => {
    const environment = { SLACK_BOT_TOKEN: "", SLACK_SIGNING_SECRET: undefined };
    const examination = await world.examine({ environment });
    expect(exitCodeOf(examination)).toBe(0);
    expect(namesOf(examination, "unchecked")).toEqual([
      NAMES.botToken,
      NAMES.signingSecret,
      NAMES.app,
      NAMES.scopes,
      NAMES.people,
      NAMES.channel,
    ]);
    expect(told(examination, NAMES.botToken)).toMatch(
      /set SLACK_BOT_TOKEN for this command \(api\.slack\.com/,
    );
    expect(told(examination, NAMES.app)).toContain('"Slack bot token" could not be');
  });

  it("is looked at even where AWS cannot be", async () => {
    const credentials = { accessKeyId: "AKIANOSUCHKEY", secretAccessKey: "x" };
    const examination = await world.examine({ aws: { credentials } });
    expect(namesOf(examination, "failed")).toEqual([NAMES.credentials]);
    expect(told(examination, NAMES.channel)).toMatch(/^ok/);
  });
});

it("names a channel that the app is not in", async () => {
  const world = await openDoctorWorld({ without: ["C01SECOPS"] });
  try {
    expectOnly(
      await world.examine(),
      NAMES.channel,
      /the app is not in #security-ops \(C01SECOPS\)\nType there: \/invite @securityhub/,
    );
  } finally {
    await world.close();
  }
});
