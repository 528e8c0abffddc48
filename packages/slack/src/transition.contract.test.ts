import { afterEach, beforeEach, expect, it } from "vitest";
import { OPERATOR, OWNER, SECOND_OPERATOR, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

it("begins the report and says that it comes by direct message, to the asker alone", async () => {
  const answer = await desk.type("transition");
  expect(answer?.response_type).toBe("ephemeral");
  expect(answer?.text).toContain("the report comes by direct message");
  expect(desk.asked).toEqual([`transition transition-${OPERATOR}-20261123T0900 {"asker":"${OPERATOR}"}`]);
  expect(desk.slack.calls).toEqual([]);
});

it("is for operators, and begins nothing for others", async () => {
  const answer = await desk.type("transition", OWNER);
  expect(answer?.response_type).toBe("ephemeral");
  expect(answer?.text).toContain("Only the security team");
  expect(desk.asked).toEqual([]);
});

it("asked twice in one minute bears one name, and another operator's has its own", async () => {
  await desk.type("transition");
  await desk.type("Transition");
  await desk.type("transition", SECOND_OPERATOR);
  expect(new Set(desk.asked).size).toBe(2);
});

it("says so where that report has been made already", async () => {
  desk.workflow.startErrand = async () => ({ started: false, awsRequestIds: [] });
  expect((await desk.type("transition"))?.text).toContain("Ask again in a minute");
});

it("says so where the work cannot be started, and tells whoever runs the app", async () => {
  desk.workflow.startErrand = async () => {
    throw new Error("connect ECONNREFUSED");
  };
  expect((await desk.type("transition"))?.text).toContain("I could not begin: `connect ECONNREFUSED`");
  expect(desk.errors()).toHaveLength(1);
});

it("takes nothing after it", async () => {
  expect((await desk.type("transition 111122223333"))?.text).toContain("`111122223333`");
  expect(desk.asked).toEqual([]);
});
