import { readFileSync } from "node:fs";
import { BOT_TOKEN, SIGNING_SECRET } from "@invitations/sandbox/world/settings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECKS } from "./checks.ts";
import { type DoctorWorld, openDoctorWorld } from "./testing/doctor-world.ts";

/** The policy that docs/doctor.md says is enough. */
const document = readFileSync(new URL("../../../../docs/doctor.md", import.meta.url), "utf8");
const [, json = "{}"] = /```json\n([\s\S]*?)```/.exec(document) ?? [];
const ACTIONS: string[] = JSON.parse(json).Statement[0].Action;

/** Asked only where another cannot be: the older name of a pair, what tells of an unread secret, and its key. */
const SECOND = [
  "securityhub:GetAdministratorAccount",
  "securityhub:GetMasterAccount",
  "secretsmanager:DescribeSecret",
  "kms:Decrypt",
];

describe("the policy in docs/doctor.md", () => {
  let world: DoctorWorld;
  beforeAll(async () => {
    world = await openDoctorWorld();
    await world.putSecrets({ "slack-bot-token": BOT_TOKEN, "slack-signing-secret": SIGNING_SECRET });
  });
  afterAll(() => world.close());
  const examineWith = async (actions: string[]) => {
    const credentials = await world.sessionWith(actions);
    const environment = { SLACK_BOT_TOKEN: undefined, SLACK_SIGNING_SECRET: undefined };
    const { checks } = await world.examine({ environment, aws: { credentials } });
    return checks.filter(({ result }) => result !== "ok").map(({ name, found }) => `${name}: ${found}`);
  };

  it("is enough for every check", async () => {
    expect(await examineWith(ACTIONS)).toEqual([]);
  });

  it.each(ACTIONS.filter((action) => !SECOND.includes(action)))("is not without %s", async (action) => {
    const wanting = await examineWith(ACTIONS.filter((one) => one !== action));
    expect(wanting.join("\n")).toMatch(/not authorized to perform|which these credentials may not read/);
  });

  it("stands beside a line for each check", () => {
    for (const { name } of CHECKS) expect(document).toContain(`| \`${name}\` `);
  });

  it("names each action in the table of checks too", () => {
    const [table = ""] =
      /## What it asks[\s\S]*?(?=\n\n[^|\n])/.exec(
        document.replace("## What it asks\n\n", "## What it asks\n"),
      ) ?? [];
    for (const action of ACTIONS) expect(table).toContain(`\`${action}\``);
  });
});
