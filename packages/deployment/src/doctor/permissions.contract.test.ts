import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createWorld, type World } from "@invitations/sandbox/world/world";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECKS } from "./checks.ts";
import { examine } from "./examine.ts";
import { NAMES } from "./names.ts";
import { sessionWith } from "./testing/session.ts";

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
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ page: false });
  });
  afterAll(() => world.close());

  /** What is not as it should be after a deployment, for a session that may do these actions alone. */
  const examineWith = async (actions: string[]) => {
    const { checks } = await examine({
      settingsFile: fileURLToPath(new URL("../../../../membership.config.ts", import.meta.url)),
      stage: "practice",
      after: true,
      environment: { SLACK_API_URL: world.slack.apiUrl },
      aws: { endpoint: world.aws.url, credentials: await sessionWith(world.aws, actions) },
    });
    return (
      checks
        // The engine has no backups, which is found out by those alone who may ask.
        .filter(({ result, name }) => result !== "ok" && (result === "failed" || name !== NAMES.backups))
        .map(({ name, found }) => `${name}: ${found}`)
    );
  };

  it("is enough for every check", async () => {
    expect(await examineWith(ACTIONS)).toEqual([]);
  });

  it.each(ACTIONS.filter((action) => !SECOND.includes(action)))("is not without %s", async (action) => {
    const wanting = await examineWith(ACTIONS.filter((one) => one !== action));
    expect(wanting.join("\n")).toMatch(/not authorized to perform|which these credentials may not read/);
  });

  it("stands beside a line for each check, with its actions", () => {
    for (const { name } of CHECKS) expect(document).toContain(`| \`${name}\` `);
    const rows = document.split("\n").filter((line) => line.startsWith("| `"));
    for (const action of ACTIONS) expect(rows.join("\n")).toContain(`\`${action}\``);
  });
});
