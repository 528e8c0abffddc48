import { createHash } from "node:crypto";
import type { Sealed } from "@invitations/core/ports";

/** What stands before the first event. */
export const NOTHING_BEFORE = "";

/**
 * Gives an event its place in the chain: `hash` is SHA-256, in hex, of the event with its `seq` as canonical
 * JSON followed by the hash of the event before it (`NOTHING_BEFORE` for the first).
 */
export function seal<Event extends object>(event: Event, seq: number, previous: string): Event & Sealed {
  const numbered = { ...event, seq };
  return { ...numbered, hash: hashOf(numbered, previous) };
}

/**
 * Looks whether a history is as it was written; `events` from the first to the last.
 *
 * Answers the `seq` of the first place where it is not: an event that was changed, moved or left out.
 * A missing end leaves no trace in the events themselves: give the request's `version` to have that seen too.
 */
export function verify(events: readonly Sealed[], version = events.length): number | undefined {
  let previous = NOTHING_BEFORE;
  for (const [index, recorded] of events.entries()) {
    const { hash, ...event } = recorded;
    if (event.seq !== index + 1 || hash !== hashOf(event, previous)) return index + 1;
    previous = hash;
  }
  return events.length === version ? undefined : Math.min(events.length, version) + 1;
}

function hashOf(event: object, previous: string): string {
  return createHash("sha256").update(canonicalJson(event)).update(previous).digest("hex");
}

/** JSON with the members of every object sorted by name: what is equal is written alike. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`);
  return `{${members.join(",")}}`;
}
