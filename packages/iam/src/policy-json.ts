import { duplicateKey } from "./duplicate-key.ts";
import { isObject } from "./read-statement.ts";

/** A policy document taken apart, its statements as they stand, or why that was not possible. */
export type PolicyJson =
  | {
      statements: readonly unknown[];
      /** What stands in the document beside its statements: Version and Id. */
      head: Readonly<Record<string, unknown>>;
      unread?: undefined;
    }
  | { unread: string; statements?: undefined };

const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17", undefined];
const ELEMENTS = ["Version", "Id", "Statement"];

/** Takes a policy document of any kind apart, percent-encoded as IAM gives it or plain. Never throws. */
export function policyJson(text: string): PolicyJson {
  const json = decode(text);
  if (json === undefined) return { unread: "The document is not percent-encoded as IAM does it." };
  const document = parse(json);
  if (document === NOT_JSON) return { unread: "The document is not JSON." };
  const twice = duplicateKey(json);
  if (twice !== undefined) return { unread: `The document has "${twice}" twice in one place.` };
  if (!isObject(document)) return { unread: "The document is not a JSON object." };
  const strange = Object.keys(document).find((name) => !ELEMENTS.includes(name));
  if (strange !== undefined) {
    return { unread: `The document has the element "${strange}", which is not known here.` };
  }
  const { Statement: given, ...head } = document;
  if (!VERSIONS.includes(head.Version)) {
    return { unread: "The document has a Version that is neither 2012-10-17 nor 2008-10-17." };
  }
  if (given === undefined) return { unread: "The document has no Statement." };
  return { statements: Array.isArray(given) ? given : [given], head };
}

/** Plain JSON begins with its brace, which is never left as it is by an encoding. */
function decode(text: string): string | undefined {
  if (/^\s*\{/.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

const NOT_JSON = Symbol("not JSON");

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // A RangeError comes from a text that is nested deeper than any policy.
    if (error instanceof SyntaxError || error instanceof RangeError) return NOT_JSON;
    throw error;
  }
}
