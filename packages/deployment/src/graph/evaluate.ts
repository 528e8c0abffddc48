import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePlatform } from "../platform/fetch.ts";
import { projectRoot } from "../platform/platform.ts";
import { compileProgram } from "./compile.ts";
import { type Credentials, type Graph, ProgramFailed, type Resource } from "./graph.ts";
import type { Outcome, Request } from "./messages.ts";
import { serve } from "./server.ts";

export interface Evaluation {
  /** Letters, digits and hyphens. */
  stage: string;
  /** File in place of `membership.config.ts`. */
  settings?: string;
  /** Whose credentials to imitate; what is not given is what the settings want. */
  credentials?: Partial<Credentials>;
}

/**
 * Evaluates `sst.config.ts` as a deployment does, with Pulumi's mocks in AWS's place: nothing is asked of AWS and nothing
 * is made. Two evaluations of the same sources are equal.
 *
 * @throws {ProgramFailed} where the program refuses; the message is its sentence
 * @throws {PlatformMissing} where SST's platform is missing and cannot be fetched
 */
export async function evaluateGraph({ stage, settings, credentials = {} }: Evaluation): Promise<Graph> {
  if (!/^[a-zA-Z0-9-]+$/.test(stage)) {
    throw new ProgramFailed(
      `A stage has letters, digits and hyphens, such as "production", and not "${stage}".`,
    );
  }
  const file = settings === undefined ? undefined : resolve(settings);
  if (file && !existsSync(file)) {
    throw new ProgramFailed(
      `There is no file ${settings}; the settings are in a file like membership.config.ts.`,
    );
  }
  const platform = await ensurePlatform();
  const root = projectRoot.replace(/\/$/, "");
  const work = await mkdtemp(join(await realpath(tmpdir()), "graph-"));
  const program = join(platform, `graph.${randomUUID()}.mjs`);
  const server = await serve({ work });
  try {
    await compileProgram({ root, platform, work, outfile: program, ...(file ? { settings: file } : {}) });
    const outcome = await run(
      { root, platform, work, program, stage, credentials, answer: join(work, "answer.json") },
      server.url,
    );
    if ("failure" in outcome) {
      throw new ProgramFailed(outcome.failure.replaceAll("membership.config.ts", settings ?? "$&"));
    }
    return { ...outcome, resources: outcome.resources.toSorted(byTypeAndName) };
  } finally {
    await server.close();
    await Promise.all(
      [work, program, `${program}.map`].map((path) => rm(path, { recursive: true, force: true })),
    );
  }
}

async function run(request: Request, server: string): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    ["--no-deprecation", fileURLToPath(new URL("./program.ts", import.meta.url))],
    {
      cwd: request.root,
      // What the program writes is no part of the graph.
      stdio: ["ignore", 2, 2],
      // Nothing of whoever evaluates may get into a graph: neither credentials nor Regions.
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        SST_SERVER: server,
        GRAPH_REQUEST: JSON.stringify(request),
      },
    },
  );
  const [code, signal] = await once(child, "exit");
  const answer = await readFile(request.answer, "utf8").catch((cause) => {
    throw new Error(`The process that evaluates the program ended by ${signal ?? `exit code ${code}`}.`, {
      cause,
    });
  });
  return JSON.parse(answer);
}

function byTypeAndName(one: Resource, other: Resource): number {
  const [a, b] = [one, other].map(({ type, name }) => `${type} ${name}`) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}
