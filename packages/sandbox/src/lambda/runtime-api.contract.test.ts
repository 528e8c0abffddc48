import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LARGEST_RESPONSE, openRuntimeApi, type RuntimeApi } from "./runtime-api.ts";

const invocation = {
  requestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
  functionArn: "arn:aws:lambda:us-east-2:123456789012:function:door",
  traceId: "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0",
  deadline: 1_542_409_706_888,
  event: '{"step":"invite"}',
};

let api: RuntimeApi;
beforeAll(async () => {
  api = await openRuntimeApi();
});
afterAll(() => api.close());

const call = (path: string, options?: RequestInit) =>
  fetch(`http://${api.address}/2018-06-01/runtime/${path}`, options);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  call(path, { method: "POST", body, headers });

/** Hands out the invocation, takes it and posts its outcome as a runtime does. */
async function posted(kind: "response" | "error", body: string, headers: Record<string, string> = {}) {
  const outcome = api.hand(invocation);
  await (await call("invocation/next")).text();
  const { status } = await post(`invocation/${invocation.requestId}/${kind}`, body, headers);
  return { status, result: await outcome };
}

const thrown = { errorType: "Throttled", errorMessage: "Later.", trace: ["Throttled: Later.", "  at f"] };

describe("the runtime API", () => {
  it("hands out what was asked for before, with its headers, and takes the answer", async () => {
    const next = call("invocation/next");
    expect(await api.initialized).toBeUndefined();
    const outcome = api.hand(invocation);
    const response = await next;
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "lambda-runtime-aws-request-id": invocation.requestId,
      "lambda-runtime-deadline-ms": "1542409706888",
      "lambda-runtime-invoked-function-arn": invocation.functionArn,
      "lambda-runtime-trace-id": invocation.traceId,
    });
    expect(await response.json()).toEqual({ step: "invite" });
    const accepted = await post(`invocation/${invocation.requestId}/response`, '{"done":["a",1,null]}');
    expect([accepted.status, await accepted.json()]).toEqual([202, { status: "OK" }]);
    expect(await outcome).toEqual({ ok: true, payload: { done: ["a", 1, null] } });
  });

  it("takes an error with its type, message and trace", async () => {
    expect(await posted("error", JSON.stringify(thrown))).toEqual({
      status: 202,
      result: { ok: false, ...thrown },
    });
  });

  it("names an error without a body by its header", async () => {
    const headers = { "Lambda-Runtime-Function-Error-Type": "Runtime.NoSuchHandler" };
    expect(await posted("error", "", headers)).toMatchObject({
      status: 202,
      result: { ok: false, errorType: "Runtime.NoSuchHandler" },
    });
  });

  it("refuses the outcome of another invocation, a second one, and a second question", async () => {
    expect((await post(`invocation/${invocation.requestId}/response`, "{}")).status).toBe(400);
    const outcome = api.hand(invocation);
    await (await call("invocation/next")).text();
    expect((await call("invocation/next")).status).toBe(403);
    expect((await post("invocation/another/response", "{}")).status).toBe(400);
    expect((await post(`invocation/${invocation.requestId}/response`, "1")).status).toBe(202);
    expect((await post(`invocation/${invocation.requestId}/response`, "2")).status).toBe(400);
    expect(await outcome).toEqual({ ok: true, payload: 1 });
    expect((await call("invocation/before")).status).toBe(404);
  });

  it("takes a response of 6 MB and 100 bytes, and fails the invocation for one byte more", async () => {
    const text = (bytes: number) => JSON.stringify("x".repeat(bytes - 2));
    expect(await posted("response", text(LARGEST_RESPONSE))).toMatchObject({
      status: 202,
      result: { ok: true },
    });
    expect(await posted("response", text(LARGEST_RESPONSE + 1))).toMatchObject({
      status: 413,
      result: {
        errorType: "Function.ResponseSizeTooLarge",
        errorMessage: "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
      },
    });
    expect(await posted("response", "{not JSON")).toMatchObject({
      result: { ok: false, errorType: "Lambda.Unknown" },
    });
  });

  it("hears why a function cannot be loaded", async () => {
    const another = await openRuntimeApi();
    try {
      const told = await fetch(`http://${another.address}/2018-06-01/runtime/init/error`, {
        method: "POST",
        body: JSON.stringify(thrown),
      });
      expect(told.status).toBe(202);
      expect(await another.initialized).toEqual({ ok: false, ...thrown });
    } finally {
      await another.close();
    }
  });
});
