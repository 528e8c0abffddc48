import { functionArn, machineArn, type Place } from "../names.ts";
import type { Schedule } from "../schedules.ts";
import { keepUndelivered } from "./functions.ts";
import type { Statement } from "./statement.ts";

/** What EventBridge Scheduler does in the name of one schedule. */
export function scheduleStatements(place: Place, { starts }: Pick<Schedule, "starts">): readonly Statement[] {
  return [
    "machine" in starts
      ? {
          sid: "StartMachine",
          actions: ["states:StartExecution"],
          resources: [machineArn(place, starts.machine)],
        }
      : {
          sid: "InvokeFunction",
          actions: ["lambda:InvokeFunction"],
          resources: [functionArn(place, starts.function)],
        },
    keepUndelivered(place),
  ];
}
