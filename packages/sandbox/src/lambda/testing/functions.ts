import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock } from "../../wire/clock.ts";
import { type BundleHostOptions, startBundleHost } from "../bundle-host.ts";
import type { LambdaFunction } from "../lambda-function.ts";

export const ACCOUNT = "999988887777";

/** Hosts for functions that a test writes down, and the clock they share. */
export function functionsForTest() {
  const clock = createClock();
  const folder = mkdtempSync(join(tmpdir(), "functions-"));
  const closers: (() => Promise<void>)[] = [];
  const lines: string[] = [];

  /** Writes a bundle and says how it is deployed. */
  function written(code: string, settings: Partial<LambdaFunction> = {}): LambdaFunction {
    const { name = "function" } = settings;
    const own = mkdtempSync(join(folder, `${name}-`));
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "bundle.mjs"), code);
    return {
      name,
      arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
      folder: own,
      handler: "bundle.handler",
      environment: { AWS_REGION: "eu-west-1" },
      memory: 512,
      timeoutSeconds: 20,
      logFormat: "Text",
      ...settings,
    };
  }

  async function hosting(functions: LambdaFunction[], options: Partial<BundleHostOptions> = {}) {
    const host = await startBundleHost({
      clock,
      functions,
      log: (line) => lines.push(line),
      ...options,
    });
    closers.push(host.close);
    return host;
  }

  return {
    clock,
    /** What the functions have logged. */
    lines,
    written,
    hosting,
    /** One function, and how to invoke it. */
    async hosted(
      code: string,
      settings: Partial<LambdaFunction> = {},
      options: Partial<BundleHostOptions> = {},
    ) {
      const deployed = written(code, settings);
      const host = await hosting([deployed], options);
      return {
        host,
        folder: deployed.folder,
        invoke: (event: unknown = {}) => host.invoke(deployed.name, event),
      };
    },
    async end() {
      await Promise.all(closers.map((close) => close()));
      clock.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
