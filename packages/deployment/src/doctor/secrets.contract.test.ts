import { BOT_TOKEN, SIGNING_SECRET } from "@invitations/sandbox/world/settings";
import { afterEach, beforeEach, expect, it } from "vitest";
import { NAMES } from "./names.ts";
import { exitCodeOf } from "./report.ts";
import { type DoctorWorld, openDoctorWorld } from "./testing/doctor-world.ts";
import { expectOnly, namesOf, told } from "./testing/findings.ts";

let world: DoctorWorld;
beforeEach(async () => {
  world = await openDoctorWorld();
});
afterEach(() => world.close());

/** Nothing is given by the environment. */
const environment = { SLACK_BOT_TOKEN: undefined, SLACK_SIGNING_SECRET: undefined };
const RIGHT = { "slack-bot-token": BOT_TOKEN, "slack-signing-secret": SIGNING_SECRET };

it("reads the secrets that an earlier deployment has made, and asks Slack with what they hold", async () => {
  await world.putSecrets(RIGHT);
  const examination = await world.examine({ environment });
  expect(examination.checks.filter(({ result }) => result !== "ok")).toEqual([]);
  expect(told(examination, NAMES.botToken)).toContain("securityhub-invitations-practice-slack-bot-token");
});

it("prefers what is given for this one command", async () => {
  await world.putSecrets({ ...RIGHT, "slack-bot-token": "xoxb-of-another-workspace" });
  expect(namesOf(await world.examine(), "failed")).toEqual([]);
  expectOnly(await world.examine({ environment }), NAMES.app, /does not know the bot token/);
});

it.each([
  [
    "is empty",
    "",
    /has no value yet\nSet it \(api\.slack\.com[\s\S]*put-secret-value --secret-id securityhub-invitations-practice-slack-bot-token --secret-string 'xoxb-…' --region us-east-1/,
  ],
  [
    "is malformed",
    '{"token":"xoxb-1"}',
    /holds something else than the app's bot token alone, which begins with xoxb-/,
  ],
])("names a bot token's secret that %s", async (_how, value, words) => {
  await world.putSecrets({ ...RIGHT, "slack-bot-token": value });
  expectOnly(await world.examine({ environment }), NAMES.botToken, words);
});

it.each([
  ["is empty", "", /has no value yet\nSet it/],
  [
    "is malformed",
    "no signing secret",
    /holds something else than the app's signing secret alone, 32 hexadecimal digits/,
  ],
])("names a signing secret's secret that %s", async (_how, value, words) => {
  await world.putSecrets({ ...RIGHT, "slack-signing-secret": value });
  expectOnly(await world.examine({ environment }), NAMES.signingSecret, words);
});

it("never prints what a secret holds", async () => {
  await world.putSecrets({ ...RIGHT, "slack-bot-token": "xoxp-very-private" });
  expect(JSON.stringify(await world.examine({ environment }))).not.toContain("very-private");
});

it("says that a secret has a value where the credentials may not read it", async () => {
  await world.putSecrets(RIGHT);
  const credentials = await world.sessionWith([
    "securityhub:*",
    "organizations:*",
    "lambda:*",
    "secretsmanager:DescribeSecret",
  ]);
  const examination = await world.examine({ environment, aws: { credentials } });
  expect(exitCodeOf(examination)).toBe(0);
  expect(told(examination, NAMES.botToken)).toMatch(
    /^unchecked: .*has a value, which these credentials may not read\n.*secretsmanager:GetSecretValue/,
  );
});
