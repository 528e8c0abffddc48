import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { largeAccount } from "./large-account.ts";
import { readSeed } from "./read-seed.ts";
import { withReadiness } from "./readiness.ts";
import type { WorldSeed } from "./world-seed.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "seed-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (seed: unknown) => {
  const file = join(folder, "seed.json");
  writeFileSync(file, JSON.stringify(seed));
  return readSeed(file);
};

it("reads users, groups, policies, boundaries and service control policies from a file as they stand there", () => {
  const seed = withReadiness();
  const large: WorldSeed = {
    ...seed,
    aws: {
      ...seed.aws,
      accounts: [
        ...seed.aws.accounts,
        {
          ...largeAccount(),
          groups: [{ name: "security" }],
          users: [{ name: "ana", groups: ["security"], boundary: "arn:aws:iam::aws:policy/SecurityAudit" }],
        },
      ],
    },
  };
  expect(written(large)).toEqual(JSON.parse(JSON.stringify(large)));
});

it("names the place of what a policy may not have", () => {
  const seed = withReadiness();
  const [first, ...rest] = seed.aws.accounts;
  const accounts = [{ ...first, policies: [{ name: "Empty", documents: [] }] }, ...rest];
  expect(() => written({ ...seed, aws: { ...seed.aws, accounts } })).toThrow(
    "aws.accounts.0.policies.0.documents",
  );
});
