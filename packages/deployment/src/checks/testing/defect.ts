import type { Graph, Resource, Value } from "../../graph/graph.ts";

/** Something that a check finds: its name, what is wrong, how a sound graph comes to have it, and what is said of it. */
export type Defect = readonly [check: string, what: string, make: Change, finding: RegExp];
type Change = (graph: Graph) => Graph;

/** One resource is otherwise. */
export function otherwise(
  name: string,
  change: (inputs: Record<string, Value>, resource: Resource) => void,
): Change {
  return (graph) => {
    const changed = structuredClone(graph);
    const resource = changed.resources.find((candidate) => candidate.name === name);
    if (!resource) throw new Error(`The graph has no ${name}.`);
    change(resource.inputs, resource);
    return changed;
  };
}

/** One resource is not there. */
export const without =
  (name: string): Change =>
  (graph) => ({ ...graph, resources: graph.resources.filter((resource) => resource.name !== name) });

/** One resource comes on top. */
export const beside =
  (type: string, name: string, inputs: Record<string, Value>): Change =>
  (graph) => ({ ...graph, resources: [...graph.resources, { type, name, inputs }] });

/** A policy document that begins with this statement. */
export function begin(document: Value | undefined, statement: object): string {
  const { Version, Statement } = JSON.parse(String(document));
  return JSON.stringify({ Version, Statement: [statement, ...Statement] });
}

/** One role may do something more. */
export function granted(role: string, statement: object): Change {
  return otherwise(role, (inputs) => {
    const [policy] = inputs.inlinePolicies as { policy: string }[];
    if (policy) policy.policy = begin(policy.policy, { Sid: "Added", Effect: "Allow", ...statement });
  });
}
