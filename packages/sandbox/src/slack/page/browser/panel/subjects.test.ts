import { expect, it } from "vitest";
import type { WorldControl } from "../../protocol.ts";
import { bySubject } from "./subjects.ts";

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
