import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, expect, it } from "vitest";
import { ensurePlatform } from "../platform/fetch.ts";

const run = promisify(execFile);
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

// It may still be on its way.
beforeAll(() => ensurePlatform(), 300_000);

it("docs/costs.md is what the program writes; after a change: npm run costs -- --write", {
  timeout: 60_000,
}, async () => {
  const { stdout } = await run(process.execPath, [main]);
  expect(readFileSync(new URL("../../../../docs/costs.md", import.meta.url), "utf8")).toBe(stdout);
});

it("an option that there is not is answered with those that there are", async () => {
  const failed = run(process.execPath, [main, "--yearly"]);
  await expect(failed).rejects.toMatchObject({ code: 2, stdout: "" });
  await expect(failed).rejects.toMatchObject({
    stderr: expect.stringContaining("npm run costs -- [--write]"),
  });
});
