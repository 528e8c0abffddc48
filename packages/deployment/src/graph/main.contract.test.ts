import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensurePlatform } from "../platform/fetch.ts";
import type { Graph } from "./graph.ts";

const main = fileURLToPath(new URL("./main.ts", import.meta.url));

/** What a deployment needs at least; each test changes what it is about. */
const right = {
  administratorAccountId: "123456789012",
  homeRegion: "us-gov-west-1",
  operators: ["U012AB3CD"],
  operatorsChannel: "C012AB3CD",
  memberExternalId: "membership-4f7c2a91",
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "settings-"));
  // Whoever runs this file alone may not have it yet, and the command would say on stderr that it fetches it.
  await ensurePlatform();
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** `npm run graph` with these arguments, and with these settings where some are given. */
async function runGraph(args: readonly string[], settings?: object) {
  const file = join(folder, "other.config.ts");
  if (settings) await writeFile(file, `export default ${JSON.stringify(settings)};\n`);
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [main, ...args, ...(settings ? ["--settings", file] : [])],
      { maxBuffer: 2 ** 26 },
      (error, stdout, stderr) =>
        resolve({
          code: Number(error?.code ?? 0),
          stdout,
          stderr: stderr.replaceAll(file, "other.config.ts"),
        }),
    );
  });
}

// Each evaluation is a process of its own, and takes two seconds of a core.
const patient = { timeout: 60_000 };

describe("what a deployment would make", patient, () => {
  it("is one JSON document for programs, made with other settings and for another stage", async () => {
    const { code, stdout, stderr } = await runGraph(["--json", "--stage", "trial"], right);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const graph: Graph = JSON.parse(stdout);
    expect(graph.app).toMatchObject({ stage: "trial", removal: "remove", protect: false });
    expect(graph.credentials).toEqual({
      account: "123456789012",
      region: "us-gov-west-1",
      partition: "aws-us-gov",
    });
    const table = graph.resources.find(({ type }) => type === "aws:dynamodb/table:Table");
    expect(table?.inputs.name).toBe("securityhub-invitations-trial");
    // Whatever names something of AWS names it in the partition of the deployment.
    expect(stdout).toContain("arn:aws-us-gov:");
    expect(stdout).not.toContain("arn:aws:");
  });

  it("is printed for people, each thing under the file that declares it, and in China as things are called there", async () => {
    const { code, stdout, stderr } = await runGraph([], { ...right, homeRegion: "cn-north-1" });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^securityhub-invitations, stage production: account 123456789012, cn-north-1/);
    expect(stdout).toMatch(/\nstacks\/history\.ts\n {2}dynamodb\.Table History\n {4}attributes:\n/);
    // Policies are read as what they say, and machines are told by their length.
    expect(stdout).toMatch(/\n {10}Action: sqs:SendMessage\n/);
    expect(stdout).toMatch(/\n {4}definition: \(\d+ characters of JSON; --json has them\)\n/);
    expect(stdout).toMatch(/\n {4}1 {2}dynamodb\.Table\n/);
    expect(stdout).not.toContain("arn:aws:");
    expect(stdout).toContain("logs.cn-north-1.amazonaws.com.cn");
    expect(stdout).toContain("dynamodb.cn-north-1.amazonaws.com.cn");
  });
});

describe("what is wrong is said in a sentence, with exit code 2", patient, () => {
  // Every other setting that can be wrong: functions/deployment/settings.test.ts.
  it("settings that are missing, unknown or given twice", async () => {
    const wrong = {
      memberExternalId: undefined,
      homeRegion: "eu-nowhere-1",
      operators: ["U01", "U01"],
      quorums: 2,
    };
    const { code, stdout, stderr } = await runGraph(["--json"], { ...right, ...wrong });
    expect(stderr.trimEnd().split("\n")).toEqual([
      "The settings in other.config.ts are not right:",
      '  homeRegion: "eu-nowhere-1" is no Region that has Security Hub.',
      '    Example: homeRegion: "eu-central-1"',
      '  operators.1: "U01" is named twice.',
      '    Example: operators: ["U012AB3CD", "U045EF6GH"]',
      "  memberExternalId: is not set.",
      '    Example: memberExternalId: "membership-4f7c2a91"',
      '  Unrecognized key: "quorums".',
    ]);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it.each<[string, string[], string]>([
    ["a file that is not there", ["--settings", "nowhere.ts"], "There is no file nowhere.ts;"],
    [
      "a stage that cannot be in a name",
      ["--stage", "Trial"],
      'The stage "Trial" cannot be part of every name in AWS:',
    ],
    ["a stage that SST would refuse", ["--stage", "my stage"], "A stage has letters, digits and hyphens,"],
    ["an option that there is not", ["--yaml"], "Unknown option '--yaml'"],
  ])("%s", async (_, args, said) => {
    const { code, stdout, stderr } = await runGraph(args);
    expect(stderr).toContain(said);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });
});
