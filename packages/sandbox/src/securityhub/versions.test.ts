import { expect, test } from "vitest";
import { latest, type Versions, visible, written } from "./versions.ts";

const none: Versions<string> = [];

test("a version is read from its time on, and the one before it until then", () => {
  const first = written(none, "Invited", 0, 0);
  const second = written(first, "Enabled", 1000, 6000);
  expect([latest(second), visible(second, 5999), visible(second, 6000)]).toEqual([
    "Enabled",
    "Invited",
    "Enabled",
  ]);
});

test("nothing is read before the first version is out", () => {
  const only = written(none, "Created", 0, 500);
  expect([visible(only, 499), visible(only, 500), latest(only)]).toEqual([undefined, "Created", "Created"]);
});

test("a later write that is out earlier hides what is still on its way", () => {
  const slow = written(none, "Created", 0, 5000);
  const quick = written(slow, "Removed", 100, 100);
  expect(quick).toEqual([{ visibleFrom: 100, value: "Removed" }]);
  expect(visible(quick, 5000)).toBe("Removed");
});

test("what is gone is gone for readers when it is out, and leaves nothing behind", () => {
  const kept = written(none, "Enabled", 0, 0);
  const going = written(kept, undefined, 1000, 2000);
  expect([latest(going), visible(going, 1999), visible(going, 2000)]).toEqual([
    undefined,
    "Enabled",
    undefined,
  ]);
  expect(written(kept, undefined, 1000, 1000)).toEqual([]);
});

test("what nobody can read any more is forgotten", () => {
  const many = [1, 2, 3, 4].reduce((sofar, at) => written(sofar, `${at}`, at, at), none);
  expect(many).toEqual([{ visibleFrom: 4, value: "4" }]);
});
