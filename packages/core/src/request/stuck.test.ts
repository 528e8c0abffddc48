import { describe, expect, it } from "vitest";
import { foldAll } from "./fold.ts";
import { kindSchema, type Request, type RequestStatus, requestSchema } from "./request.ts";
import { stuck } from "./stuck.ts";
import { LIVES, lifeOf } from "./testing.ts";

const MINUTE = 60_000;
/** A request of core's, which began, was asked about and was decided at this hour, and expires two weeks after. */
const BEGAN = Date.parse("2026-11-22T09:00:00.000Z");
const EXPIRES = Date.parse("2026-12-06T09:00:00.000Z");
const of = (status: RequestStatus) => foldAll(LIVES[status]);
const at = (request: Request, time: number) => stuck(request, new Date(time));

describe("an open request is stuck an hour after its hour has struck:", () => {
  it.each<[RequestStatus, number, ReturnType<typeof stuck>]>([
    ["requested", BEGAN, "not-asked"],
    ["located", BEGAN, "not-asked"],
    ["examined", BEGAN, "not-asked"],
    ["waiting", EXPIRES, "not-expired"],
    ["accepting", BEGAN, "not-ended"],
    ["declining", BEGAN, "not-ended"],
  ])("%s", (status, hour, why) => {
    const request = of(status);
    expect(at(request, hour)).toBeUndefined();
    expect(at(request, hour + 60 * MINUTE)).toBeUndefined();
    expect(at(request, hour + 60 * MINUTE + 1)).toBe(why);
  });

  it("and one that is to wait, whose owners were never asked", () => {
    const waiting = of("waiting");
    if (waiting.status !== "waiting") throw new Error("It does not wait.");
    const { messages: _, ...unasked } = waiting;
    expect(at(unasked, BEGAN + 61 * MINUTE)).toBe("not-asked");
    // Nobody could be reached, and that has been told: it waits until it expires.
    expect(at({ ...waiting, messages: [] }, BEGAN + 61 * MINUTE)).toBeUndefined();
  });
});

it("a request that is over is never stuck, of whatever kind", () => {
  const over = requestSchema.options
    .map(({ shape }) => shape.status.value)
    .filter((status) => {
      const open: RequestStatus[] = ["requested", "located", "examined", "waiting", "accepting", "declining"];
      return !open.includes(status);
    });
  expect(over.length).toBeGreaterThan(5);
  for (const status of over) expect(at(of(status), EXPIRES + 1_000 * 60 * MINUTE), status).toBeUndefined();
});

it("every kind that has been decided has to come to an end", () => {
  for (const kind of kindSchema.options) {
    const accepting = foldAll(lifeOf(kind, "accepting"));
    expect(at(accepting, BEGAN + 61 * MINUTE), kind).toBe("not-ended");
  }
});
