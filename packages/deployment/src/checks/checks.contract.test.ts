import { beforeAll, describe, expect, it } from "vitest";
import { evaluateGraph } from "../graph/evaluate.ts";
import type { Graph } from "../graph/graph.ts";
import { alarms, dashboards, reached } from "./alarms.ts";
import { encryption, logs, retention } from "./at-rest.ts";
import type { Check } from "./check.ts";
import { deadLetters } from "./dead-letters.ts";
import { limits } from "./limits.ts";
import { permissions } from "./permissions.ts";
import { door, functions, machines } from "./running.ts";
import { alarmsDefects } from "./testing/alarms.ts";
import { atRestDefects } from "./testing/at-rest.ts";
import { deadLettersDefects } from "./testing/dead-letters.ts";
import { limitsDefects } from "./testing/limits.ts";
import { permissionsDefects } from "./testing/permissions.ts";
import { runningDefects } from "./testing/running.ts";
import { trustDefects } from "./testing/trust.ts";
import { sharing, trust } from "./trust.ts";
import { watched } from "./watched.ts";

const CHECKS = {
  trust,
  sharing,
  permissions,
  encryption,
  retention,
  logs,
  functions,
  door,
  machines,
  deadLetters,
  limits,
  alarms,
  reached,
  dashboards,
  watched,
} satisfies Record<string, Check>;

const DEFECTS = [
  ...trustDefects,
  ...permissionsDefects,
  ...atRestDefects,
  ...runningDefects,
  ...deadLettersDefects,
  ...limitsDefects,
  ...alarmsDefects,
];

let graph: Graph;
beforeAll(async () => {
  graph = await evaluateGraph({ stage: "practice" });
}, 60_000);

describe("what a deployment would make", () => {
  it.each(Object.entries(CHECKS))("is sound: %s", async (_, check) => {
    expect(await check(graph)).toEqual([]);
  });
});

describe("a check that cannot fail proves nothing", () => {
  const named = new Map<string, Check>(Object.entries(CHECKS));

  it.each(DEFECTS)("%s finds %s", async (check, _, make, finding) => {
    expect((await named.get(check)?.(make(graph)))?.join("\n")).toMatch(finding);
  });

  it("each check finds something", () => {
    expect(new Set(DEFECTS.map(([check]) => check))).toEqual(new Set(named.keys()));
  });
});
