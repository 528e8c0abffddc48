import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FUNCTIONS, type FunctionName } from "@invitations/functions/deployment/names";
import { version } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bundle, bundleFunctions } from "./bundle.ts";

/**
 * How large each may become, in KiB of minified code: a new dependency is loaded at every cold start, and shall be
 * noticed. What weighs in the Slack door is Bolt.
 */
const BUDGETS: Readonly<Record<FunctionName, number>> = {
  "slack-door": 3000,
  "administrator-steps": 1400,
  "member-steps": 1500,
  announcer: 1400,
  watch: 1200,
  "alarm-announcer": 1200,
};

const root = new URL("../../../../", import.meta.url);

let into: string;
let bundles: Bundle[];

beforeAll(async () => {
  into = await mkdtemp(join(tmpdir(), "bundles-"));
  bundles = await bundleFunctions({ into });
});
afterAll(() => rm(into, { recursive: true }));

it.each(FUNCTIONS)("keeps %s within its budget", (name) => {
  const { bytes } = bundles.find((bundle) => bundle.name === name) as Bundle;
  expect(bytes / 1024).toBeLessThan(BUDGETS[name]);
  // Half of a budget that nobody needs would let a dependency through unnoticed.
  expect(bytes / 1024).toBeGreaterThan(BUDGETS[name] / 2);
});

it("uploads one minified file of each, and no map", async () => {
  for (const { directory, handler, bytes } of bundles) {
    expect(handler).toBe("bundle.handler");
    expect(await readdir(directory)).toEqual(["bundle.mjs"]);
    const code = await readFile(join(directory, "bundle.mjs"), "utf8");
    expect(Buffer.byteLength(code)).toBe(bytes);
    expect(bytes / code.split("\n").length, "bytes in a line").toBeGreaterThan(200);
  }
});

it("names what does not compile", async () => {
  const misspelled = "announcers" as FunctionName;
  await expect(bundleFunctions({ into, names: [misspelled] })).rejects.toThrow(/announcers\.ts/);
});

it("is made with the esbuild that is built into SST", async () => {
  const packages = await readdir(new URL("node_modules/", root));
  const platforms = packages.filter((name) => name.startsWith("sst-"));
  expect(platforms).not.toEqual([]);
  for (const platform of platforms) {
    const [program = ""] = await readdir(new URL(`node_modules/${platform}/bin/`, root));
    const bytes = await readFile(new URL(`node_modules/${platform}/bin/${program}`, root));
    // Go writes into each program which modules it is made of.
    const module = "dep\tgithub.com/evanw/esbuild\tv";
    const at = bytes.indexOf(module) + module.length;
    expect(
      bytes
        .subarray(at, at + 20)
        .toString("latin1")
        .split("\t")[0],
    ).toBe(version);
  }
});
