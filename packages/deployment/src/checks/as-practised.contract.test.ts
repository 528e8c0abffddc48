import { DescribeStateMachineCommand, paginateListStateMachines, SFNClient } from "@aws-sdk/client-sfn";
import { useWorld } from "@invitations/sandbox/journeys/use-world";
import validate from "asl-validator";
import { beforeAll, expect, it } from "vitest";
import { evaluateGraph } from "../graph/evaluate.ts";
import type { Graph } from "../graph/graph.ts";
import { ofKind } from "./check.ts";

/** What a deployment of the checked-in settings would make, beside the practice world, which is such a deployment. */
const { world } = useWorld();
let graph: Graph;

beforeAll(async () => {
  graph = await evaluateGraph({ stage: "practice" });
}, 60_000);

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
