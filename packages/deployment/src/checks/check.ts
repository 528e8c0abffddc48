import { attributesOf } from "../graph/attributes.ts";
import type { Graph, Resource, Value } from "../graph/graph.ts";
import { kindOf } from "../graph/kind.ts";

/** Reads a graph and says in a sentence each what is wrong with it; nothing where all is well. */
export type Check = (graph: Graph) => string[] | Promise<string[]>;

/** The resources of these kinds, such as `sqs.Queue`. */
export function ofKind({ resources }: Graph, ...kinds: string[]): Resource[] {
  return resources.filter(({ type }) => kinds.includes(kindOf(type)));
}

/** The ARN that a resource would have. */
export function arnOf({ credentials }: Graph, { type, name, inputs }: Resource): string {
  return String(attributesOf(type, name, inputs, credentials).arn);
}

export const arnsOf = (graph: Graph, ...kinds: string[]): string[] =>
  ofKind(graph, ...kinds).map((resource) => arnOf(graph, resource));

/** What lies at this path of an input, such as `at(inputs, "target", "arn")`. */
export function at(value: Value | undefined, ...path: (string | number)[]): Value | undefined {
  return path.reduce<Value | undefined>((inner, key) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return (inner as Record<string | number, Value>)[key];
  }, value);
}

/** AWS takes a single value for a list of one. */
export function listOf(value: Value | undefined): Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
