import { createHash } from "node:crypto";
import type { Recorded } from "@invitations/core/ports";
import { describe, expect, test } from "vitest";
import { canonicalJson, NOTHING_BEFORE, seal, verify } from "./chain.ts";

function chainOf(length: number): Recorded[] {
  const events: Recorded[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const event = {
      type: "announced",
      at: `2027-01-04T09:00:0${seq}.000Z`,
      actor: { app: "slack" },
      to: "owners",
    } as const;
    events.push(seal(event, seq, events.at(-1)?.hash ?? NOTHING_BEFORE));
  }
  return events;
}

test("a hash is SHA-256 of the event's canonical JSON and the hash before it", () => {
  const [first, second] = chainOf(2);
  const said =
    '{"actor":{"app":"slack"},"at":"2027-01-04T09:00:02.000Z","seq":2,"to":"owners","type":"announced"}';
  expect(second?.hash).toBe(
    createHash("sha256")
      .update(said + first?.hash)
      .digest("hex"),
  );
});

describe("verify", () => {
  test("finds nothing in what was not touched, of any length", () => {
    for (const length of [0, 1, 5]) expect(verify(chainOf(length), length)).toBeUndefined();
  });

  test("finds the first event that was changed, wherever it stands", () => {
    for (const seq of [1, 3, 5]) {
      const events = chainOf(5).map((event) =>
        event.seq === seq ? { ...event, actor: { person: "U1" } } : event,
      );
      expect(verify(events)).toBe(seq);
    }
  });

  test("finds an event that was sealed anew, by the one that follows it", () => {
    const events = chainOf(5);
    const [first, second] = events;
    if (!first || !second) throw new Error("no events");
    const { hash: _, seq, ...said } = second;
    events[1] = seal({ ...said, at: "2027-01-05T09:00:00.000Z" }, seq, first.hash);
    expect(verify(events)).toBe(3);
  });

  test("finds what was left out, moved, or added", () => {
    const [one, two, three, four] = chainOf(4) as [Recorded, Recorded, Recorded, Recorded];
    expect(verify([two, three])).toBe(1);
    expect(verify([one, three, four])).toBe(2);
    expect(verify([one, three, two, four])).toBe(2);
    expect(verify([one, two, two, three])).toBe(3);
  });

  test("finds a missing end once it knows how many there were", () => {
    expect(verify(chainOf(3))).toBeUndefined();
    expect(verify(chainOf(3), 5)).toBe(4);
    expect(verify(chainOf(5), 3)).toBe(4);
  });
});

test("canonical JSON sorts the members at every depth, keeps lists in order, leaves out what is undefined", () => {
  expect(canonicalJson({ b: [{ z: 1, a: null }, "ä\n"], a: undefined, B: { d: true, c: 1.5 } })).toBe(
    '{"B":{"c":1.5,"d":true},"b":[{"a":null,"z":1},"ä\\n"]}',
  );
});
