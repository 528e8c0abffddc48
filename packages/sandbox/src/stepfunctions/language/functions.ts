import { createHash, randomUUID } from "node:crypto";
import jsonata from "jsonata";

const ALGORITHMS = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];

/** Longest array that `$range` may make. */
const LONGEST_RANGE = 1000;

/**
 * What Step Functions adds to JSONata 2.0.6 (developer guide, "JSONata functions provided by Step Functions"),
 * and what it takes away: `$eval`. Time comes from the world's clock.
 */
export function stepFunctionsFunctions(now: () => Date): Record<string, unknown> {
  return {
    partition,
    range,
    hash,
    random,
    uuid: () => randomUUID(),
    parse: (text: unknown) => {
      if (text === undefined) return undefined;
      if (typeof text !== "string") throw new Error("$parse takes a string of JSON.");
      return JSON.parse(text);
    },
    // Bound to nothing, it hides the built-in function of that name.
    eval: undefined,
    millis: () => now().getTime(),
    now: (picture?: string, timezone?: string) => formatted(now(), picture, timezone),
  };
}

function partition(array: unknown, size: unknown): unknown {
  if (array === undefined) return undefined;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1)
    throw new Error("$partition takes a whole number above 0 as its second argument.");
  const items = Array.isArray(array) ? array : [array];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function range(first: unknown, last: unknown, delta: unknown): number[] {
  if (typeof first !== "number" || typeof last !== "number" || typeof delta !== "number" || delta === 0)
    throw new Error("$range takes three numbers, and the third is not 0.");
  const length = Math.max(Math.floor((last - first) / delta) + 1, 0);
  if (length > LONGEST_RANGE) throw new Error(`$range makes at most ${LONGEST_RANGE} items.`);
  return Array.from({ length }, (_, index) => first + index * delta);
}

function hash(data: unknown, algorithm: unknown): unknown {
  if (data === undefined) return undefined;
  if (typeof algorithm !== "string" || !ALGORITHMS.includes(algorithm))
    throw new Error(`$hash takes one of ${ALGORITHMS.join(", ")} as its second argument.`);
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return createHash(algorithm.toLowerCase().replace("-", "")).update(text).digest("hex");
}

/** Between 0 (included) and 1 (excluded); the same seed gives the same number. */
function random(seed?: unknown): number {
  if (seed === undefined) return Math.random();
  if (typeof seed !== "number") throw new Error("$random takes a number as its seed.");
  return createHash("sha256").update(String(seed)).digest().readUInt32BE(0) / 2 ** 32;
}

/** JSONata's own `$now` reads the machine's clock; its `$fromMillis` formats the same way. */
async function formatted(at: Date, picture?: string, timezone?: string): Promise<unknown> {
  const bindings = { at: at.getTime(), picture, timezone };
  return jsonata("$fromMillis($at, $picture, $timezone)").evaluate(undefined, bindings);
}
