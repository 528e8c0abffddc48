import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import * as z from "zod";
import { openIamWorld } from "../../iam/testing/iam-world.ts";
import { LARGE_ACCOUNT, largeAccount } from "../../seeds/large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../../seeds/member-role.ts";
import { practiceAws } from "../../seeds/practice-aws.ts";
import type { Trial } from "../bench.ts";

const took = z.object({
  cpu: z.number(),
  memory: z.number(),
  roles: z.literal(500),
  policies: z.literal(1_001),
});

/**
 * A whole scan of the large account, calls and simulator included, in a process that does nothing else and is one
 * bundled file, as a function is; the emulated AWS is in another. The megabytes are those of the whole process.
 */
export const scanProcess: Trial = {
  name: "scan of that account in a process of its own",
  async run() {
    const directory = await mkdtemp(join(tmpdir(), "scan-"));
    const world = await openIamWorld({ ...practiceAws, accounts: [...practiceAws.accounts, largeAccount()] });
    try {
      const file = join(directory, "scan.mjs");
      await bundle(file);
      const role = `arn:aws:iam::${LARGE_ACCOUNT}:role/${MEMBER_ROLE_NAME}`;
      const { endpoint, credentials } = await world.session(role, { externalId: EXTERNAL_ID });
      const { accessKeyId, secretAccessKey, sessionToken = "" } = credentials;
      const env = {
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      };
      const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
      const { cpu, memory } = took.parse(JSON.parse(stdout));
      return [
        { measure: "CPU", value: cpu / 1_000, unit: "s", limit: { most: 2 } },
        { measure: "memory", value: memory, unit: "MB", limit: { most: 150 } },
      ];
    } finally {
      await world.close();
      await rm(directory, { recursive: true });
    }
  },
};

async function bundle(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL("../scan-once.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    minify: true,
    outfile,
    // What is bundled of CommonJS asks for Node's own modules by it.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
}
