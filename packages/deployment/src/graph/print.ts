import { stringify } from "yaml";
import type { Graph, Resource, Value } from "./graph.ts";
import { kindOf } from "./kind.ts";

/** State machines and dashboards fill pages. */
const TOLD_BY_LENGTH = ["definition", "dashboardBody"];

/** The graph for people: what stands in which file, with its inputs, and in the end how many there are of each kind. */
export function printGraph({ app, credentials, resources }: Graph): string {
  const shown = resources.filter(({ type }) => !inNoCloud(type));
  const files = Map.groupBy(shown, ({ file }) => file ?? "by SST");
  const parts = [...files].toSorted(([one], [other]) => one.localeCompare(other));
  const { account, region, partition } = credentials;
  return [
    `${app.name}, stage ${app.stage}: account ${account}, ${region}, partition ${partition}`,
    ...parts.flatMap(([file, own]) => ["", file, ...own.map(printResource)]),
    "",
    "Of each kind",
    ...countKinds(shown),
    "",
    `${shown.length} resources. ${resources.length - shown.length} more exist for SST alone and nowhere in AWS; --json has them too.`,
  ].join("\n");
}

/** What groups resources in the program, or is made up while deploying. */
const inNoCloud = (type: string) => type.startsWith("sst:") || type.startsWith("random:");

function printResource({ type, name, inputs, options }: Resource): string {
  const given = { ...readable(inputs), ...(options ? { "(Pulumi)": options } : {}) };
  const lines = stringify(given, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd().split("\n");
  return [`  ${kindOf(type)} ${name}`, ...lines.map((line) => `    ${line}`)].join("\n");
}

function countKinds(resources: readonly Resource[]): string[] {
  const kinds = [...Map.groupBy(resources, ({ type }) => kindOf(type))].toSorted(([one], [other]) =>
    one.localeCompare(other),
  );
  return kinds.map(([kind, { length }]) => `  ${String(length).padStart(3)}  ${kind}`);
}

/** Policies and the like are texts of JSON to Pulumi; here they are read as what they say. */
function readable(inputs: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      TOLD_BY_LENGTH.includes(key) && typeof value === "string"
        ? `(${value.length} characters of JSON; --json has them)`
        : readableValue(value),
    ]),
  );
}

function readableValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(readableValue);
  if (typeof value === "object" && value !== null) return readable(value);
  if (typeof value !== "string" || !/^[{[]/.test(value)) return value;
  try {
    return JSON.parse(value) as Value;
  } catch {
    // It only began like JSON.
    return value;
  }
}
