import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ensurePlatform, PlatformMissing } from "./fetch.ts";

let root: string;
let registry: Server;
let asked: string[];
const said: string[] = [];
const say = (line: string) => said.push(line);

beforeEach(async () => {
  asked = [];
  said.length = 0;
  registry = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(404).end("{}");
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  root = await mkdtemp(join(tmpdir(), "platform-"));
  await write("node_modules/sst/package.json", JSON.stringify({ version: "4.17.1" }));
  await write("package.json", "{}");
  // npm reads it in any case of letters, and before every file.
  const names = Object.keys(process.env).filter((name) => /^npm_config_registry$/i.test(name));
  for (const name of ["npm_config_registry", ...names]) {
    vi.stubEnv(name, `http://127.0.0.1:${(registry.address() as AddressInfo).port}/`);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  registry.close();
  await rm(root, { recursive: true });
});

async function write(path: string, text: string) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function unpack(version: string) {
  await write(".sst/platform/version", `${version}\n`);
  await write(".sst/platform/config.d.ts", "");
  await write(".sst/platform/node_modules/.package-lock.json", "{}");
  await write(".sst/provider-lock.json", "[]");
}

it("asks nobody for a platform that is there", async () => {
  await unpack("4.17.1");
  await expect(ensurePlatform({ root, say })).resolves.toBe(join(root, ".sst", "platform"));
  expect(asked).toEqual([]);
  expect(said).toEqual([]);
});

it.each([
  ["of another version", () => unpack("4.16.0")],
  [
    "that broke off",
    async () => {
      await unpack("4.17.1");
      await rm(join(root, ".sst/platform/node_modules/.package-lock.json"));
    },
  ],
])("fetches anew a platform %s", async (_, prepare) => {
  await prepare();
  await expect(ensurePlatform({ root, say })).rejects.toThrow(PlatformMissing);
  expect(asked).not.toEqual([]);
});

it("says what is missing and what to do where no registry answers", async () => {
  await new Promise((resolve) => registry.close(resolve));
  const failure = await ensurePlatform({ root, say }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PlatformMissing);
  expect((failure as Error).message).toBe(
    "SST's platform, which types and infrastructure are checked with, is not in .sst. " +
      "The npm registry cannot be reached (ECONNREFUSED). Once the registry answers (npm ping), run: npm run platform",
  );
  // The next one to try is not kept waiting.
  expect(existsSync(join(root, ".sst"))).toBe(true);
  expect(await readdir(join(root, ".sst"))).toEqual([]);
});
