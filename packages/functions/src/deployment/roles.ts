import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import {
  FUNCTIONS,
  type FunctionName,
  machineArn,
  type Place,
  physicalName,
  scheduleGroupArn,
} from "./names.ts";
import { functionStatements, runtimeStatements } from "./permissions/functions.ts";
import { machineRuntimeStatements, machineStatements } from "./permissions/machines.ts";
import { scheduleStatements } from "./permissions/schedules.ts";
import type { Conditions, Statement } from "./permissions/statement.ts";
import type { Schedule } from "./schedules.ts";
import type { Settings } from "./settings.ts";

/** A role of ours: taken by one service, with the statements given and none beside them. */
export interface ServiceRole {
  /** As it is called in AWS. */
  name: string;
  trust: Trust;
  /** Inline policies by name, each with at least one statement. */
  policies: Readonly<Record<string, readonly Statement[]>>;
}

interface Trust {
  Version: "2012-10-17";
  Statement: [
    { Effect: "Allow"; Principal: { Service: string }; Action: "sts:AssumeRole"; Condition?: Conditions },
  ];
}

/** The role of each function. Lambda tells no source when it takes one. */
export function functionRoles(
  place: Place,
  settings: Pick<Settings, "memberRoleName" | "memberExternalId">,
): Record<FunctionName, ServiceRole> {
  const { memberRoleName, memberExternalId } = settings;
  const calls = functionStatements(place, { name: memberRoleName, externalId: memberExternalId });
  return named(FUNCTIONS, (name) => ({
    name: physicalName(place, name),
    trust: trust("lambda.amazonaws.com"),
    policies: { calls: calls[name], runtime: runtimeStatements(place, name) },
  }));
}

export function machineRoles(
  place: Place,
  { pace }: Pick<Settings, "pace">,
): Record<MachineName, ServiceRole> {
  return named(Object.keys(ALL_MACHINES) as MachineName[], (name) => ({
    name: physicalName(place, name),
    trust: trust("states.amazonaws.com", onlyFor(place, machineArn(place, name))),
    policies: { calls: machineStatements(place, pace, name), runtime: machineRuntimeStatements },
  }));
}

export function scheduleRole(place: Place, schedule: Pick<Schedule, "name" | "starts">): ServiceRole {
  return {
    name: physicalName(place, `${schedule.name}-schedule`),
    trust: trust("scheduler.amazonaws.com", onlyFor(place, scheduleGroupArn(place))),
    policies: { calls: scheduleStatements(place, schedule) },
  };
}

function trust(service: string, condition?: Conditions): Trust {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(condition ? { Condition: condition } : {}),
      },
    ],
  };
}

/** The one thing of this account for whose sake the service may take the role. */
function onlyFor({ account }: Place, sourceArn: string): Conditions {
  return { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": sourceArn } };
}

function named<Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}
