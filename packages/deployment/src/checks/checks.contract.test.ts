import { DescribeStateMachineCommand, paginateListStateMachines, SFNClient } from "@aws-sdk/client-sfn";
import { useWorld } from "@invitations/sandbox/journeys/use-world";
import { validate } from "@invitations/workflow/definition/testing/validate";
import { beforeAll, describe, expect, it } from "vitest";
import { evaluateGraph } from "../graph/evaluate.ts";
import type { Graph } from "../graph/graph.ts";
import { alarms, dashboards, reached } from "./alarms.ts";
import { encryption, logs, retention } from "./at-rest.ts";
import { type Check, ofKind } from "./check.ts";
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
}, 300_000);

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

describe("what a deployment would make, beside the practice world, which is such a deployment", () => {
  const { world } = useWorld();

  function definitions(): Record<string, string> {
    return Object.fromEntries(
      ofKind(graph, "sfn.StateMachine").map(({ inputs }) => [inputs.name, String(inputs.definition)]),
    );
  }

  it("deploys the machines that the practice world runs, byte for byte", async () => {
    const { aws, regions, accounts } = world().ready;
    const [region = ""] = regions;
    const administrator = accounts.find(({ kind }) => kind === "administrator");
    if (!administrator) throw new Error("The world has no administrator account.");
    const client = new SFNClient({ endpoint: aws, region, credentials: administrator });
    const practised: Record<string, string> = {};
    for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {})) {
      for (const { stateMachineArn, name = "" } of stateMachines) {
        const { definition } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
        practised[name] = definition ?? "";
      }
    }
    client.destroy();
    expect(Object.keys(practised).length).toBeGreaterThan(0);
    expect(definitions()).toEqual(practised);
  });

  it("deploys machines that the language allows", () => {
    for (const [name, definition] of Object.entries(definitions())) {
      const verdict = validate(JSON.parse(definition));
      expect(verdict.isValid, `${name}: ${verdict.errorsText()}`).toBe(true);
    }
  });
});
