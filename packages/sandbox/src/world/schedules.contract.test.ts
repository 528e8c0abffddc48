import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Aws, createAws } from "../aws/aws.ts";
import type { InvocationResult } from "../lambda/messages.ts";
import { practice } from "../seeds/world-seed.ts";
import { createStepFunctions, type StepFunctions } from "../stepfunctions/stepfunctions.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { openSchedules, type Schedule, type Schedules } from "./schedules.ts";

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const REGION = "us-east-1";
const [administrator] = practice.aws.accounts;
if (!administrator) throw new Error("The seed has no account.");
const account = administrator;
const { accessKeyId, secretAccessKey } = account;

let clock: Clock;
/** Midnight, in milliseconds since 1970. */
let firstDay: number;
let aws: Aws;
let stepFunctions: StepFunctions;
let folder: string;
/** What the machine was given, and when. */
let runs: { at: number; input: unknown }[];
let said: string[];
/** The functions that were run, when, and what they answer. */
let looks: { name: string; at: number }[];
let looked: InvocationResult;
let opened: Schedules | undefined;
beforeEach(async () => {
  runs = [];
  said = [];
  looks = [];
  looked = { ok: true, payload: null };
  folder = mkdtempSync(join(tmpdir(), "schedules-"));
  const now = Date.now();
  // The world begins at a quarter past seven.
  firstDay = Math.ceil(now / DAY) * DAY;
  clock = createClock(firstDay + 7.25 * HOUR - now);
  aws = await createAws({ clock, seed: practice.aws });
  stepFunctions = createStepFunctions({
    clock,
    invoke: async (_name, input) => {
      runs.push({ at: clock.now().getTime(), input });
      return { ok: true, payload: null };
    },
  });
  aws.gateway.add(stepFunctions);
  const client = new SFNClient({
    endpoint: aws.url,
    region: REGION,
    credentials: { accessKeyId, secretAccessKey },
  });
  const Note = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: "note", Payload: "{% $states.input %}" },
    End: true,
  };
  await client.send(
    new CreateStateMachineCommand({
      name: "note",
      roleArn: `arn:aws:iam::${account.id}:role/practice`,
      definition: JSON.stringify({ QueryLanguage: "JSONata", StartAt: "Note", States: { Note } }),
    }),
  );
  client.destroy();
});
afterEach(async () => {
  await opened?.close();
  clock.stop();
  stepFunctions.close();
  await aws.close();
  rmSync(folder, { recursive: true });
});

const open = (schedules: Schedule[], file?: string) => {
  opened = openSchedules({
    clock,
    schedules,
    endpoint: aws.url,
    region: REGION,
    keysOf: () => ({ accessKeyId, secretAccessKey }),
    machineArn: (name) => `arn:aws:states:${REGION}:${account.id}:stateMachine:${name}`,
    log: (line) => said.push(line),
    invoke: async (_schedule, name) => {
      looks.push({ name, at: clock.now().getTime() });
      return looked;
    },
    ...(file ? { file } : {}),
  });
  return opened;
};
const note = { machine: "note", input: { look: "all" } };
const daily: Schedule = { name: "drift", starts: note, everyHours: 24, atHour: 8 };
const names = () =>
  stepFunctions
    .executions()
    .map(({ name }) => name)
    .reverse();
/** As it stands in a name: `days` after the world's first day, at `hour`. */
const moment = (days: number, hour: string) =>
  `${new Date(firstDay + days * DAY).toISOString().slice(0, 10)}T${hour}Z`;

it("starts the machine at its hour of each day, one run after the other, however far the clock is moved", async () => {
  open([daily]);
  await clock.advance(HOUR / 2);
  expect(runs).toEqual([]);
  await clock.advance(7 * DAY);
  const days = Array.from({ length: 7 }, (_, day) => `drift-${moment(day, "08-00-00")}`);
  expect(names()).toEqual(days);
  expect(runs.map(({ input }) => input)).toEqual(days.map(() => ({ look: "all" })));
  const hours = runs.map(({ at }) => Math.floor((at % DAY) / 60_000));
  expect(hours).toEqual(days.map(() => 8 * 60));
  expect(said).toEqual([]);
});

it("starts a machine without an hour so many days after it was asked to, and after each run", async () => {
  open([{ name: "weekly", starts: note, everyHours: 7 * 24 }]);
  await clock.advance(7 * DAY - HOUR);
  expect(names()).toEqual([]);
  await clock.advance(7 * DAY + 2 * HOUR);
  expect(names()).toEqual([
    expect.stringContaining(`weekly-${moment(7, "07-15").slice(0, -1)}`),
    expect.stringContaining(`weekly-${moment(14, "07-15").slice(0, -1)}`),
  ]);
});

it("goes on after a restart, making up for the last run that was missed", async () => {
  const file = join(folder, "schedules.json");
  await open([daily], file).close();
  await clock.advance(3 * DAY);
  expect(names()).toEqual([]);
  const again = open([daily], file);
  await clock.advance(HOUR / 10);
  expect(names()).toEqual([`drift-${moment(2, "08-00-00")}`]);
  await again.close();
  open([daily], file);
  await clock.advance(DAY);
  expect(names()).toEqual([2, 3].map((day) => `drift-${moment(day, "08-00-00")}`));
  expect(said).toEqual([]);
});

it("does not start a run again that a killed world had started", async () => {
  open([daily]);
  open([daily]);
  await clock.advance(DAY);
  expect(names()).toEqual([`drift-${moment(0, "08-00-00")}`]);
  expect(said).toEqual([]);
});

it("says so when a run cannot be started, and tries the next one", async () => {
  open([{ ...daily, starts: { ...note, machine: "gone" } }]);
  await clock.advance(2 * DAY);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain(`drift-${moment(0, "08-00-00")} did not start: State Machine Does Not Exist`);
});

describe("a function that looks each hour", () => {
  const hourly: Schedule = { name: "watch", starts: { function: "watch" }, everyHours: 1 };
  /** After the world began. */
  const hours = () => looks.map(({ at }) => Math.round(((at - firstDay) / HOUR - 7.25) * 10) / 10);

  it("is run when its hour comes, and no execution is begun", async () => {
    open([hourly]);
    await clock.advance(0.9 * HOUR);
    expect(looks).toEqual([]);
    await clock.advance(HOUR);
    await clock.advance(HOUR);
    expect(looks.map(({ name }) => name)).toEqual(["watch", "watch"]);
    expect(hours()).toEqual([1, 2]);
    expect(names()).toEqual([]);
  });

  it("is run once for all the hours that one move passes, the last of them, and goes on from there", async () => {
    open([hourly, daily]);
    await clock.advance(7 * DAY + HOUR / 2);
    expect(hours()).toEqual([7 * 24]);
    expect(runs).toHaveLength(7);
    await clock.advance(HOUR);
    expect(hours()).toEqual([7 * 24, 7 * 24 + 1]);
  });

  it("that fails is told of, and run again an hour later", async () => {
    looked = { ok: false, errorType: "Throttled", errorMessage: "The table is busy." };
    open([hourly]);
    await clock.advance(HOUR);
    await clock.advance(HOUR);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/The run watch-.* failed: Throttled: The table is busy\./);
  });
});
