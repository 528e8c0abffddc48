/// <reference path="../.sst/platform/config.d.ts" />
import { functionArn, machineArn, physicalName } from "../packages/functions/src/deployment/names";
import { schedulesOf } from "../packages/functions/src/deployment/schedules";
import type { Deployment } from "./deployment";
import type { Roles } from "./roles";

interface Around {
  role: Roles;
  undelivered: aws.sqs.Queue;
}

/** What happens by the clock: drift daily, readiness weekly, the watch hourly. */
export function schedules({ place, settings }: Deployment, { role, undelivered }: Around) {
  const group = new aws.scheduler.ScheduleGroup("Schedules", { name: physicalName(place, "schedules") });
  return schedulesOf(settings).map(({ name, expression, starts }) => {
    const roleArn = role.schedules[name]?.arn;
    if (!roleArn) throw new Error(`The schedule ${name} has no role.`);
    return new aws.scheduler.Schedule(`Schedule-${name}`, {
      name: physicalName(place, name),
      groupName: group.name,
      scheduleExpression: expression,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: "machine" in starts ? machineArn(place, starts.machine) : functionArn(place, starts.function),
        roleArn,
        ...("machine" in starts ? { input: JSON.stringify(starts.input) } : {}),
        // What could not start within an hour is told, and comes again with the next run.
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 10 },
        deadLetterConfig: { arn: undelivered.arn },
      },
    });
  });
}
