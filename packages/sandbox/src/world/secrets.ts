import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { type Place, physicalName, type SecretName } from "@invitations/functions/deployment/names";
import type { Keys } from "./environment.ts";
import type { SlackSide } from "./settings.ts";

/** Makes the secrets as a deployment does, and puts Slack's into them as an operator does. */
export async function putSecrets(
  endpoint: string,
  place: Place,
  credentials: Keys,
  { botToken, signingSecret }: SlackSide,
): Promise<void> {
  const values: Record<SecretName, string> = {
    "slack-bot-token": botToken,
    "slack-signing-secret": signingSecret,
  };
  const client = new SecretsManagerClient({ endpoint, region: place.region, credentials });
  try {
    for (const [secret, SecretString] of Object.entries(values)) {
      const name = physicalName(place, secret);
      await client.send(new CreateSecretCommand({ Name: name })).catch((error: unknown) => {
        // A world that keeps its data has it already.
        if (!(error instanceof ResourceExistsException)) throw error;
      });
      await client.send(new PutSecretValueCommand({ SecretId: name, SecretString }));
    }
  } finally {
    client.destroy();
  }
}
