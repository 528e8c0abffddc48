import { SlackRefusal } from "./refusal.ts";

/** Arguments of a call: strings from a form, or any JSON. */
export type Arguments = Record<string, unknown>;

/** Reads a body as `@slack/web-api` (form) or a plain client (JSON) sends it. */
export function readArguments(contentType: string | undefined, body: string): Arguments {
  const kind = contentType?.split(";")[0]?.trim().toLowerCase();
  if (body === "") return {};
  if (kind === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(body));
  if (kind === undefined) throw new SlackRefusal("missing_post_type");
  if (kind !== "application/json") throw new SlackRefusal("invalid_post_type");
  const parsed = parse(body);
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) {
    throw new SlackRefusal(parsed === undefined ? "invalid_json" : "json_not_object");
  }
  return parsed as Arguments;
}

/** A text argument; an empty one counts as left out. */
export function textOf(given: Arguments, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export const flagOf = (given: Arguments, name: string): boolean =>
  given[name] === true || given[name] === "true" || given[name] === "1" || given[name] === 1;

/** An argument that is JSON: parsed from a form's string, taken as it is from a JSON body. */
export function jsonOf(given: Arguments, name: string): { given: boolean; value: unknown } {
  const value = given[name];
  if (value === undefined || value === null || value === "") return { given: false, value: undefined };
  return { given: true, value: typeof value === "string" ? parse(value) : value };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Left to the caller, who knows which refusal Slack has for it.
    return undefined;
  }
}
