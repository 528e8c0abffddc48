import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { InvocationResult } from "../lambda/messages.ts";
import type { Clock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import type { Keys } from "./environment.ts";

/** What a deployment leaves to EventBridge Scheduler: a machine or a function that is started again and again. */
export interface Schedule {
  /** A machine's executions bear it: `drift-2026-11-22T08-00-00Z`. */
  name: string;
  /** By the name that it has among the app's own. A function looks at how things are, and changes nothing. */
  starts: { machine: string; input: Record<string, unknown> } | { function: string };
  /** From one run to the next. */
  everyHours: number;
  /** Full hour of the day in UTC; left out: the first run comes `everyHours` after the schedule was made. */
  atHour?: number;
}

/** The schedules of every practice world. */
export const SCHEDULES: readonly Schedule[] = [
  { name: "drift", starts: { machine: "drift", input: { input: {} } }, everyHours: 24, atHour: 8 },
  {
    name: "readiness",
    starts: { machine: "readiness", input: { input: {} } },
    everyHours: 7 * 24,
    atHour: 6,
  },
  { name: "watch", starts: { function: "watch" }, everyHours: 1 },
];

export interface Schedules {
  /** Calls every run off; one that is just being started is started. */
  close(): Promise<void>;
}

interface SchedulesOptions {
  clock: Clock;
  schedules: readonly Schedule[];
  /** Of the emulated AWS. */
  endpoint: string;
  region: string;
  /** Keys that a schedule starts its machine with. */
  keysOf: (schedule: Schedule) => Keys;
  machineArn: (name: string) => string;
  /** Keeps when each is due next; left out, nothing is kept. */
  file?: string;
  log: (line: string) => void;
  /** Runs a function in the name of the schedule. */
  invoke: (schedule: Schedule, name: string) => Promise<InvocationResult>;
}

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/**
 * Starts each machine when it is due by the world's clock, at its hour, however far that is moved at once. Of the
 * runs that fell due while the world was off, the last one is made up for; so it is with the runs of a function that
 * one move of the clock passes, since each would see no more than the one before it.
 */
export function openSchedules(options: SchedulesOptions): Schedules {
  const { clock, schedules, endpoint, region, keysOf, machineArn } = options;
  const clients: SFNClient[] = [];
  /** When each is due next, in milliseconds since 1970. */
  const due = new Map<string, number>();
  const kept = createSnapshot<Record<string, number>>(options.file, () => Object.fromEntries(due));
  const timers = new Map<string, () => void>();
  const starting = new Set<Promise<void>>();

  const run = async (client: SFNClient, schedule: Schedule, name: string) => {
    const { starts } = schedule;
    if ("function" in starts) {
      const result = await options.invoke(schedule, starts.function);
      if (!result.ok) throw new Error(`${result.errorType}: ${result.errorMessage}`);
      return;
    }
    const { machine, input } = starts;
    const execution = { stateMachineArn: machineArn(machine), name, input: JSON.stringify(input) };
    await client.send(new StartExecutionCommand(execution));
  };
  const start = async (client: SFNClient, schedule: Schedule, at: number) => {
    const name = `${schedule.name}-${spoken(at)}`;
    try {
      await run(client, schedule, name);
    } catch (error) {
      // A world that was killed after this run had started starts it no second time.
      if (error instanceof ExecutionAlreadyExists) return;
      const why = error instanceof Error ? error.message : String(error);
      const what = "function" in schedule.starts ? "failed" : "did not start";
      options.log(JSON.stringify({ level: "ERROR", message: `The run ${name} ${what}: ${why}` }));
    }
  };
  const arm = (client: SFNClient, schedule: Schedule, at: number) => {
    due.set(schedule.name, at);
    kept.changed();
    const ring = () => {
      const last = "function" in schedule.starts ? lastBy(clock.headingFor().getTime(), schedule, at) : at;
      if (last > at) return arm(client, schedule, last);
      arm(client, schedule, at + schedule.everyHours * HOUR);
      const started = clock.during(start(client, schedule, at)).finally(() => starting.delete(started));
      starting.add(started);
    };
    timers.set(schedule.name, clock.after(Math.max(at - clock.now().getTime(), 0), ring));
  };

  const known = kept.load() ?? {};
  const now = clock.now().getTime();
  for (const schedule of schedules) {
    const client = new SFNClient({ endpoint, region, credentials: keysOf(schedule) });
    clients.push(client);
    const due = known[schedule.name];
    arm(client, schedule, due === undefined ? firstOf(schedule, now) : lastBy(now, schedule, due));
  }

  return {
    async close() {
      for (const callOff of timers.values()) callOff();
      await Promise.all(starting);
      kept.flush();
      for (const client of clients) client.destroy();
    },
  };
}

function firstOf({ everyHours, atHour }: Schedule, now: number): number {
  if (atHour === undefined) return now + everyHours * HOUR;
  const today = Math.floor(now / DAY) * DAY + atHour * HOUR;
  return today > now ? today : today + DAY;
}

/** The latest of the runs due by then, of which `due` is the first; that one where none is. */
function lastBy(then: number, { everyHours }: Schedule, due: number): number {
  const period = everyHours * HOUR;
  return due + Math.max(Math.floor((then - due) / period), 0) * period;
}

/** A moment as it may stand in an execution's name: `2026-11-22T08-00-00Z`. */
function spoken(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
}
