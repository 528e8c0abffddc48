import { expect, it } from "vitest";
import type { WorldState } from "../../protocol.ts";
import { wayOf } from "./way.ts";

const state = (name: string, status: WorldState["status"], ...next: string[]): WorldState => ({
  name,
  type: next.length > 1 ? "Choice" : "Task",
  status,
  ...(next.length > 0 ? { next } : {}),
});
/** Look, then either stop or ask and wait; broken is reached by errors alone. */
const machine = (...[look, blocked, ask, late, tell, broken]: WorldState["status"][]) => [
  state("Look", look ?? "ahead", "IsItBlocked"),
  state("IsItBlocked", blocked ?? "ahead", "Tell", "Ask"),
  state("Ask", ask ?? "ahead", "Tell"),
  state("IsItLate", late ?? "ahead", "Tell", "Ask"),
  state("Tell", tell ?? "ahead"),
  state("Broken", broken ?? "ahead"),
];
const names = (states: WorldState[]) => states.map(({ name }) => name);

it("shows the likely way ahead while it runs, and no side ways", () => {
  const way = wayOf({ status: "RUNNING", states: machine("running") });
  expect(names(way.main)).toEqual(["Look", "IsItBlocked", "Ask", "Tell"]);
  expect(names(way.aside)).toEqual(["IsItLate", "Broken"]);
});

it("keeps what was entered on a side way", () => {
  const way = wayOf({ status: "RUNNING", states: machine("done", "done", "caught", "running") });
  expect(names(way.main)).toEqual(["Look", "IsItBlocked", "Ask", "IsItLate", "Tell"]);
});

it("shows only what was entered once it is over", () => {
  const way = wayOf({ status: "SUCCEEDED", states: machine("done", "done", "ahead", "ahead", "done") });
  expect(names(way.main)).toEqual(["Look", "IsItBlocked", "Tell"]);
  expect(names(way.aside)).toEqual(["Ask", "IsItLate", "Broken"]);
});

it("begins at the beginning before anything was entered, and between two states at the one just left", () => {
  expect(names(wayOf({ status: "RUNNING", states: machine() }).main)[0]).toBe("Look");
  const between = wayOf({ status: "RUNNING", states: machine("done", "done") });
  expect(names(between.main)).toEqual(["Look", "IsItBlocked", "Ask", "Tell"]);
});

it("ends where a machine only leads back", () => {
  const states = [state("Ask", "done", "Wait"), state("Wait", "running", "Ask")];
  expect(names(wayOf({ status: "RUNNING", states }).main)).toEqual(["Ask", "Wait"]);
});
