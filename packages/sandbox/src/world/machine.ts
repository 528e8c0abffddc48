import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { machineSettings, type Pace } from "@invitations/functions/deployment/machine-settings";
import { machineArn, type Place, physicalName, roleArn } from "@invitations/functions/deployment/names";
import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import type { Keys } from "./environment.ts";

/** Puts the machines where a deployment would; a world started again gets today's definitions. */
export async function deployMachines(
  endpoint: string,
  place: Place,
  pace: Pace,
  credentials: Keys,
): Promise<void> {
  const client = new SFNClient({ endpoint, region: place.region, credentials });
  const settings = machineSettings(place, pace);
  try {
    for (const machine of Object.keys(ALL_MACHINES) as MachineName[]) {
      const name = physicalName(place, machine);
      const definition = JSON.stringify(ALL_MACHINES[machine](settings));
      const role = roleArn(place, machine);
      try {
        await client.send(new CreateStateMachineCommand({ name, definition, roleArn: role }));
      } catch (error) {
        if (!(error instanceof StateMachineAlreadyExists)) throw error;
        const stateMachineArn = machineArn(place, machine);
        await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn: role }));
      }
    }
  } finally {
    client.destroy();
  }
}
