import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { lock } from "proper-lockfile";
import { hasPlatform, platformFolder, projectRoot, sstVersion } from "./platform.ts";

const run = promisify(execFile);

/** SST's platform is not there and could not be fetched; the message says why and what to do. */
export class PlatformMissing extends Error {
  override name = "PlatformMissing";
}

/**
 * Has SST's platform in `.sst/platform`, in the version of the installed SST; fetches it where it is missing or another.
 * Answers its folder.
 *
 * @throws {PlatformMissing} where it cannot be fetched
 */
export async function ensurePlatform({
  root = projectRoot,
  say = (line: string): void => console.error(line),
} = {}): Promise<string> {
  const version = sstVersion(root);
  const folder = platformFolder(root);
  if (hasPlatform(root, version)) return folder;
  const state = join(root, ".sst");
  await mkdir(state, { recursive: true });
  // Several test files may find it missing at the same time: one fetches, the others wait.
  const release = await lock(state, {
    lockfilePath: join(state, "fetching"),
    retries: { forever: true, minTimeout: 200, maxTimeout: 1_000 },
  });
  try {
    if (hasPlatform(root, version)) return folder;
    await findRegistry(root);
    say(
      `Fetching the platform of SST ${version} into .sst, once: some 320 MB from the npm registry, about 35 s.`,
    );
    const begun = Date.now();
    await install(root);
    if (!hasPlatform(root, version)) throw missing("SST ended well, but its platform is not whole.");
    say(`The platform of SST ${version} is there, after ${Math.round((Date.now() - begun) / 1000)} s.`);
    return folder;
  } finally {
    await release();
  }
}

// SST's own attempts take minutes to give up, and then say little.
async function findRegistry(root: string): Promise<void> {
  const patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=20000"];
  try {
    await run("npm", ["view", "@pulumi/pulumi", "name", ...patience], { cwd: root });
  } catch (error) {
    const code = /^npm (?:error|ERR!) code (\S+)/m.exec(outputOf(error))?.[1];
    throw missing(`The npm registry cannot be reached${code ? ` (${code})` : ""}.`, error);
  }
}

async function install(root: string): Promise<void> {
  try {
    await run(process.execPath, [join(root, "node_modules", "sst", "bin", "sst.mjs"), "install"], {
      cwd: root,
      env: environment(),
    });
  } catch (error) {
    const said = outputOf(error).trim().split("\n").slice(-10).join("\n");
    throw missing(`SST could not install it:\n${said}\n`, error);
  }
}

/** SST asks for credentials before it does anything; installing uses none, so it is given none that work. */
function environment(): NodeJS.ProcessEnv {
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...inherited } = process.env;
  return {
    ...inherited,
    // Neither Pulumi nor Bun is needed, and neither comes from npm.
    SST_SKIP_DEPENDENCY_CHECK: "1",
    SST_NO_BUN: "1",
    // What npm has seen before it need not ask about again: that is half of the time where its cache is warm.
    npm_config_prefer_offline: "true",
    npm_config_audit: "false",
    SST_TELEMETRY_DISABLED: "1",
    SST_STAGE: "install",
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
    AWS_REGION: "us-east-1",
  };
}

function missing(why: string, cause?: unknown): PlatformMissing {
  return new PlatformMissing(
    `SST's platform, which types and infrastructure are checked with, is not in .sst. ${why} ` +
      "Once the registry answers (npm ping), run: npm run platform",
    { cause },
  );
}

function outputOf(error: unknown): string {
  const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
  return `${stdout}\n${stderr}`;
}
