import { afterEach, expect, it, vi } from "vitest";
import { logLines } from "../testing/log-lines.ts";
import { Invocation, invoked } from "./invocation.ts";
import { METRICS, type MetricName } from "./measures.ts";
import { createMetrics } from "./metrics.ts";

const tell = createMetrics("securityhub-invitations-production", "slack-door");

afterEach(() => vi.unstubAllEnvs());

it("writes what CloudWatch's embedded metric format wants, with what it is about beside it", async () => {
  const before = Date.now();
  const [line = {}, ...more] = await logLines(() =>
    invoked(new Invocation({ awsRequestId: "aws-1" }, {}), async () => {
      tell(
        { values: { Decisions: 1, TimeToDecide: 90 }, by: { kind: "join", decision: "accept" } },
        { request: "inv-1", account: "111122223333", event: "decided" },
      );
    }),
  );
  expect(more).toEqual([]);
  expect(line).toEqual({
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: "SecurityHubInvitations",
          Dimensions: [["service"], ["service", "kind", "decision"]],
          Metrics: [
            { Name: "Decisions", Unit: "Count" },
            { Name: "TimeToDecide", Unit: "Seconds" },
          ],
        },
      ],
    },
    service: "securityhub-invitations-production",
    kind: "join",
    decision: "accept",
    Decisions: 1,
    TimeToDecide: 90,
    function: "slack-door",
    function_request_id: "aws-1",
    request: "inv-1",
    account: "111122223333",
    event: "decided",
  });
  const { Timestamp } = line._aws as { Timestamp: number };
  expect(Timestamp).toBeGreaterThanOrEqual(before);
});

it("writes the trace of X-Ray on them as on every line", async () => {
  vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1-67891233-abcdef012345678912345678;Sampled=0");
  const [line] = await logLines(() =>
    invoked(new Invocation({}, {}), async () => tell({ values: { OpenRequests: 1 }, by: {} })),
  );
  expect(line).toMatchObject({ xray_trace_id: "1-67891233-abcdef012345678912345678" });
});

it("keeps nothing of one line for the next", async () => {
  const lines = await logLines(() => {
    tell({ values: { RegionFailures: 1 }, by: { failure: "HubAbsent" } }, { request: "inv-1" });
    tell({ values: { StuckRequests: 0, OpenRequests: 2 }, by: {} });
  });
  expect(lines[1]).toMatchObject({
    _aws: { CloudWatchMetrics: [{ Dimensions: [["service"]] }] },
    StuckRequests: 0,
    OpenRequests: 2,
  });
  for (const key of ["request", "failure", "RegionFailures"]) expect(lines[1]).not.toHaveProperty(key);
});

it("knows a unit of CloudWatch's for every metric", async () => {
  const lines = await logLines(() => {
    for (const name of Object.keys(METRICS) as MetricName[]) tell({ values: { [name]: 1 }, by: {} });
  });
  expect(lines).toHaveLength(Object.keys(METRICS).length);
});
