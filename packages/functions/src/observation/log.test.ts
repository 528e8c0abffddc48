import { setImmediate } from "node:timers/promises";
import { Failure } from "@invitations/core/failure";
import { afterEach, describe, expect, it, vi } from "vitest";
import { logLines } from "../testing/log-lines.ts";
import { boltLogger } from "./bolt-logger.ts";
import { Invocation, invocation, invoked } from "./invocation.ts";
import { createLog } from "./log.ts";

const log = createLog("announcer", ["xoxb-token", "external-id-1"]);
const aRequest = (id: string, account: string) => ({ id, account: { id: account } });
const [ONE, TWO] = [aRequest("inv-one", "111111111111"), aRequest("inv-two", "222222222222")];

afterEach(() => vi.unstubAllEnvs());

describe("a line", () => {
  it("names the function, and what it is told", async () => {
    expect(await logLines(() => log.info("Done", { status: 200 }))).toEqual([
      {
        level: "INFO",
        timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
        service: "announcer",
        message: "Done",
        status: 200,
      },
    ]);
  });

  it("names the invocation, and its request and account once they are known", async () => {
    const given = { request: ONE.id, step: "announce", execution: "arn:execution" };
    const lines = await logLines(() =>
      invoked(new Invocation({ awsRequestId: "aws-1" }, given), async () => {
        log.info("before");
        invocation()?.reads(ONE);
        invocation()?.reads(TWO);
        log.info("after");
      }),
    );
    expect(lines[0]).toMatchObject({ function_request_id: "aws-1", ...given });
    expect(lines[0]).not.toHaveProperty("account");
    expect(lines[1]).toMatchObject({ ...given, account: "111111111111" });
  });

  it("names the trace of X-Ray that Lambda gives just then, and none where it gives none", async () => {
    const lines = await logLines(() =>
      invoked(new Invocation({}, {}), async () => {
        log.info("untraced");
        vi.stubEnv(
          "_X_AMZN_TRACE_ID",
          "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1",
        );
        log.info("traced");
      }),
    );
    expect(lines[0]).not.toHaveProperty("xray_trace_id");
    expect(lines[1]).toMatchObject({ xray_trace_id: "1-67891233-abcdef012345678912345678" });
  });

  it("never bears what another invocation knows, in one process or after it", async () => {
    const one = async (request: typeof ONE) => {
      invocation()?.reads(request);
      for (let round = 0; round < 3; round += 1) {
        await setImmediate();
        log.info(request.id);
      }
    };
    const lines = await logLines(async () => {
      await Promise.all([ONE, TWO].map((about) => invoked(new Invocation({}, {}), () => one(about))));
      log.info("nobody");
      await invoked(new Invocation({}, {}), async () => log.info("nobody"));
    });
    expect(lines).toHaveLength(8);
    const told = lines.map(({ message, request, account }) => [message, request, account]);
    for (const [message, request, account] of told) {
      expect([request, account]).toEqual(
        message === ONE.id
          ? [ONE.id, ONE.account.id]
          : message === TWO.id
            ? [TWO.id, TWO.account.id]
            : [undefined, undefined],
      );
    }
  });

  it("is about what was recorded, rather than what was read before", async () => {
    const about = async (touch: (current: Invocation) => void) => {
      const current = new Invocation({}, {});
      touch(current);
      return current.keys();
    };
    expect(
      await about((current) => {
        current.reads(ONE);
        current.reads(TWO);
        current.records(TWO, "requested");
      }),
    ).toEqual({ request: TWO.id, account: TWO.account.id });
    expect(
      await about((current) => {
        current.records(ONE, "decided");
        current.records(TWO, "decided");
      }),
    ).toEqual({ requests: 2 });
    expect(await about((current) => current.looksAt({ account: "333333333333" }))).toEqual({
      account: "333333333333",
    });
    expect(await about((current) => current.looksAt({ errand: "lst-1" }))).toEqual({ errand: "lst-1" });
    const errand = new Invocation({}, { errand: "lst-1", step: "open-listed" });
    errand.records(ONE, "requested");
    expect(errand.keys()).toEqual({ errand: "lst-1", step: "open-listed" });
  });
});

describe("an error", () => {
  const errorIn = async (error: Error) => (await logLines(() => log.error("Failed", { error })))[0]?.error;

  it("that AWS is expected to give has its name, its AWS request ids and no stack", async () => {
    const cause = Object.assign(new Error("Rate exceeded"), {
      name: "TooManyRequestsException",
      $metadata: { requestId: "aws-2" },
      $response: { body: "all of it" },
    });
    expect(await errorIn(new Failure("Throttled", "Slow down.", ["aws-1", "aws-2"], cause))).toEqual({
      name: "Throttled",
      message: "Slow down.",
      aws_request_ids: ["aws-1", "aws-2"],
      cause: { name: "TooManyRequestsException", message: "Rate exceeded", aws_request_ids: ["aws-2"] },
    });
  });

  it("that nobody expected has the stack, also of those that it is made of", async () => {
    const inner = Object.assign(new TypeError("inner"), { code: "ECONNRESET" });
    const error = new AggregateError([inner], "outer", { cause: new Error("why") });
    expect(await errorIn(error)).toMatchObject({
      name: "AggregateError",
      message: "outer",
      stack: expect.stringContaining("log.test.ts"),
      cause: { message: "why", stack: expect.stringContaining("log.test.ts") },
      errors: [{ name: "TypeError", code: "ECONNRESET", stack: expect.stringContaining("log.test.ts") }],
    });
  });

  it("holds no address and no secret, wherever it says it", async () => {
    const error = new Error("root@example.com", { cause: new Error("xoxb-token for external-id-1") });
    const [line] = await logLines(() =>
      log.warn("To root@example.com", { error, deep: [{ a: "a@b.example" }] }),
    );
    const text = JSON.stringify(line);
    for (const secret of ["@example.com", "xoxb-token", "external-id-1", "a@b.example"])
      expect(text).not.toContain(secret);
    expect(line).toMatchObject({ message: "To [e-mail]", deep: [{ a: "[e-mail]" }] });
  });
});

it("Slack's libraries write to the same log, but for what quotes people", async () => {
  const bolt = boltLogger(log);
  const lines = await logLines(() => {
    bolt.debug("body: the secret plan");
    bolt.warn("Slow", 3);
    bolt.error("A listener failed.", new Error("Slack is away"));
  });
  expect(lines.map(({ level, message }) => [level, message])).toEqual([
    ["WARN", "Slow 3"],
    ["ERROR", "A listener failed. Slack is away"],
  ]);
  expect(lines[1]?.error).toMatchObject({ message: "Slack is away" });
});
