import type { FunctionName, Place } from "@invitations/functions/deployment/names";
import { policyDocument } from "@invitations/functions/deployment/permissions/statement";
import {
  functionRoles,
  machineRoles,
  type ServiceRole,
  scheduleRole,
} from "@invitations/functions/deployment/roles";
import type { Settings } from "@invitations/functions/deployment/settings";
import type { MachineName } from "@invitations/workflow/definition/machines";
import type { Directory } from "../iam/directory.ts";
import type { Keys } from "./environment.ts";
import type { Schedule } from "./schedules.ts";

/** Makes the roles that a deployment makes, or gives those of a kept world what they may do today. */
export function putRoles(
  directory: Directory,
  place: Place,
  settings: Settings,
  schedules: readonly Schedule[],
): void {
  const described = [
    ...Object.values(functionRoles(place, settings)),
    ...Object.values(machineRoles(place, settings)),
    ...schedules.map((schedule) => roleOfSchedule(place, schedule)),
  ];
  for (const { name, trust, policies } of described) {
    const documents = Object.entries(policies).map(([policy, statements]) => {
      // Through JSON, as a deployment writes it.
      return [policy, JSON.parse(JSON.stringify(policyDocument(statements)))];
    });
    directory.putRole(place.account, { name, trust, policies: Object.fromEntries(documents) });
  }
}

export function roleOfSchedule(place: Place, { name, starts }: Schedule): ServiceRole {
  return scheduleRole(place, {
    name,
    starts:
      "machine" in starts
        ? { ...starts, machine: starts.machine as MachineName }
        : { function: starts.function as FunctionName },
  });
}

/** Keys that a service lets work be done with in the name of a role. Throws where the role does not trust it. */
export function keysFor(
  directory: Directory,
  roleArn: string,
  assumption: Parameters<Directory["openServiceSession"]>[1],
): Keys {
  const session = directory.openServiceSession(roleArn, assumption);
  if (!session) throw new Error(`${assumption.service} may not assume ${roleArn}.`);
  const { accessKeyId, secretAccessKey, sessionToken } = session;
  return { accessKeyId, secretAccessKey, sessionToken };
}
