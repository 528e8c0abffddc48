import type { Resource, Value } from "../graph/graph.ts";
import { at, type Check, listOf, ofKind } from "./check.ts";

/** What looks like a secret of Slack or of AWS. */
const SECRET = /xox[abeprs]-|xapp-|^[0-9a-f]{32}$|AKIA[0-9A-Z]{16}/;

/** Every function says what it runs on, how much of it and for how long; nothing is left to a default. */
export const functions: Check = (graph) =>
  ofKind(graph, "lambda.Function").flatMap((resource) => {
    const { name, inputs } = resource;
    const { architectures, runtime, timeout, memorySize, environment, packageType } = inputs;
    const variables = Object.values((at(environment, "variables") ?? {}) as Record<string, Value>);
    return [
      ...(listOf(architectures).join() === "arm64" ? [] : ["does not run on arm64"]),
      ...(runtime === "nodejs24.x" ? [] : [`runs on ${runtime}`]),
      ...(packageType === "Zip" ? [] : ["is no zip"]),
      ...(Number(timeout) > 0 && Number(timeout) <= 900 ? [] : ["has no timeout"]),
      ...(Number(memorySize) >= 128 ? [] : ["has no size"]),
      ...(at(inputs, "tracingConfig", "mode") === "Active" ? [] : ["leaves no traces"]),
      ...(at(inputs, "loggingConfig", "logFormat") === "JSON" ? [] : ["does not log JSON"]),
      ...(variables.some((value) => SECRET.test(String(value))) ? ["has a secret in its environment"] : []),
    ].map((what) => `${name} ${what}.`);
  });

/** The address for Slack takes one kind of request, and not more of them than was decided. */
export const door: Check = (graph) => {
  const routes = ofKind(graph, "apigatewayv2.Route");
  const limited = ({ inputs }: Resource, key: string) => Number(at(inputs, "defaultRouteSettings", key)) > 0;
  return [
    ...routes
      .filter(({ inputs }) => !/^POST \/\S+$/.test(String(inputs.routeKey)))
      .map(({ name, inputs }) => `${name} takes ${inputs.routeKey}.`),
    ...ofKind(graph, "apigatewayv2.Integration")
      .filter(({ inputs: { timeoutMilliseconds: given } }) => !(Number(given) > 0 && Number(given) <= 30_000))
      .map(({ name }) => `${name} has no timeout.`),
    ...ofKind(graph, "apigatewayv2.Stage")
      .filter((stage) => !limited(stage, "throttlingRateLimit") || !limited(stage, "throttlingBurstLimit"))
      .map(({ name }) => `${name} takes any number of requests.`),
    ...ofKind(graph, "lambda.FunctionUrl").map(({ name }) => `${name} is a second way in.`),
  ];
};

/** Machines trace, and none of their tasks waits for ever. */
export const machines: Check = (graph) =>
  ofKind(graph, "sfn.StateMachine").flatMap(({ name, inputs }) => [
    ...(inputs.type === "STANDARD" ? [] : [`${name} is not of the kind that waits for people.`]),
    ...(at(inputs, "tracingConfiguration", "enabled") === true ? [] : [`${name} leaves no traces.`]),
    ...tasksOf(JSON.parse(String(inputs.definition)))
      .filter(([, task]) => !("TimeoutSeconds" in task))
      .map(([state]) => `${name}: ${state} has no timeout.`),
  ]);

interface States {
  States?: Record<string, { Type: string; ItemProcessor?: States; Branches?: States[] }>;
}

function tasksOf({ States = {} }: States): [string, object][] {
  return Object.entries(States).flatMap(([name, state]) => [
    ...(state.Type === "Task" ? [[name, state] as [string, object]] : []),
    ...[state.ItemProcessor ?? {}, ...(state.Branches ?? [])].flatMap(tasksOf),
  ]);
}
