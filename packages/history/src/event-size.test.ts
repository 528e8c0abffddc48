import { type EventOf, eventSchema } from "@invitations/core/request/event";
import { LONGEST_REASON } from "@invitations/core/request/moves/request";
import { expect, test } from "vitest";
import { EventTooLarge, fitted, LARGEST_EVENT, LONGEST_TEXT } from "./event-size.ts";

const happened = { at: "2027-01-04T09:00:00.000Z", actor: { app: "workflow" } } as const;

function failed(message: string): EventOf<"failed"> {
  return { type: "failed", ...happened, failure: { name: "AccessDenied", message } };
}

function asked(owners: number, because: string): EventOf<"owner-asked"> {
  const unreachable = Array.from({ length: owners }, (_, number) => ({ user: `U${number}`, because }));
  return { type: "owner-asked", ...happened, messages: [], unreachable };
}

test("a text of the greatest length is kept whole, a longer one is cut and says so", () => {
  const whole = failed("x".repeat(LONGEST_TEXT));
  expect(fitted(whole, eventSchema)).toEqual(whole);
  expect(fitted(failed("x".repeat(LONGEST_TEXT + 1)), eventSchema)).toEqual(
    failed(`${"x".repeat(LONGEST_TEXT - 1)}…`),
  );
});

test("no character is cut in two, and half a character does not get in", () => {
  const message = (text: string) => (fitted(failed(text), eventSchema) as EventOf<"failed">).failure.message;
  // The pair stands across the cut.
  const across = "x".repeat(LONGEST_TEXT - 2);
  expect(message(`${across}😀😀`)).toBe(`${across}…`);
  expect(message("\uD83D alone")).toBe("\uFFFD alone");
});

test("what a person may write is never cut", () => {
  expect(LONGEST_REASON).toBeLessThanOrEqual(LONGEST_TEXT);
});

test("many long messages in one event share the room", () => {
  const event = fitted(asked(150, "x".repeat(5_000)), eventSchema) as EventOf<"owner-asked">;
  expect(event.unreachable).toHaveLength(150);
  expect(event.unreachable[0]?.because).toBe(`${"x".repeat(499)}…`);
  expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThanOrEqual(LARGEST_EVENT);
});

test("an event that no cutting makes small enough is an error, not a loss", () => {
  expect(() => fitted(asked(2_000, "x".repeat(100)), eventSchema)).toThrow(EventTooLarge);
});

test("an event of a wrong shape is not stored, and what is undefined is left out", () => {
  expect(() => fitted({ ...failed("x"), at: "yesterday" }, eventSchema)).toThrow(/at/);
  const event = fitted(
    { ...failed("x"), awsRequestIds: undefined } as unknown as EventOf<"failed">,
    eventSchema,
  );
  expect(Object.keys(event)).not.toContain("awsRequestIds");
});
