import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { practice } from "../seeds/world-seed.ts";
import type { Ready } from "../world/world.ts";

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const START = file("../world/start.ts");
const DEMO = file("../world/demo.ts");
const AWS = file("../aws/main.ts");

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
});

function run(script: string, ...parameters: string[]) {
  const child = spawn(process.execPath, [script, ...parameters], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, said, ended };
}

async function untilReady({ said }: ReturnType<typeof run>): Promise<Ready> {
  await expect.poll(() => said.out, { timeout: 30_000 }).toContain('"ready":true');
  return JSON.parse(said.out) as Ready;
}

describe("npm start", () => {
  it("prints one line of JSON when it is ready, and leaves nothing behind on Ctrl-C", async () => {
    const world = run(START, "--port", "0");
    const ready = await untilReady(world);
    expect(world.said.out.trim().split("\n")).toHaveLength(1);
    expect(Object.keys(ready).sort()).toEqual(
      [
        "ready",
        "page",
        "aws",
        "dynamodb",
        "slackApiUrl",
        "slackRequestUrl",
        "signingSecret",
        "people",
        "accounts",
        "regions",
      ].sort(),
    );
    expect(ready.accounts[0]).toEqual({
      id: "999988887777",
      alias: "security-admin",
      kind: "administrator",
      accessKeyId: expect.any(String),
      secretAccessKey: expect.any(String),
    });
    expect(ready.accounts.filter(({ kind }) => kind === "member").length).toBeGreaterThanOrEqual(8);
    const addresses = [ready.page, ready.aws, ready.dynamodb, ready.slackRequestUrl];
    for (const address of addresses) expect((await fetch(address)).status).toBeLessThan(600);
    expect(await (await fetch(ready.page)).text()).toMatch(/<script/);

    world.child.kill("SIGINT");
    expect(await world.ended).toBe(0);
    for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
  });

  it.each([
    [["--port", "http"], /--port takes a number/],
    [["--engine", "postgres"], /--engine takes dynoxide or dynamodb-local/],
    [["--seed", "nowhere.json"], /neither "practice" nor a JSON file/],
    [["--colour", "blue"], /--colour[\s\S]*--data/],
  ])("%j is refused with a sentence", async (parameters, words) => {
    const world = run(START, ...parameters);
    expect(await world.ended).toBe(1);
    expect(world.said.err).toMatch(words);
    expect(world.said.err).not.toMatch(/\n\s+at /);
  });

  it("says which port is taken", async () => {
    const first = run(AWS, "--port", "0");
    await expect.poll(() => first.said.out, { timeout: 20_000 }).toMatch(/listens on/);
    const port = /127\.0\.0\.1:(\d+)/.exec(first.said.out)?.[1] ?? "";
    const second = run(AWS, "--port", port);
    expect(await second.ended).toBe(1);
    expect(second.said.err).toContain(port);
  });

  it("says what is wrong with the seed in a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "seed-"));
    const path = join(folder, "seed.json");
    try {
      writeFileSync(path, JSON.stringify({ ...practice, operators: [] }));
      const refused = run(START, "--port", "0", "--seed", path);
      expect(await refused.ended).toBe(1);
      expect(refused.said.err).toMatch(/operators/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("npm run demo", () => {
  it("ends with 0 and says in JSON how each request ended", async () => {
    const demo = run(DEMO, "--json");
    expect(await demo.ended, demo.said.err).toBe(0);
    const told = JSON.parse(demo.said.out);
    expect(told).toMatchObject({
      ok: true,
      stories: { main: true },
      requests: [
        { kind: "invitation", account: "222233334444", status: "enabled" },
        { kind: "invitation", account: "123412341234", status: "declined" },
        { kind: "invitation", account: "444455556666", status: "blocked" },
      ],
      members: {
        "222233334444": { "us-east-1": "Enabled", "eu-west-1": "Enabled", "ap-southeast-2": "Enabled" },
        "123412341234": { "us-east-1": "Resigned", "eu-west-1": "Resigned", "ap-southeast-2": "Resigned" },
      },
      seconds: expect.any(Number),
    });
    expect(told.requests[0].events[0]).toEqual({
      seq: 1,
      type: "requested",
      actor: "U01ANA",
      at: expect.stringMatching(/Z$/),
    });
  });

  it("takes its world from a file, ends with 1 where a promise of the story is broken there, and says which", async () => {
    const folder = mkdtempSync(join(tmpdir(), "seed-"));
    const path = join(folder, "seed.json");
    const accounts = practice.aws.accounts.map((account) =>
      account.alias === "data-lake" ? { ...account, roles: [] } : account,
    );
    writeFileSync(path, JSON.stringify({ ...practice, aws: { ...practice.aws, accounts } }));
    try {
      const demo = run(DEMO, "--json", "--seed", path);
      expect(await demo.ended).toBe(1);
      expect(JSON.parse(demo.said.out)).toMatchObject({ ok: false, stories: { main: false } });
      expect(demo.said.err).toMatch(/main broke off: .* of account 222233334444 .* it is blocked\./);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("names the stories there are where it knows none of that name", async () => {
    const demo = run(DEMO, "--story", "constructor");
    expect(await demo.ended).toBe(1);
    expect(demo.said.err.trim()).toBe(
      'There is no story "constructor"; there are main, membership, declined-and-resent, expired, bulk, drift, readiness, lifecycle.',
    );
    expect(demo.said.out).toBe("");
  });
});
