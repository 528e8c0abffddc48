import {
  CreateStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { invitation } from "@invitations/workflow/definition/invitation";
import { HOME_REGION, MACHINE_SETTINGS, machineArn } from "./settings.ts";

/** Puts the machine's definition where a deployment would; a world started again gets today's definition. */
export async function deployMachine(
  endpoint: string,
  keys: { accessKeyId: string; secretAccessKey: string },
  account: string,
): Promise<void> {
  const client = new SFNClient({ endpoint, region: HOME_REGION, credentials: keys });
  const definition = JSON.stringify(invitation(MACHINE_SETTINGS));
  try {
    await client.send(
      new CreateStateMachineCommand({
        name: "invitation",
        definition,
        roleArn: `arn:aws:iam::${account}:role/practice`,
      }),
    );
  } catch (error) {
    if (!(error instanceof StateMachineAlreadyExists)) throw error;
    await client.send(new UpdateStateMachineCommand({ stateMachineArn: machineArn(account), definition }));
  } finally {
    client.destroy();
  }
}
