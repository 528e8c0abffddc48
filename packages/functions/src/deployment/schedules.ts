import type { MachineName } from "@invitations/workflow/definition/machines";
import type { FunctionName } from "./names.ts";

/** What is started by the clock. */
export interface Schedule {
  name: string;
  /** An expression of EventBridge Scheduler, in UTC. */
  expression: string;
  starts: { machine: MachineName; input: Record<string, unknown> } | { function: FunctionName };
}

/** When, in the settings' own words. */
export interface ScheduleSettings {
  /** Full hour of the day in UTC. */
  driftHour: number;
  readinessHour: number;
  /** `MON` … `SUN`. */
  readinessDay: string;
}

/** An execution that a schedule starts is named by Scheduler; its errand bears that name. */
export function schedulesOf({
  driftHour,
  readinessHour,
  readinessDay,
}: ScheduleSettings): readonly Schedule[] {
  return [
    {
      name: "drift",
      expression: `cron(0 ${driftHour} * * ? *)`,
      starts: { machine: "drift", input: { input: {} } },
    },
    {
      name: "readiness",
      expression: `cron(0 ${readinessHour} ? * ${readinessDay} *)`,
      starts: { machine: "readiness", input: { input: {} } },
    },
    { name: "watch", expression: "rate(1 hour)", starts: { function: "watch" } },
  ];
}
