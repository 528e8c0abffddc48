import { isDeepStrictEqual } from "node:util";
import { DescribeStateMachineCommand, type DescribeStateMachineCommandOutput } from "@aws-sdk/client-sfn";
import { machineSettings } from "@invitations/functions/deployment/machine-settings";
import { machineArn, roleArn } from "@invitations/functions/deployment/names";
import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { isAwsError } from "../aws-refusals.ts";
import { type Check, failed, ok } from "../check.ts";
import { deploy, redeploy } from "../commands.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

const MACHINES = Object.keys(ALL_MACHINES) as MachineName[];

/** Each state machine is there, under its own role, with the definition of this version and of the settings of now. */
export const machines: Check = {
  name: NAMES.machines,
  needs: [NAMES.account, NAMES.homeRegion],
  deployed: true,
  async look(visit) {
    const { stage } = visit.known("place");
    const looked = await Promise.all(
      MACHINES.map(async (name) => faultsOf(visit, name, await describe(visit, name))),
    );
    const faults = looked.flat();
    if (faults.length === 0)
      return ok(`all ${MACHINES.length} are there, with the definitions of this version`);
    return failed(faults.join("; "), deploy(stage), redeploy(stage));
  },
};

async function describe(
  visit: Visit,
  name: MachineName,
): Promise<DescribeStateMachineCommandOutput | undefined> {
  const stateMachineArn = machineArn(visit.known("place"), name);
  try {
    return await visit
      .known("clients")
      .stepFunctions.send(new DescribeStateMachineCommand({ stateMachineArn }));
  } catch (error) {
    if (isAwsError(error, "StateMachineDoesNotExist")) return undefined;
    throw error;
  }
}

function faultsOf(
  visit: Visit,
  name: MachineName,
  found: DescribeStateMachineCommandOutput | undefined,
): string[] {
  if (!found) return [`${name} is missing`];
  const place = visit.known("place");
  const role = roleArn(place, name);
  const wanted: unknown = JSON.parse(
    JSON.stringify(ALL_MACHINES[name](machineSettings(place, visit.known("settings").pace))),
  );
  return [
    ...(found.status === "ACTIVE" ? [] : [`${name} is ${found.status}`]),
    ...(found.roleArn === role ? [] : [`${name} runs under ${found.roleArn}, and not under ${role}`]),
    ...(isDeepStrictEqual(JSON.parse(found.definition ?? "{}"), wanted)
      ? []
      : [`${name} has the definition of another version or of other settings`]),
  ];
}
