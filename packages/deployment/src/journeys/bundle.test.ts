import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FUNCTIONS, type FunctionName } from "@invitations/functions/deployment/names";
import { buildFunctions } from "@invitations/sandbox/world/built-functions";
import type { BuiltFunction } from "@invitations/sandbox/world/functions";
import { version } from "esbuild";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { bundleFunctions } from "../bundle/bundle.ts";

/**
 * How large each may become, in KiB of minified code: a new dependency is loaded at every cold start, and shall be
 * noticed. What weighs in the Slack door is Bolt. A third of a function would be zod in all its languages, were it
 * imported as `{ z }` in place of `* as z`.
 */
const BUDGETS: Readonly<Record<FunctionName, number>> = {
  "slack-door": 2700,
  "administrator-steps": 950,
  "member-steps": 1050,
  announcer: 950,
  watch: 700,
  "alarm-announcer": 700,
};

const root = new URL("../../../../", import.meta.url);

let bundles: readonly BuiltFunction[];
let remove: (() => void) | undefined;

beforeAll(async () => {
  const given = inject("functions");
  // The journeys' own, where they run on bundles.
  if (given !== "sources") bundles = given;
  else ({ functions: bundles, remove } = await buildFunctions());
});
afterAll(() => remove?.());

const fileOf = ({ directory }: BuiltFunction) => join(directory, "bundle.mjs");

it.each(FUNCTIONS)("keeps %s within its budget", async (name) => {
  const bundle = bundles.find((bundle) => bundle.name === name) as BuiltFunction;
  const { size: bytes } = await stat(fileOf(bundle));
  expect(bytes / 1024).toBeLessThan(BUDGETS[name]);
  // Half of a budget that nobody needs would let a dependency through unnoticed.
  expect(bytes / 1024).toBeGreaterThan(BUDGETS[name] / 2);
});

it("uploads one minified file of each, and no map", async () => {
  for (const bundle of bundles) {
    expect(bundle.handler).toBe("bundle.handler");
    expect(await readdir(bundle.directory)).toEqual(["bundle.mjs"]);
    const code = await readFile(fileOf(bundle), "utf8");
    expect(code.length / code.split("\n").length, "characters in a line").toBeGreaterThan(200);
  }
});

it("makes of a function what it would make of it alone", async () => {
  const into = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    const [alone] = await bundleFunctions({ into, names: ["alarm-announcer"] });
    const together = bundles.find(({ name }) => name === "alarm-announcer");
    if (!alone || !together) throw new Error("The function was not bundled.");
    expect((await readFile(fileOf(alone))).equals(await readFile(fileOf(together)))).toBe(true);
  } finally {
    await rm(into, { recursive: true });
  }
});

it("names what does not compile", async () => {
  const misspelled = "announcers" as FunctionName;
  await expect(bundleFunctions({ into: tmpdir(), names: [misspelled] })).rejects.toThrow(/announcers\.ts/);
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
