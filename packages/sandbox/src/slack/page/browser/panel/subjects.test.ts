import { expect, it } from "vitest";
import type { WorldControl } from "../../protocol.ts";
import { byGroup, bySubject } from "./subjects.ts";

const control = (subject: string, id: string, choices?: string[]): WorldControl => ({
  id,
  subject,
  label: id,
  needs: "nothing",
  ...(choices ? { choices } : {}),
});

it("puts the controls of a subject on one line, wherever they stand", () => {
  const subjects = bySubject([
    control("Role", "gone"),
    control("Slack", "refuse", ["a", "b"]),
    control("Role", "back"),
    control("Slack", "mend", ["b", "c"]),
  ]);
  expect(subjects.map(({ name, controls }) => [name, controls.map(({ id }) => id)])).toEqual([
    ["Role", ["gone", "back"]],
    ["Slack", ["refuse", "mend"]],
  ]);
  expect(subjects.map(({ choices }) => choices)).toEqual([undefined, ["a", "b", "c"]]);
});

it("puts subjects under their headings, in the order in which each comes first", () => {
  const groups = byGroup([
    { ...control("Role", "gone"), group: "Break" },
    control("Clock", "+1 hour"),
    { ...control("Role", "accept"), group: "Console" },
    { ...control("Role", "back"), group: "Break" },
  ]);
  expect(
    groups.map(({ name, subjects }) => [name, subjects.map(({ controls }) => controls.map(({ id }) => id))]),
  ).toEqual([
    ["Break", [["gone", "back"]]],
    [undefined, [["+1 hour"]]],
    ["Console", [["accept"]]],
  ]);
});
