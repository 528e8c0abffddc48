import { FUNCTIONS } from "@invitations/functions/deployment/names";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Graph, Resource } from "../graph/graph.ts";
import { ASSUMED, DAYS, HOURS, WEEKS } from "./assumptions.ts";
import { monthOf, ordinaryMonth } from "./month.ts";
import { add, costOf, PRICES, type Price, type PriceName, times } from "./prices.ts";
import { standing } from "./standing.ts";

const resource = (type: string, inputs: Resource["inputs"] = {}): Resource => ({ type, name: type, inputs });

/** Six functions of a gigabyte each, and nothing that costs by being there. */
const graph: Graph = {
  app: { name: "app", stage: "s", home: "aws", removal: "retain", protect: true, providers: {} },
  credentials: { account: "999988887777", region: "us-east-1", partition: "aws" },
  outputs: {},
  resources: FUNCTIONS.map((name) =>
    resource("aws:lambda/function:Function", { name: `app-s-${name}`, memorySize: 1024 }),
  ),
};
const total = (usage: Partial<Record<PriceName, number>>) =>
  (Object.entries(usage) as [PriceName, number][]).reduce((sum, [name, used]) => sum + costOf(name, used), 0);

describe("what is there costs, whatever happens:", () => {
  it("an alarm by its metrics, a dashboard, a key, a secret", () => {
    const queries = [{ id: "all", expression: "SUM(METRICS())" }, { metric: {} }, { metric: {} }];
    const resources = [
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", { metricName: "Errors" }),
      resource("aws:cloudwatch/metricAlarm:MetricAlarm", { metricQueries: queries }),
      resource("aws:cloudwatch/dashboard:Dashboard"),
      resource("aws:kms/key:Key"),
      resource("aws:secretsmanager/secret:Secret"),
      resource("aws:secretsmanager/secret:Secret"),
      resource("aws:sfn/stateMachine:StateMachine"),
      resource("sst:aws:Function"),
    ];
    const usage = standing(resources);
    expect(usage).toEqual({ alarm: 3, dashboard: 1, key: 1, secret: 2 });
    expect(total(usage)).toBeCloseTo(0.3 + 3 + 1 + 0.8, 10);
  });

  it("and a kind of which nobody has said what it costs is refused", () => {
    const gateway = resource("aws:ec2/natGateway:NatGateway");
    expect(() => standing([gateway])).toThrow("Nobody has said what ec2.NatGateway costs");
  });
});

it("a month adds up to what is counted in it", () => {
  const usage = monthOf(graph, { accounts: 100, regions: 3, first: false });
  // Five requests, each of 21 states and 6 for each Region, and two attempts more for each Region.
  const requests = 5 * (21 + 3 * (6 + 2));
  expect(usage.transition).toBeCloseTo(requests + DAYS * 3 + WEEKS * (4 + 2 * 100), 6);
  const acts = 5 * 6 + 200;
  expect(usage.apiRequest).toBe(acts);
  const invoked = 5 * (13 + 3 * (4 + 2)) + acts + DAYS * 2 + WEEKS * (2 + 100) + HOURS;
  expect(usage.invocation).toBeCloseTo(invoked, 6);
  expect(usage.schedule).toBeCloseTo(DAYS + WEEKS + HOURS, 6);
  expect(usage.write).toBeCloseTo(5 * (11 + 3 * 3) * 12 + WEEKS * 100 * 10, 6);
});

it("more accounts, more Regions and the first month never cost less", () => {
  const counts = fc.integer({ min: 1, max: 1_000 });
  const regions = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(counts, counts, regions, regions, fc.boolean(), (one, other, here, there, first) => {
      const cost = (accounts: number, regions: number, isFirst = first) =>
        total(monthOf(graph, { accounts, regions, first: isFirst }));
      const [few, many] = [Math.min(one, other), Math.max(one, other)];
      const [near, far] = [Math.min(here, there), Math.max(here, there)];
      expect(cost(many, near, many > 1 && first)).toBeGreaterThanOrEqual(cost(few, near, false));
      expect(cost(many, far)).toBeGreaterThanOrEqual(cost(many, near));
      if (many >= ASSUMED.fewestRequests) {
        expect(cost(many, near, true)).toBeGreaterThanOrEqual(cost(many, near, false));
      }
    }),
  );
});

it("a graph without one of the functions is refused", () => {
  const without = { ...graph, resources: graph.resources.slice(1) };
  expect(() => monthOf(without, ordinaryMonth(10))).toThrow("The graph has no function slack-door.");
});

it("usage adds up by what is paid for", () => {
  expect(add({ write: 1, read: 2 }, {}, { write: 3 })).toEqual({ write: 4, read: 2 });
  expect(times(3, { write: 2, key: 1 })).toEqual({ write: 6, key: 3 });
});

it.each(Object.entries(PRICES) as [string, Price][])("the price %s names its pages", (_, price) => {
  expect(price.usd).toBeGreaterThan(0);
  expect(price.page).toMatch(/^https:\/\/aws\.amazon\.com\/[\w/-]+\/$/);
  if (price.confirmed) expect(price.confirmed.by).toMatch(/^https:\/\//);
});
