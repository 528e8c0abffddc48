import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { ALL_MACHINES } from "@invitations/workflow/definition/machines";
import { machineArn, machineSettings } from "./settings.ts";

/** Puts the machines where a deployment would; a world started again gets today's definitions. */
export async function deployMachines(
  endpoint: string,
  region: string,
  account: { id: string; accessKeyId: string; secretAccessKey: string },
): Promise<void> {
  const { id, accessKeyId, secretAccessKey } = account;
  const client = new SFNClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const settings = machineSettings(region, id);
  const roleArn = `arn:aws:iam::${id}:role/practice`;
  try {
    for (const [name, machine] of Object.entries(ALL_MACHINES)) {
      const definition = JSON.stringify(machine(settings));
      try {
        await client.send(new CreateStateMachineCommand({ name, definition, roleArn }));
      } catch (error) {
        if (!(error instanceof StateMachineAlreadyExists)) throw error;
        const stateMachineArn = machineArn(region, id, name);
        await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
      }
    }
  } finally {
    client.destroy();
  }
}
