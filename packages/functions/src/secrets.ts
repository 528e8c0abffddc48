import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

interface Kind {
  /** What the secret is to be set to, in words. */
  wanted: string;
  shape: RegExp;
  /** Stands for the value in a command. */
  placeholder: string;
}

/** What Slack gives an app, by what the functions call it. */
export const SLACK_SECRETS = {
  botToken: {
    wanted: "the app's bot token alone, which begins with xoxb-",
    shape: /^xoxb-\S+$/,
    placeholder: "xoxb-…",
  },
  signingSecret: {
    wanted: "the app's signing secret alone, 32 hexadecimal digits",
    shape: /^[0-9a-f]{32}$/i,
    placeholder: "…",
  },
} satisfies Record<string, Kind>;

export type SlackSecret = keyof typeof SLACK_SECRETS;

/**
 * Reads the named secrets (each by its name or ARN), all at once; to be called once, while the function starts.
 * Throws one error with a sentence for each that cannot be used: which it is and the command that sets it, and never
 * what it holds.
 */
export async function readSecrets<Name extends SlackSecret>(
  client: SecretsManagerClient,
  ids: Readonly<Record<Name, string>>,
): Promise<Record<Name, string>> {
  const names = Object.keys(ids) as Name[];
  const read = await Promise.all(names.map((name) => readSecret(client, ids[name], SLACK_SECRETS[name])));
  const wrong = read.flatMap((one) => ("sentence" in one ? [one] : []));
  if (wrong.length > 0) {
    const region = await client.config.region();
    const lines = wrong.map(({ id, sentence, placeholder }) =>
      [
        sentence,
        `  aws secretsmanager put-secret-value --secret-id ${id} --secret-string '${placeholder}' --region ${region}`,
      ].join("\n"),
    );
    throw new Error(`The function cannot start without its secrets.\n${lines.join("\n")}`);
  }
  const values = read.map((one, at) => [names[at], "value" in one ? one.value : undefined]);
  return Object.fromEntries(values) as Record<Name, string>;
}

type Read = { value: string } | { id: string; sentence: string; placeholder: string };

async function readSecret(
  client: SecretsManagerClient,
  id: string,
  { wanted, shape, placeholder }: Kind,
): Promise<Read> {
  const unusable = (why: string): Read => ({ id, sentence: `The secret ${id} ${why}:`, placeholder });
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
    return SecretString !== undefined && shape.test(SecretString)
      ? { value: SecretString }
      : unusable(`holds something else than ${wanted}. Set it again`);
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "AccessDeniedException")
      // A secret that is not there and one that the role does not name look the same to a role that may read few.
      return unusable(
        `does not exist, or this function's role does not allow reading it (${message}). Deploy the stacks, and set it to ${wanted}`,
      );
    if (name !== "ResourceNotFoundException") throw error;
    return unusable(
      message.includes("staging label")
        ? `has no value yet. Set it to ${wanted}`
        : `does not exist. Deploy the stacks, and set it to ${wanted}`,
    );
  }
}
