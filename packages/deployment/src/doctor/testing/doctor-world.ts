import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { SecretName } from "@invitations/functions/deployment/names";
import type { GivenSettings } from "@invitations/functions/deployment/settings";
import { type Aws, createAws } from "@invitations/sandbox/aws/aws";
import { practiceAws } from "@invitations/sandbox/seeds/practice-aws";
import type { AccountSeed, AwsSeed } from "@invitations/sandbox/seeds/seed";
import { practice } from "@invitations/sandbox/seeds/world-seed";
import { createSlack, type Slack } from "@invitations/sandbox/slack/slack";
import { type Clock, createClock } from "@invitations/sandbox/wire/clock";
import { BOT_TOKEN, SIGNING_SECRET } from "@invitations/sandbox/world/settings";
import { botScopes } from "@invitations/slack/manifest/manifest";
import { type Examination, examine } from "../examine.ts";
import type { Question } from "../visit.ts";
import { sessionWith } from "./session.ts";

/** An AWS and a Slack as they should be before a deployment, to be broken in one place. */
export interface DoctorWorld {
  aws: Aws;
  slack: Slack;
  clock: Clock;
  /** Keys of a session of the administrator account that may do these actions alone. */
  sessionWith(actions: string[]): Promise<NonNullable<Question["aws"]["credentials"]>>;
  /** Makes Slack's secrets; one left out is not made, an empty one gets no value. */
  putSecrets(values: Partial<Record<SecretName, string>>): Promise<void>;
  /** Runs the checks of before a deployment, or what is asked instead. */
  examine(asked?: Asked): Promise<Examination>;
  close(): Promise<void>;
}

export interface Asked extends Omit<Partial<Question>, "aws"> {
  aws?: Partial<Question["aws"]>;
  /** Settings that differ from the practice world's; `undefined` takes one away. */
  settings?: Partial<Record<keyof GivenSettings, unknown>>;
  /** Text of the settings file instead. */
  source?: string;
}

const RIGHT: GivenSettings = {
  administratorAccountId: practice.administrator,
  homeRegion: "us-east-1",
  operators: practice.operators,
  operatorsChannel: practice.operatorsChannel,
  memberExternalId: "practice-external-id",
};

const BOT = {
  id: "U00APP",
  name: "securityhub",
  realName: "Security Hub",
  role: "app",
  email: "app@example.com",
  colour: "#1d6b52",
  bot: true,
};

export interface Broken {
  /** What is otherwise in the administrator account. */
  administrator?: Partial<AccountSeed>;
  /** What is otherwise in the whole AWS. */
  aws?: Partial<AwsSeed>;
  /** Channels that the app is not in. */
  without?: string[];
}

export async function openDoctorWorld(broken: Broken = {}): Promise<DoctorWorld> {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  const clock = createClock();
  const accounts = practiceAws.accounts.map((account) =>
    account.id === practice.administrator ? { ...account, ...broken.administrator } : account,
  );
  const administrator = accounts.find(({ id }) => id === practice.administrator);
  if (!administrator) throw new Error("The practice seed has no administrator account.");
  const { accessKeyId, secretAccessKey } = administrator;
  const aws = await createAws({ clock, seed: { ...practiceAws, accounts, ...broken.aws } });
  const slack = await createSlack({
    clock,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    scopes: botScopes(),
    team: { id: "T01PRACTICE", name: "Practice", domain: "practice" },
    people: [...practice.people, BOT],
    channels: practice.channels.map((channel) => ({
      ...channel,
      members: broken.without?.includes(channel.id) ? channel.members : [...channel.members, BOT.id],
    })),
    commands: [],
    page: false,
  });
  let files = 0;
  return {
    aws,
    slack,
    clock,
    async putSecrets(values) {
      const secrets = new SecretsManagerClient({
        endpoint: aws.url,
        region: "us-east-1",
        credentials: { accessKeyId, secretAccessKey },
      });
      for (const [name, SecretString] of Object.entries(values)) {
        const Name = `securityhub-invitations-practice-${name}`;
        await secrets.send(new CreateSecretCommand({ Name, ...(SecretString ? { SecretString } : {}) }));
      }
      secrets.destroy();
    },
    sessionWith: (actions) => sessionWith(aws, actions),
    examine({ settings, source, aws: awsSide, environment, ...asked } = {}) {
      const settingsFile = join(folder, `settings-${++files}.ts`);
      writeFileSync(settingsFile, source ?? `export default ${JSON.stringify({ ...RIGHT, ...settings })};\n`);
      return examine({
        settingsFile,
        stage: "practice",
        after: false,
        ...asked,
        environment: {
          SLACK_BOT_TOKEN: BOT_TOKEN,
          SLACK_SIGNING_SECRET: SIGNING_SECRET,
          SLACK_API_URL: slack.apiUrl,
          ...environment,
        },
        aws: { endpoint: aws.url, credentials: { accessKeyId, secretAccessKey }, ...awsSide },
      });
    },
    async close() {
      await slack.close();
      await aws.close();
      clock.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
