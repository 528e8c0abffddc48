import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createClock } from "../wire/clock.ts";
import { type LambdaHost, type LambdaHostOptions, startLambdaHost } from "./host.ts";

const clock = createClock();
let folder = "";
let host: LambdaHost | undefined;
let said: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "functions-"));
});
afterEach(async () => {
  await host?.close();
  said = [];
});
afterAll(() => {
  clock.stop();
  rmSync(folder, { recursive: true });
});

const ECHO = `
  const loaded = Date.now();
  export const handler = async ({ exit } = {}) => {
    if (exit) process.exit(3);
    return { pid: process.pid, environment: process.env, loaded };
  };`;
const BROKEN = "export const nothing = 1;";

/** A function of that code, with an environment of its own. */
function hosted(name: string, code = ECHO) {
  const file = join(folder, `${name}.ts`);
  writeFileSync(file, code);
  return { file, environment: { OWN: name } };
}
async function start(options: Omit<LambdaHostOptions, "clock">): Promise<LambdaHost> {
  host = await startLambdaHost({ clock, log: (line) => said.push(line), ...options });
  return host;
}
async function echo(called: string): Promise<{ pid: number; environment: object; loaded: number }> {
  const result = await host?.invoke(called, {});
  if (!result?.ok) throw new Error(`${called} answered ${JSON.stringify(result)}`);
  return result.payload as Awaited<ReturnType<typeof echo>>;
}

describe("a host", () => {
  it("runs each function in a process of its own, with its own environment and nothing of this machine's", async () => {
    process.env.AWS_PROFILE = "of-this-machine";
    await start({ functions: { door: hosted("door"), steps: hosted("steps") } });
    const door = await echo("door");
    const steps = await echo("arn:aws:lambda:us-east-1:999988887777:function:steps");
    delete process.env.AWS_PROFILE;
    const all = { PATH: process.env.PATH, HOME: "/home/of-nobody", NODE_COMPILE_CACHE: expect.any(String) };
    expect(door.environment).toEqual({ ...all, OWN: "door" });
    expect(steps.environment).toEqual({ ...all, OWN: "steps" });
    expect(door.pid).not.toBe(steps.pid);
    expect((await echo("door")).pid).toBe(door.pid);
    expect(host?.has("steps")).toBe(true);
    expect(await host?.invoke("nobody", {})).toMatchObject({ errorType: "ResourceNotFoundException" });
  });

  it("loads the warm ones before it is there, and the others when they are first invoked", async () => {
    await start({ functions: { door: hosted("door"), steps: hosted("steps") }, warm: ["door"] });
    const up = Date.now();
    expect((await echo("door")).loaded).toBeLessThanOrEqual(up);
    expect((await echo("steps")).loaded).toBeGreaterThanOrEqual(up);
  });

  it("does not start where a warm one cannot be loaded", async () => {
    const functions = { door: hosted("door"), broken: hosted("broken", BROKEN) };
    await expect(startLambdaHost({ clock, functions, warm: ["door", "broken"] })).rejects.toThrow(
      "broken: the file exports no handler.",
    );
  });

  it("answers and says why another cannot be loaded, and tries again with the next invocation", async () => {
    await start({ functions: { late: hosted("late", BROKEN) } });
    const why = "late: the file exports no handler.";
    expect(await host?.invoke("late", {})).toMatchObject({
      errorType: "Runtime.ExitError",
      errorMessage: expect.stringContaining(why),
    });
    expect(said.join("\n")).toContain(`late could not be started: Error: ${why}`);
    hosted("late");
    expect((await echo("late")).environment).toMatchObject({ OWN: "late" });
  });

  it("answers how a process ended, and starts another", async () => {
    await start({ functions: { door: hosted("door") } });
    const { pid } = await echo("door");
    expect(await host?.invoke("door", { exit: true })).toEqual({
      ok: false,
      errorType: "Runtime.ExitError",
      errorMessage: "The process of door ended (exit code 3).",
    });
    expect((await echo("door")).pid).not.toBe(pid);
  });

  it("has functions read the world's hour, also while they are loaded", async () => {
    const day = 24 * 60 * 60 * 1_000;
    await start({ functions: { door: hosted("door") } });
    await clock.advance(day);
    const { loaded } = await echo("door");
    expect(loaded - Date.now()).toBeGreaterThan(day - 60_000);
  });

  it("that has ended starts nothing", async () => {
    await start({ functions: { door: hosted("door"), steps: hosted("steps") } });
    const { pid } = await echo("door");
    await host?.close();
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    for (const name of ["door", "steps"])
      expect(await host?.invoke(name, {})).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
  });
});
