/// <reference path="../.sst/platform/config.d.ts" />
import {
  FUNCTIONS,
  type FunctionName,
  machineArn,
  scheduleGroupArn,
} from "../packages/functions/src/deployment/names";
import {
  functionStatements,
  runtimeStatements,
} from "../packages/functions/src/deployment/permissions/functions";
import {
  machineRuntimeStatements,
  machineStatements,
} from "../packages/functions/src/deployment/permissions/machines";
import { scheduleStatements } from "../packages/functions/src/deployment/permissions/schedules";
import { schedulesOf } from "../packages/functions/src/deployment/schedules";
import { ALL_MACHINES, type MachineName } from "../packages/workflow/src/definition/machines";
import type { Deployment } from "./deployment";
import { serviceRole } from "./role";

export type Roles = ReturnType<typeof roles>;

/** One role for each function, machine and schedule: what each may do is written down beside the functions. */
export function roles(here: Deployment) {
  const { place, settings } = here;
  const calls = functionStatements(place, {
    name: settings.memberRoleName,
    externalId: settings.memberExternalId,
  });
  return {
    functions: named(FUNCTIONS, (name: FunctionName) =>
      // Lambda tells no source when it takes an execution role.
      serviceRole(
        here,
        name,
        { service: "lambda.amazonaws.com" },
        {
          calls: calls[name],
          runtime: runtimeStatements(place, name),
        },
      ),
    ),
    machines: named(Object.keys(ALL_MACHINES) as MachineName[], (name) =>
      serviceRole(
        here,
        name,
        { service: "states.amazonaws.com", onlyFor: machineArn(place, name) },
        { calls: machineStatements(place, settings.pace, name), runtime: machineRuntimeStatements },
      ),
    ),
    schedules: Object.fromEntries(
      schedulesOf(settings).map((schedule) => [
        schedule.name,
        serviceRole(
          here,
          `${schedule.name}-schedule`,
          {
            service: "scheduler.amazonaws.com",
            onlyFor: scheduleGroupArn(place),
          },
          { calls: scheduleStatements(place, schedule) },
        ),
      ]),
    ),
  };
}

function named<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
