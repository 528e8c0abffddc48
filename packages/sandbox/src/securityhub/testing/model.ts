import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as sdk from "@aws-sdk/client-securityhub";
import type { AwsReply } from "../../wire/service.ts";

/**
 * The service model that the SDK ships, read from its schemas. There a simple type is a number, a list
 * `[1, namespace, name, traits, item]`, a map `[2, …, key, value]`, a structure `[3, …, names, members]`, an
 * error `[-3, …]` alike, and an operation `[9, namespace, name, traits, input, output]`; a member with traits
 * of its own is `[schema, traits]`.
 */
type Schema = number | (() => unknown) | readonly unknown[];

const exported = sdk as unknown as Record<string, Schema | undefined>;

/** `POST /members`, as the model binds the operation. */
export function modelledRoute(operation: string): string {
  const traits = tuple(exported[`${operation}$`])[3] as { http: [string, string, number] };
  return `${traits.http[0]} ${traits.http[1]}`;
}

/** Names of the errors that the model declares for the operation. The SDK ships them in its documentation. */
export function declaredErrors(operation: string): string[] {
  const home = dirname(createRequire(import.meta.url).resolve("@aws-sdk/client-securityhub/package.json"));
  const text = readFileSync(join(home, `dist-types/commands/${operation}Command.d.ts`), "utf8");
  return [...text.matchAll(/@throws \{@link (\w+Exception)\}/g)]
    .map((found) => found[1] ?? "")
    .filter((name) => name !== "SecurityHubServiceException");
}

/** HTTP status of a modelled error; `undefined` for one that the model does not know. */
export function modelledStatus(error: string): number | undefined {
  const schema = exported[`${error}$`];
  return schema && (tuple(schema)[3] as { httpError: number }).httpError;
}

/** Names of the members of the operation's output, those of structures inside as `Members.AccountId`. */
export function modelledMembers(operation: string): string[] {
  return membersOf(tuple(exported[`${operation}$`])[5], "");
}

function membersOf(schema: unknown, prefix: string): string[] {
  const resolved = resolve(schema);
  if (typeof resolved === "number") return [];
  if (resolved[0] === 1) return membersOf(resolved[4], prefix);
  const names = (resolved[4] ?? []) as string[];
  const schemas = (resolved[5] ?? []) as unknown[];
  return names.flatMap((name, index) => {
    const path = prefix ? `${prefix}.${name}` : name;
    return [path, ...membersOf(schemas[index], path)];
  });
}

/** What is wrong with a reply, by the model: empty if nothing is. `seen` gathers the members that it has. */
export function faultsOfReply(operation: string, reply: AwsReply, seen: Set<string>): string[] {
  if (reply.body === "") return [];
  const body: unknown = JSON.parse(reply.body);
  return reply.status === 200
    ? faultsOf(tuple(exported[`${operation}$`])[5], body, "", seen)
    : faultsOfError(reply, body);
}

function faultsOfError(reply: AwsReply, body: unknown): string[] {
  const named = reply.headers?.["x-amzn-errortype"] ?? "";
  const status = modelledStatus(named);
  const wrongStatus = status !== undefined && status !== reply.status;
  // Exceptions outside the model have the shape of those inside it.
  const shape = exported[`${named}$`] ?? exported.InvalidInputException$;
  return [
    ...(named === "" ? ["no x-amzn-errortype"] : []),
    ...(wrongStatus ? [`${named} has status ${reply.status}, the model has ${status}`] : []),
    ...faultsOf(shape, body, "", new Set()),
    ...((body as { Code?: unknown }).Code === named ? [] : [`Code is not ${named}`]),
  ];
}

function faultsOf(schema: unknown, value: unknown, path: string, seen: Set<string>): string[] {
  const resolved = resolve(schema);
  if (typeof resolved === "number") return faultsOfSimple(resolved, value, path);
  switch (resolved[0]) {
    case 1:
      if (!Array.isArray(value)) return [`${path} is no list`];
      return value.flatMap((item) => faultsOf(resolved[4], item, path, seen));
    case 3:
    case -3:
      return faultsOfStructure(resolved, value, path, seen);
    default:
      throw new Error(`${path} has a schema that this test does not know: ${JSON.stringify(resolved)}`);
  }
}

function faultsOfStructure(schema: readonly unknown[], value: unknown, path: string, seen: Set<string>) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no structure`];
  const names = schema[4] as string[];
  const schemas = schema[5] as unknown[];
  return Object.entries(value).flatMap(([name, inner]): string[] => {
    const inside = path ? `${path}.${name}` : name;
    seen.add(inside);
    const index = names.indexOf(name);
    return index < 0 ? [`${inside} is unknown to the model`] : faultsOf(schemas[index], inner, inside, seen);
  });
}

function faultsOfSimple(schema: number, value: unknown, path: string): string[] {
  // 64 marks a list of the simple type that is left when it is taken off.
  if (schema >= 64 && schema < 128)
    return Array.isArray(value)
      ? value.flatMap((item) => faultsOfSimple(schema - 64, item, path))
      : [`${path} is no list`];
  // 128 marks a map to it.
  if (schema >= 128 && typeof value === "object" && value !== null)
    return Object.values(value).flatMap((inner) => faultsOfSimple(schema - 128, inner, path));
  const wanted: Record<number, (value: unknown) => boolean> = {
    0: (text) => typeof text === "string",
    1: (number) => typeof number === "number",
    2: (truth) => typeof truth === "boolean",
    5: (time) => typeof time === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time),
  };
  const fits = wanted[schema];
  if (!fits) throw new Error(`${path} is of type ${schema}, which this test does not know.`);
  return fits(value) ? [] : [`${path} is not of type ${schema}: ${JSON.stringify(value)}`];
}

function resolve(schema: unknown): number | readonly unknown[] {
  if (typeof schema === "function") return resolve(schema());
  if (typeof schema === "number") return schema;
  if (!Array.isArray(schema)) throw new Error(`No schema: ${String(schema)}`);
  // A member with traits of its own, unless it is a schema, whose second part is the namespace.
  return schema.length === 2 && typeof schema[1] !== "string" ? resolve(schema[0]) : schema;
}

function tuple(schema: unknown): readonly unknown[] {
  const resolved = resolve(schema);
  if (typeof resolved === "number")
    throw new Error(`A simple type stands where a structure should: ${resolved}`);
  return resolved;
}
