import { spawn } from "node:child_process";
import { once } from "node:events";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { InvocationResult } from "./messages.ts";
import { ACCOUNT, functionsForTest } from "./testing/functions.ts";

const { clock, hosted, hosting, written, lines, end } = functionsForTest();
afterAll(end);

const payload = (result: InvocationResult) => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.payload as Record<string, unknown>;
};

describe("a bundle under the runtime interface", () => {
  it("is loaded with what it awaits, and answers with JSON through and through", async () => {
    const { invoke, host } = await hosted(`
      const { setTimeout } = await import("node:timers/promises");
      const ready = await setTimeout(5, "ready");
      export const handler = async (event) => ({ ready, event, at: new Date(0), nothing: undefined });
    `);
    const answer = { ready: "ready", event: { a: 1, b: null }, at: "1970-01-01T00:00:00.000Z" };
    expect(await invoke({ a: 1, b: null, c: undefined })).toEqual({ ok: true, payload: answer });
    const byArn = await host.invoke(`arn:aws:lambda:eu-west-1:${ACCOUNT}:function:function:$LATEST`, {});
    expect(byArn).toMatchObject({ ok: true });
    expect(host.has("another")).toBe(false);
    expect(await host.invoke("another", {})).toMatchObject({ errorType: "ResourceNotFoundException" });
  });

  it("gets a context of Node 24's kind, and its deadline", async () => {
    const { invoke } = await hosted(
      `export const handler = async (event, context) => ({
         ...context, remaining: context.getRemainingTimeInMillis(), trace: process.env._X_AMZN_TRACE_ID,
       });`,
      { name: "door", memory: 256, timeoutSeconds: 15 },
    );
    const context = payload(await invoke());
    expect(context).toMatchObject({
      functionName: "door",
      functionVersion: "$LATEST",
      memoryLimitInMB: "256",
      invokedFunctionArn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:door`,
      logGroupName: "/aws/lambda/door",
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      trace: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
    });
    expect(context.xRayTraceId).toBe(context.trace);
    expect(context.remaining).toBeGreaterThan(5_000);
    expect(context.remaining).toBeLessThanOrEqual(15_000);
    expect(context).not.toHaveProperty("done");
    expect(payload(await invoke()).awsRequestId).not.toBe(context.awsRequestId);
  });

  it("has the environment that Lambda makes, and nothing of this machine's", async () => {
    process.env.AWS_PROFILE = "of-this-machine";
    process.env.SLACK_BOT_TOKEN = "xoxb-of-this-machine";
    const { invoke, folder } = await hosted(
      `import { homedir } from "node:os";
       export const handler = async () => ({ env: process.env, cwd: process.cwd(), home: homedir() });`,
      { environment: { AWS_REGION: "eu-west-1", AWS_LAMBDA_FUNCTION_NAME: "another", TABLE_NAME: "table" } },
    );
    const { env, cwd, home } = payload(
      await invoke().finally(() => {
        delete process.env.AWS_PROFILE;
        delete process.env.SLACK_BOT_TOKEN;
      }),
    );
    expect(env).toEqual({
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
      AWS_LAMBDA_FUNCTION_NAME: "function",
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
      AWS_LAMBDA_LOG_FORMAT: "Text",
      AWS_LAMBDA_LOG_GROUP_NAME: "/aws/lambda/function",
      AWS_LAMBDA_LOG_STREAM_NAME: expect.any(String),
      AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      AWS_REGION: "eu-west-1",
      HOME: "/home/of-nobody",
      LAMBDA_RUNTIME_DIR: "/var/runtime",
      LAMBDA_TASK_ROOT: folder,
      LANG: "en_US.UTF-8",
      PATH: expect.not.stringContaining("node_modules"),
      TABLE_NAME: "table",
      TZ: ":UTC",
      _HANDLER: "bundle.handler",
      _X_AMZN_TRACE_ID: expect.any(String),
    });
    expect(cwd).toBe(folder);
    expect(home).toBe("/home/of-nobody");
  });

  it("fails with the name, message and trace of what it throws, and stays warm", async () => {
    const { invoke } = await hosted(`
      export const handler = async ({ what }) => {
        if (what === "error") throw Object.assign(new Error("Later."), { name: "Throttled" });
        if (what === "text") throw "later";
        if (what === "circle") { const circle = {}; circle.self = circle; return circle; }
        return process.pid;
      };
    `);
    const warm = await invoke();
    const failed = await invoke({ what: "error" });
    expect(failed).toMatchObject({ ok: false, errorType: "Throttled", errorMessage: "Later." });
    expect(!failed.ok && failed.trace?.join("\n")).toMatch(/bundle\.mjs:3/);
    expect(await invoke({ what: "text" })).toMatchObject({ errorType: "string", errorMessage: "later" });
    expect(await invoke({ what: "circle" })).toMatchObject({ errorType: "Runtime.JSONStringifyError" });
    expect(await invoke()).toEqual(warm);
  });

  it.each([
    [
      "lines with",
      "Text",
      (id: string) => new RegExp(`^\\d{4}-.*Z\\t${id}\\tINFO\\tof the console\\rin one line$`),
    ],
    [
      "objects with",
      "JSON",
      (id: string) =>
        new RegExp(
          `^{"timestamp":"\\d{4}-.*Z","level":"INFO","requestId":"${id}","message":"of the console\\\\nin one line"}$`,
        ),
    ],
  ] as const)("logs %s time, request id and level, and streams as they are", async (_, logFormat, shape) => {
    const { invoke } = await hosted(
      `
      export const handler = async (_, { awsRequestId }) => {
        console.log("of the %s\\nin one line", "console");
        process.stdout.write('{"level":"INFO"}\\n');
        return awsRequestId;
      };
    `,
      { logFormat },
    );
    const id = await invoke().then((result) => String(result.ok && result.payload));
    const report = (of: string) =>
      lines.find((line) => line.includes(of) && /platform\.report|REPORT/.test(line));
    expect(report(id)).toMatch(/init ?duration/i);
    const warm = await invoke().then((result) => String(result.ok && result.payload));
    expect(report(warm)).toMatch(/billed ?duration/i);
    expect(report(warm)).not.toMatch(/init ?duration/i);
    await expect.poll(() => lines).toContainEqual(expect.stringMatching(shape(id)));
    expect(lines).toContain('{"level":"INFO"}');
  });
});

describe("a function that shall be warm", () => {
  const code = "const loaded = Date.now(); export const handler = async () => loaded;";

  it("is loaded before the host is there; another is with its first invocation", async () => {
    const functions = [written(code, { name: "door" }), written(code, { name: "steps" })];
    const host = await hosting(functions, { warm: ["door"] });
    const up = clock.now().getTime();
    const loaded = async (name: string) =>
      Number(((await host.invoke(name, {})) as { payload: number }).payload);
    expect(await loaded("door")).toBeLessThanOrEqual(up);
    expect(await loaded("steps")).toBeGreaterThanOrEqual(up);
  });

  it("keeps the host from starting where it cannot be loaded, or is not there", async () => {
    const broken = written("throw new Error('No table.');", { name: "broken" });
    const functions = [written(code, { name: "door" }), broken];
    await expect(hosting(functions, { warm: ["door", "broken"] })).rejects.toThrow(
      "broken: Error: No table.",
    );
    await expect(hosting(functions, { warm: ["nobody"] })).rejects.toThrow("Function not found: nobody");
  });
});

describe("a function that cannot be loaded", () => {
  it.each([
    ["throws", "throw new TypeError('TABLE_NAME: is not set');", "TypeError", /TABLE_NAME: is not set/],
    ["is no JavaScript", "export const = 1;", "Runtime.UserCodeSyntaxError", /SyntaxError/],
    [
      "exports no handler",
      "export const other = 1;",
      "Runtime.HandlerNotFound",
      /bundle\.handler is undefined/,
    ],
    ["exports no function", "export const handler = 1;", "Runtime.HandlerNotFound", /is not a function/],
    ["ends itself", "process.exit(3);", "Runtime.ExitError", /Runtime exited with error: exit status 3/],
    [
      "takes a callback",
      "export const handler = async (event, context, callback) => callback(null, 1);",
      "Runtime.CallbackHandlerDeprecated",
      /removed support for callback-based function handlers starting with Node\.js 24/,
    ],
  ])("says so when it is invoked, and in the log: one that %s", async (_, code, errorType, words) => {
    const { invoke } = await hosted(code, { name: "broken" });
    expect(await invoke()).toMatchObject({
      ok: false,
      errorType,
      errorMessage: expect.stringMatching(words),
    });
    const line = new RegExp(`^broken could not be started: ${errorType}: .*${words.source}`);
    expect(lines).toContainEqual(expect.stringMatching(line));
  });

  it("gets another try with the next invocation", async () => {
    const { invoke } = await hosted(`
      import { existsSync, writeFileSync } from "node:fs";
      if (!existsSync("tried")) { writeFileSync("tried", ""); throw new Error("The first time."); }
      export const handler = async () => "the second";
    `);
    expect(await invoke()).toMatchObject({ errorMessage: "The first time." });
    expect(await invoke()).toEqual({ ok: true, payload: "the second" });
  });

  it("is refused before anything starts where it has no bundle, or a name that leads out of it", async () => {
    const there = written("");
    await expect(hosting([{ ...there, name: "door", handler: "other.handler" }])).rejects.toThrow(
      `door: there is no bundle "other" in ${there.folder}; build it first.`,
    );
    const outside = await hosting([{ ...there, handler: `../${basename(there.folder)}/bundle.handler` }]);
    expect(await outside.invoke("function", {})).toMatchObject({ errorType: "Runtime.MalformedHandlerName" });
  });
});

describe("a function that does not come to an end", () => {
  it.each([
    ["waits", "await new Promise((resolve) => setTimeout(resolve, 60_000));"],
    ["turns in circles", "while (true);"],
  ])("is ended at its timeout where it %s, and the next invocation finds a new process", async (_, stuck) => {
    const { invoke } = await hosted(
      `export const handler = async ({ long }) => { if (long) { ${stuck} } return process.pid; };`,
      { timeoutSeconds: 1.5 },
    );
    const before = await invoke();
    expect(await invoke({ long: true })).toMatchObject({
      ok: false,
      errorType: "Sandbox.Timedout",
      errorMessage: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.50 seconds$/,
      ),
    });
    const after = await invoke();
    expect(after).toMatchObject({ ok: true });
    expect(after).not.toEqual(before);
  });

  it.each([
    ["ends the process", "process.exit(7);", "Runtime exited with error: exit status 7"],
    ["ends it in peace", "process.exit(0);", "Runtime exited without providing a reason"],
    [
      "throws elsewhere",
      "setTimeout(() => { throw new Error(); }); await pause;",
      "Runtime exited with error: exit status 1",
    ],
    [
      "rejects elsewhere",
      "Promise.reject(new Error()); await pause;",
      "Runtime exited with error: exit status 1",
    ],
    ["waits for nothing", "await new Promise(() => {});", "Runtime exited without providing a reason"],
    [
      "is killed",
      "process.kill(process.pid, 'SIGKILL'); await pause;",
      "Runtime exited with error: signal: SIGKILL",
    ],
  ])("is told with how it ended where it %s", async (_, code, words) => {
    const { invoke } = await hosted(
      `
      export const handler = async ({ end }) => {
        if (!end) return "warm";
        const pause = new Promise((resolve) => setTimeout(resolve, 10_000));
        ${code}
      };
    `.replace(
        code.includes("pause") ? "" : "const pause = new Promise((resolve) => setTimeout(resolve, 10_000));",
        "",
      ),
    );
    expect(await invoke({ end: true })).toMatchObject({
      ok: false,
      errorType: "Runtime.ExitError",
      errorMessage: expect.stringMatching(new RegExp(`^RequestId: [0-9a-f-]{36} Error: ${words}$`)),
    });
    expect(await invoke()).toEqual({ ok: true, payload: "warm" });
  });

  it("is ended where it takes more memory than it has", async () => {
    const { invoke } = await hosted(
      "export const handler = async () => { const all = []; while (true) all.push(new Array(1e6).fill({})); };",
      { memory: 128 },
    );
    expect(await invoke()).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
  });
});

describe("payloads", () => {
  it("are refused above 6 MB, as event and as answer", async () => {
    const { invoke } = await hosted(
      "export const handler = async ({ size, text }) => (size ? 'x'.repeat(size) : text.length);",
    );
    expect(await invoke({ text: "x".repeat(6 * 1024 * 1024 - 11) })).toEqual({
      ok: true,
      payload: 6 * 1024 * 1024 - 11,
    });
    expect(await invoke({ text: "x".repeat(6 * 1024 * 1024 - 10) })).toMatchObject({
      errorType: "RequestTooLargeException",
    });
    expect(await invoke({ size: 6 * 1024 * 1024 + 99 })).toMatchObject({
      errorType: "Function.ResponseSizeTooLarge",
    });
    expect(await invoke({ text: "warm" })).toEqual({ ok: true, payload: 4 });
  });
});

describe("invocations at the same time", () => {
  const pid = (result: InvocationResult) => (result.ok ? result.payload : result);
  const code = `export const handler = async ({ long = 0 }) => {
    await new Promise((resolve) => setTimeout(resolve, long));
    return process.pid;
  };`;

  it("get an environment each, up to the most there may be; the others wait; what is idle stays", async () => {
    const { invoke } = await hosted(code, {}, { environmentsAtMost: 2 });
    const one = await invoke();
    expect(await invoke()).toEqual(one);
    const many = await Promise.all(Array.from({ length: 6 }, () => invoke({ long: 300 })));
    const pids = new Set(many.map(pid));
    expect([...pids].every((each) => typeof each === "number")).toBe(true);
    expect(pids.size).toBe(2);
    expect(pids).toContain(pid(one));
    expect(pids).toContain(pid(await invoke()));
  });

  it("are answered, and take nobody's place, where one of them breaks its environment", async () => {
    const { invoke } = await hosted(
      "export const handler = async ({ end }) => (end ? process.exit(1) : 'done');",
      {},
      { environmentsAtMost: 1 },
    );
    const results = await Promise.all([
      invoke(),
      invoke({ end: true }),
      invoke(),
      invoke({ end: true }),
      invoke(),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false, true, false, true]);
  });
});

describe("the world's clock", () => {
  const code = `const loaded = Date.now();
    export const handler = async (_, context) => ({
      loaded, now: Date.now(), made: new Date().getTime(), remaining: context.getRemainingTimeInMillis(),
    });`;
  const DAY = 24 * 60 * 60 * 1_000;

  it("is what a function reads, before it is moved and after, warm or cold", async () => {
    const near = (value: unknown) =>
      expect(Math.abs(Number(value) - clock.now().getTime())).toBeLessThan(20_000);
    const warm = await hosted(code);
    near(payload(await warm.invoke()).now);
    await clock.advance(3 * DAY);
    const after = payload(await warm.invoke());
    near(after.now);
    near(after.made);
    expect(Number(after.now) - Number(after.loaded)).toBeGreaterThan(2 * DAY);
    expect(after.remaining).toBeGreaterThan(0);
    expect(after.remaining).toBeLessThanOrEqual(20_000);
    const cold = payload(await (await hosted(code)).invoke());
    near(cold.loaded);
    near(cold.now);
  });
});

describe("the end", () => {
  it("comes for all processes with the host's, and answers what is under way", async () => {
    const { invoke, host } = await hosted(
      `export const handler = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    };`,
      {},
      { environmentsAtMost: 1 },
    );
    const idle = await hosted("export const handler = async () => process.pid;");
    const pid = await idle.invoke().then((result) => Number(result.ok && result.payload));
    const [under, waiting] = [invoke(), invoke()];
    await pause(100);
    await Promise.all([host.close(), idle.host.close()]);
    expect(await under).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
    expect(await waiting).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
    expect(await invoke()).toMatchObject({ ok: false, errorType: "Runtime.ExitError" });
    expect(isRunning(pid)).toBe(false);
  });

  it("comes for a function's process when the host's is killed", async () => {
    const deployed = written("export const handler = async () => process.pid;");
    const host = fileURLToPath(new URL("./testing/invoke-and-wait.ts", import.meta.url));
    const parent = spawn(process.execPath, [host, JSON.stringify(deployed)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = (await once(parent.stdout, "data")) as [Buffer];
    const pid = Number(said.toString());
    expect(isRunning(pid)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
