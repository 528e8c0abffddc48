/**
 * Longest text that an event keeps, in UTF-16 units. Every text a person may write is shorter by the rules;
 * what is cut is AWS's and Slack's error messages.
 */
export const LONGEST_TEXT = 2_000;

/**
 * Largest event, in bytes of JSON. A request holds one examination and one outcome per Region, so with events
 * of this size its head stays below the 400 KB that an item may have.
 */
export const LARGEST_EVENT = 100_000;

/** Tried one after the other: many messages in one event get less room each. */
const LENGTHS = [LONGEST_TEXT, 500, 100];

/** An event of this size cannot come from the rules. */
export class EventTooLarge extends Error {
  override readonly name = "EventTooLarge";
}

/**
 * The event as it will be stored: its texts cut to a length that fits, marked with `…`, and its shape checked,
 * so that whatever is written can be read back. Throws `EventTooLarge`, or Zod's error for a wrong shape.
 */
export function fitted<Event extends { type: string }>(
  event: Event,
  schema: { parse(event: unknown): Event },
): Event {
  for (const longest of LENGTHS) {
    const shorter = schema.parse(shortened(event, longest));
    if (Buffer.byteLength(JSON.stringify(shorter)) <= LARGEST_EVENT) return shorter;
  }
  throw new EventTooLarge(`A "${event.type}" event has more than ${LARGEST_EVENT} bytes.`);
}

/** Leaves out what is undefined, since the table has no such value. */
function shortened(value: unknown, longest: number): unknown {
  if (typeof value === "string") return cut(value, longest);
  if (Array.isArray(value)) return value.map((inner) => shortened(inner, longest));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, shortened(inner, longest)]),
  );
}

function cut(text: string, longest: number): string {
  const short =
    text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
  // Half a surrogate pair does not survive UTF-8, and the hash would no longer fit what was stored.
  return short.toWellFormed();
}
