import { Failure } from "@invitations/core/failure";
import { describe, expect, it } from "vitest";
import { observe } from "./observation/observation.ts";
import { stepHandler } from "./step-handler.ts";
import { logLines, metricsIn } from "./testing/log-lines.ts";

const thrown: Record<string, Error> = {
  throttled: new Failure("Throttled", "Slow down.", ["aws-9"]),
  busy: Object.assign(new Error("Others were faster."), { name: "HistoryBusy" }),
  denied: new Failure("RoleNotAssumable", "root@example.com may not.", ["aws-9"]),
  broken: new TypeError("undefined is no function"),
};
const handler = stepHandler(observe("member-steps", "deployment"), {
  examine: async (input) => ({ saw: input }),
  "announce-readiness": async () => ({ ready: 2, notReady: 1 }),
  ...Object.fromEntries(
    Object.entries(thrown).map(([name, error]) => [
      name,
      async () => {
        throw error;
      },
    ]),
  ),
});
const context = { awsRequestId: "aws-1" };

describe("a step", () => {
  it("is logged with its request, execution and Region, and gets all that it was sent", async () => {
    const event = {
      step: "examine",
      request: "inv-1",
      execution: "arn:e",
      region: "us-east-1",
      taskToken: "a token",
    };
    let result: unknown;
    const lines = await logLines(async () => {
      result = await handler(event, context);
    });
    expect(result).toEqual({ saw: event });
    expect(lines).toMatchObject([
      {
        level: "INFO",
        message: "examine done",
        service: "member-steps",
        step: "examine",
        request: "inv-1",
        execution: "arn:e",
        region: "us-east-1",
        function_request_id: "aws-1",
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain("a token");
  });

  it("of an errand is logged with the errand, and with its account where there is one", async () => {
    const lines = await logLines(async () => {
      await handler({ step: "examine", errand: "readiness-1", input: {} }, context);
      await handler({ step: "examine", errand: "readiness-1", account: "111122223333", input: {} }, context);
    });
    expect(lines[0]).toMatchObject({ errand: "readiness-1" });
    expect(lines[0]).not.toHaveProperty("account");
    expect(lines[1]).toMatchObject({ errand: "readiness-1", account: "111122223333" });
  });

  it("that ends a scan of all accounts tells how many are ready", async () => {
    const lines = await logLines(() => handler({ step: "announce-readiness", errand: "readiness-1" }));
    expect(metricsIn(lines)).toMatchObject([
      { AccountsReady: 2, AccountsNotReady: 1, service: "deployment", errand: "readiness-1" },
    ]);
  });

  it.each([
    ["throttled", "INFO", false],
    ["busy", "INFO", false],
    ["denied", "WARN", false],
    ["broken", "ERROR", true],
  ])("that fails is logged and thrown on: %s, as %s", async (step, level, withStack) => {
    const lines = await logLines(() =>
      expect(handler({ step, request: "inv-1" }, context)).rejects.toBe(thrown[step]),
    );
    expect(lines).toMatchObject([{ level, step, request: "inv-1", error: { name: thrown[step]?.name } }]);
    const [{ error } = {}] = lines;
    expect(Object.hasOwn(error as object, "stack")).toBe(withStack);
    expect(JSON.stringify(lines)).not.toContain("example.com");
  });

  it("that nobody knows is an error", async () => {
    await expect(handler({ step: "toString", request: "inv-1" })).rejects.toThrow('has no step "toString"');
    await expect(handler({ step: "examine" })).rejects.toThrow();
  });
});
