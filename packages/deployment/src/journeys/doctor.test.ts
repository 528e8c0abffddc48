import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWorld, type World } from "@invitations/sandbox/world/world";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

describe("npm run doctor against the practice world", () => {
  let world: World;
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  beforeAll(async () => {
    world = await createWorld({ page: false, functions: inject("functions") });
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  /** As docs/doctor.md says, with what `npm start` prints. */
  const doctor = async (...typed: string[]) => {
    const { ready } = world;
    const [administrator] = ready.accounts;
    const child = spawn("npm", ["run", "--silent", "doctor", "--", ...typed], {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_ENDPOINT_URL: ready.aws,
        SLACK_API_URL: ready.slackApiUrl,
        AWS_ACCESS_KEY_ID: administrator?.accessKeyId,
        AWS_SECRET_ACCESS_KEY: administrator?.secretAccessKey,
      },
    });
    let [said, complained] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      complained += text;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    return { code, said, complained };
  };

  it("passes before a deploy, with a line for each check", async () => {
    const { code, said } = await doctor("--stage", "practice");
    expect(code, said).toBe(0);
    expect(said).toMatch(/^Stage practice, before a deploy\n/);
    expect(said.match(/^✓ /gm)).toHaveLength(18);
    expect(said).not.toMatch(/^[✗!] /m);
    expect(said).toMatch(/\nNothing is wrong\.\n$/);
  });

  it("passes after a deploy, through the door and back", async () => {
    const { code, said } = await doctor("--stage", "practice", "--after");
    expect(code, said).toBe(0);
    expect(said).toContain("✓ round trip: /securityhub help was answered in");
    expect(said).not.toMatch(/^✗ /m);
    expect(said).toContain("Nothing is wrong; 1 could not be checked.");
  });

  it("ends with 1 where something is wrong, and says all of it as JSON", async () => {
    writeFileSync(
      join(folder, "settings.ts"),
      `export default {
        administratorAccountId: "111122223333",
        homeRegion: "us-east-1",
        operators: ["U01ANA"],
        operatorsChannel: "C01SECOPS",
        memberExternalId: "practice-external-id",
      };`,
    );
    const { code, said } = await doctor("--settings", join(folder, "settings.ts"), "--json");
    expect(code).toBe(1);
    const { stage, after, checks } = JSON.parse(said);
    expect({ stage, after }).toEqual({ stage: "production", after: false });
    expect(checks.find(({ name }: { name: string }) => name === "account")).toEqual({
      name: "account",
      result: "failed",
      found: "the credentials belong to 999988887777, and administratorAccountId is 111122223333",
      do: [
        "Use a profile of the administrator account, or correct administratorAccountId in membership.config.ts.",
      ],
    });
  });

  it("ends with 2 and says how to use it where it was asked for what it does not know", async () => {
    const { code, said, complained } = await doctor("--cure");
    expect({ code, said }).toEqual({ code: 2, said: "" });
    expect(complained).toMatch(/--cure[\s\S]*npm run doctor -- \[--stage NAME\]/);
  });
});
