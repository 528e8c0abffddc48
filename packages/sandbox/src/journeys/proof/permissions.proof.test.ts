import { FUNCTIONS, physicalName } from "@invitations/functions/deployment/names";
import { memberRolePolicies } from "@invitations/functions/deployment/permissions/member-role";
import { functionRoles, machineRoles, type ServiceRole } from "@invitations/functions/deployment/roles";
import { ALL_MACHINES } from "@invitations/workflow/definition/machines";
import { describe, expect, it } from "vitest";
import { missing, over } from "../../proof/compare.ts";
import { practice } from "../../seeds/world-seed.ts";
import { readCalls } from "../../world/recorded-calls.ts";
import { roleOfSchedule } from "../../world/roles.ts";
import { SCHEDULES } from "../../world/schedules.ts";
import { placeOf, settingsOf } from "../../world/settings.ts";
import { NEVER_CALLED_HERE, OPEN_WILDCARDS } from "./exceptions.ts";

/**
 * What every role did while all journeys were played, beside what it may do. It runs after them, in the same run; by
 * itself it has nothing to look at.
 */
const calls = readCalls(process.env.PRACTICE_CALLS_DIRECTORY ?? "");
const place = placeOf(practice);
const settings = settingsOf(practice);
const roles: ServiceRole[] = [
  ...Object.values(functionRoles(place, settings)),
  ...Object.values(machineRoles(place, settings)),
  ...SCHEDULES.map((schedule) => roleOfSchedule(place, schedule)),
];
const arnOf = (name: string) => `arn:aws:iam::${place.account}:role/${name}`;
const callsOf = (name: string) => calls.filter(({ role }) => role === arnOf(name));
const grantsOf = ({ policies }: ServiceRole) => Object.values(policies).flat();

it("has calls to look at", () => {
  expect(
    calls.length,
    "No call was recorded. Play all journeys in the same run: npx vitest run --project journey --project proof",
  ).toBeGreaterThan(0);
});

describe.each(roles)("$name", (role) => {
  const own = callsOf(role.name);
  const grants = grantsOf(role);
  const unseen = NEVER_CALLED_HERE.filter(({ roles: of }) =>
    of.some((name) => physicalName(place, name) === role.name),
  );

  it("was refused nothing, and called nothing that its statements do not allow", () => {
    expect(own.filter(({ allowed }) => !allowed)).toEqual([]);
    expect(missing(grants, own)).toEqual([]);
  });

  it("called everything that its statements allow", () => {
    const actions = unseen.flatMap(({ actions }) => actions);
    const open = OPEN_WILDCARDS.map(({ pattern }) => pattern);
    expect(over(grants, own, { unseen: actions, open })).toEqual([]);
  });

  it("has no exception that it does not need", () => {
    const granted = grants.flatMap(({ actions }) => actions);
    const called = own.map(({ action }) => action);
    const idle = unseen.flatMap(({ actions }) =>
      actions.filter((action) => !granted.includes(action) || called.includes(action)),
    );
    expect(idle).toEqual([]);
  });
});

describe("the member role", () => {
  /** All member accounts as if they were one: the role is the same everywhere. */
  const ACCOUNT = "MEMBER";
  const roleArn = `arn:aws:iam::${ACCOUNT}:role/${settings.memberRoleName}`;
  const grants = Object.values(
    memberRolePolicies({ partition: place.partition, account: ACCOUNT, roleArn }),
  ).flat();
  const own = calls
    .map((call) => {
      const account = call.role.split(":")[4] ?? "";
      return {
        ...call,
        role: call.role.replaceAll(account, ACCOUNT),
        resource: call.resource.replaceAll(account, ACCOUNT),
      };
    })
    .filter(({ role }) => role === roleArn);

  // Journeys take rights away on purpose, so that some calls were refused; the role as published allows them all.
  it("was asked for nothing that its published statements do not allow", () => {
    expect(missing(grants, own)).toEqual([]);
  });

  it("called everything that its published statements allow", () => {
    expect(over(grants, own)).toEqual([]);
  });
});

it("nobody else did anything", () => {
  const known = [...roles.map(({ name }) => arnOf(name))];
  const others = calls
    .map(({ role }) => role)
    .filter((role) => !known.includes(role) && !role.endsWith(`:role/${settings.memberRoleName}`));
  expect(others).toEqual([]);
});

it("every exception is of a role that there is", () => {
  const names = [
    ...FUNCTIONS,
    ...Object.keys(ALL_MACHINES),
    ...SCHEDULES.map(({ name }) => `${name}-schedule`),
  ];
  expect(names).toEqual(expect.arrayContaining(NEVER_CALLED_HERE.flatMap(({ roles: of }) => of)));
  const resources = roles.flatMap(grantsOf).flatMap((grant) => grant.resources);
  for (const { pattern } of OPEN_WILDCARDS)
    expect(
      resources.some((one) => pattern.test(one)),
      String(pattern),
    ).toBe(true);
});
