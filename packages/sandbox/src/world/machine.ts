import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import type { RequestKind } from "@invitations/core/request/request";
import { MACHINES } from "@invitations/workflow/definition/machines";
import { MACHINE_SETTINGS, machineArn } from "./settings.ts";

/** Puts the machines where a deployment would; a world started again gets today's definitions. */
export async function deployMachines(
  endpoint: string,
  region: string,
  account: { id: string; accessKeyId: string; secretAccessKey: string },
): Promise<void> {
  const { id, accessKeyId, secretAccessKey } = account;
  const client = new SFNClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } });
  const roleArn = `arn:aws:iam::${id}:role/practice`;
  try {
    for (const [kind, machine] of Object.entries(MACHINES)) {
      const definition = JSON.stringify(machine(MACHINE_SETTINGS));
      try {
        await client.send(new CreateStateMachineCommand({ name: kind, definition, roleArn }));
      } catch (error) {
        if (!(error instanceof StateMachineAlreadyExists)) throw error;
        const stateMachineArn = machineArn(region, id, kind as RequestKind);
        await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
      }
    }
  } finally {
    client.destroy();
  }
}
