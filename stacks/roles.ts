/// <reference path="../.sst/platform/config.d.ts" />
import {
  functionRoles,
  machineRoles,
  type ServiceRole,
  scheduleRole,
} from "../packages/functions/src/deployment/roles";
import { schedulesOf } from "../packages/functions/src/deployment/schedules";
import type { Deployment } from "./deployment";
import { serviceRole } from "./role";

export type Roles = ReturnType<typeof roles>;

/** One role for each function, machine and schedule: what each may do is written down beside the functions. */
export function roles(here: Deployment) {
  const { place, settings } = here;
  const each = <Name extends string>(described: Record<Name, ServiceRole>) =>
    Object.fromEntries(
      Object.entries<ServiceRole>(described).map(([name, role]) => [name, serviceRole(here, name, role)]),
    ) as Record<Name, aws.iam.Role>;
  return {
    functions: each(functionRoles(place, settings)),
    machines: each(machineRoles(place, settings)),
    schedules: Object.fromEntries(
      schedulesOf(settings).map((schedule) => [
        schedule.name,
        serviceRole(here, `${schedule.name}-schedule`, scheduleRole(place, schedule)),
      ]),
    ),
  };
}
