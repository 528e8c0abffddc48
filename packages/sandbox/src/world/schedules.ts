import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Clock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import type { Keys } from "./environment.ts";

/** What a deployment leaves to EventBridge Scheduler: a machine that is started again and again. */
export interface Schedule {
  /** Its executions bear it: `drift-2026-11-22T08-00-00Z`. */
  name: string;
  /** The state machine, by the name that it has among the app's own. */
  machine: string;
  input: Record<string, unknown>;
  /** Days from one run to the next. */
  days: number;
  /** Full hour of the day in UTC; left out: the first run comes `days` after the schedule was made. */
  hour?: number;
}

/** The schedules of every practice world. */
export const SCHEDULES: readonly Schedule[] = [
  { name: "drift", machine: "drift", input: { input: {} }, days: 1, hour: 8 },
  { name: "readiness", machine: "readiness", input: { input: {} }, days: 7, hour: 6 },
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
}

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;

/**
 * Starts each machine when it is due by the world's clock, at its hour, however far that is moved at once. Of the
 * runs that fell due while the world was off, the last one is made up for.
 */
export function openSchedules(options: SchedulesOptions): Schedules {
  const { clock, schedules, endpoint, region, keysOf, machineArn } = options;
  const clients: SFNClient[] = [];
  /** When each is due next, in milliseconds since 1970. */
  const due = new Map<string, number>();
  const kept = createSnapshot<Record<string, number>>(options.file, () => Object.fromEntries(due));
  const timers = new Map<string, () => void>();
  const starting = new Set<Promise<void>>();

  const start = async (client: SFNClient, { name, machine, input }: Schedule, at: number) => {
    const execution = {
      stateMachineArn: machineArn(machine),
      name: `${name}-${spoken(at)}`,
      input: JSON.stringify(input),
    };
    try {
      await client.send(new StartExecutionCommand(execution));
    } catch (error) {
      // A world that was killed after this run had started starts it no second time.
      if (error instanceof ExecutionAlreadyExists) return;
      const why = error instanceof Error ? error.message : String(error);
      options.log(
        JSON.stringify({ level: "ERROR", message: `The run ${execution.name} did not start: ${why}` }),
      );
    }
  };
  const arm = (client: SFNClient, schedule: Schedule, at: number) => {
    due.set(schedule.name, at);
    kept.changed();
    const ring = () => {
      arm(client, schedule, at + schedule.days * DAY);
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
    arm(client, schedule, lastMissed(known[schedule.name], schedule.days, now) ?? firstOf(schedule, now));
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

function firstOf({ days, hour }: Schedule, now: number): number {
  if (hour === undefined) return now + days * DAY;
  const today = Math.floor(now / DAY) * DAY + hour * HOUR;
  return today > now ? today : today + DAY;
}

/** The latest of the runs due by now; the next one where none is. */
function lastMissed(due: number | undefined, days: number, now: number): number | undefined {
  if (due === undefined || due > now) return due;
  return due + Math.floor((now - due) / (days * DAY)) * days * DAY;
}

/** A moment as it may stand in an execution's name: `2026-11-22T08-00-00Z`. */
function spoken(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
}
