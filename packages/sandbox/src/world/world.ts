import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { commandHelp } from "@invitations/slack/command/commands";
import { type Aws, createAws } from "../aws/aws.ts";
import type { EngineName } from "../dynamodb/engines.ts";
import { startDynamoDB } from "../dynamodb/start.ts";
import { openFunctionUrl } from "../lambda/function-url.ts";
import { type LambdaHost, startLambdaHost } from "../lambda/host.ts";
import type { Switches } from "../securityhub/switches.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { practice } from "../seeds/world-seed.ts";
import { createSlack, type Slack } from "../slack/slack.ts";
import { createStepFunctions, type StepFunctions } from "../stepfunctions/stepfunctions.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import { guideOf } from "./guide.ts";
import { deployMachine } from "./machine.ts";
import { createRecord } from "./record.ts";
import { BOT_TOKEN, environment, FUNCTIONS, HOME_REGION, SIGNING_SECRET, SLACK_DOOR } from "./settings.ts";
import { createSubjects } from "./subjects.ts";
import { viewOf } from "./view.ts";

export interface WorldOptions {
  seed?: WorldSeed;
  /** Of the page; the next three are AWS, DynamoDB and the app. 0 or left out: free ports everywhere. */
  port?: number;
  /** Folder that keeps everything between two runs. */
  dataDirectory?: string;
  engine?: EngineName;
  switches?: Partial<Switches>;
  /** `false`: no page is built, which tests that look at none need not wait for. */
  page?: boolean;
  /** Replaces settings of the functions' environment. */
  environment?: Record<string, string>;
  /** Receives what the functions log, a line at a time. */
  log?: (line: string) => void;
}

/** The practice world, up and running. */
export interface World {
  /** What `npm start` prints when it is ready. */
  ready: Ready;
  /** Id of the administrator account. */
  administrator: string;
  clock: Clock;
  aws: Aws;
  slack: Slack;
  stepFunctions: StepFunctions;
  host: LambdaHost;
  /** Ends every server and process of this world. */
  close(): Promise<void>;
}

export interface Ready {
  ready: true;
  page: string;
  aws: string;
  dynamodb: string;
  slackRequestUrl: string;
  signingSecret: string;
  people: { id: string; name: string; role: string }[];
  accounts: {
    id: string;
    alias: string;
    kind: "administrator" | "member";
    accessKeyId: string;
    secretAccessKey: string;
  }[];
  regions: string[];
}

const BOT = {
  id: "U00APP",
  name: "securityhub",
  realName: "Security Hub",
  role: "app",
  email: "app@example.com",
  colour: "#1d6b52",
  bot: true,
};

/** Brings the emulators, a DynamoDB engine and the real app together, over real HTTP on 127.0.0.1. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const { seed = practice, dataDirectory } = options;
  const port = (offset: number) => (options.port ? { port: options.port + offset } : {});
  const file = (name: string) => (dataDirectory ? join(dataDirectory, name) : undefined);
  if (dataDirectory) mkdirSync(dataDirectory, { recursive: true });
  // What has been started is ended again when a later part cannot start.
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };

  try {
    const hour = createSnapshot<number>(file("clock.json"), () => clock.offset());
    const clock = createClock(hour.load() ?? 0);
    closers.push(() => clock.stop());

    const administrator = seed.aws.accounts.find(({ id }) => id === seed.administrator);
    if (!administrator) throw new Error(`The seed has no account ${seed.administrator}.`);
    const dynamodb = await startDynamoDB({
      ...port(2),
      ...(options.engine ? { engine: options.engine } : {}),
      ...(dataDirectory ? { dataDirectory: join(dataDirectory, "dynamodb") } : {}),
    });
    closers.push(dynamodb.close);
    const record = await createRecord(dynamodb.url, HOME_REGION);
    closers.push(record.close);
    await record.begin(seed);

    const aws = await createAws({
      clock,
      seed: seed.aws,
      ...port(1),
      ...(dataDirectory ? { dataDirectory: join(dataDirectory, "aws") } : {}),
      ...(options.switches ? { switches: options.switches } : {}),
    });
    closers.push(aws.close);

    const slack = await createSlack({
      clock,
      ...port(0),
      signingSecret: SIGNING_SECRET,
      botToken: BOT_TOKEN,
      team: { id: "T01PRACTICE", name: "Practice", domain: "practice" },
      people: [...seed.people, BOT],
      channels: seed.channels.map((channel) => ({ ...channel, members: [...channel.members, BOT.id] })),
      commands: commandHelp,
      guide: guideOf(seed),
      snapshotFile: file("slack.json"),
      page: options.page ?? true,
    });
    closers.push(slack.close);

    // The functions start after Step Functions, which may have work for them at once.
    let host: LambdaHost | undefined;
    let hosted: (host: LambdaHost) => void = () => undefined;
    const hosting = new Promise<LambdaHost>((resolve) => {
      hosted = resolve;
    });
    const journalFile = file("stepfunctions.jsonl");
    const stepFunctions = createStepFunctions({
      clock,
      invoke: (name, payload) =>
        clock.during((async () => (host ?? (await hosting)).invoke(name, payload))()),
      ...(journalFile ? { journalFile } : {}),
      onChange: () => changed(),
    });
    aws.gateway.add(stepFunctions);
    closers.push(() => stepFunctions.close());

    const subjects = createSubjects(record.accountOf, () => changed());
    const changed = atMostEvery(40, () => {
      hour.changed();
      slack.setWorld(
        viewOf({
          now: clock.now(),
          seed: seed.aws,
          administrator: seed.administrator,
          regions: seed.aws.regions,
          securityHub: aws.securityHub,
          recorders: aws.config.recorders,
          executions: stepFunctions.executions(),
          about: subjects.of,
        }),
      );
    });
    closers.push(changed.stop);
    closers.push(aws.securityHub.onChange(changed));

    const own = new URL("../../../functions/src/", import.meta.url);
    const fileOf = (name: string) => new URL(`${name}.ts`, own).pathname;
    const names = [SLACK_DOOR, ...Object.values(FUNCTIONS)];
    host = await startLambdaHost({
      clock,
      functions: Object.fromEntries(names.map((name) => [name, fileOf(name)])),
      environment: environment({
        awsUrl: aws.url,
        dynamodbUrl: dynamodb.url,
        slackApiUrl: slack.apiUrl,
        accessKeyId: administrator.accessKeyId,
        secretAccessKey: administrator.secretAccessKey,
        seed,
        ...(options.environment ? { overrides: options.environment } : {}),
      }),
      ...(options.log ? { log: options.log } : {}),
    });
    // Work stops before those who do it go, or their end would be taken for its failure.
    closers.push(host.close, () => stepFunctions.close());
    await deployMachine(aws.url, administrator, seed.administrator);
    hosted(host);

    const door = await openFunctionUrl(host, SLACK_DOOR, port(3).port);
    closers.push(door.close);
    slack.setRequestUrl(door.url);
    changed();

    return {
      ready: {
        ready: true,
        page: slack.url,
        aws: aws.url,
        dynamodb: dynamodb.url,
        slackRequestUrl: door.url,
        signingSecret: SIGNING_SECRET,
        people: seed.people.map(({ id, name, role }) => ({ id, name, role })),
        accounts: seed.aws.accounts.map(({ id, alias, kind, accessKeyId, secretAccessKey }) => ({
          id,
          alias,
          kind,
          accessKeyId,
          secretAccessKey,
        })),
        regions: seed.aws.regions,
      },
      administrator: seed.administrator,
      clock,
      aws,
      slack,
      stepFunctions,
      host,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Calls at once, and then at most once in so many milliseconds, never losing the last. */
function atMostEvery(milliseconds: number, call: () => void): (() => void) & { stop: () => void } {
  let resting: NodeJS.Timeout | undefined;
  let again = false;
  const soon = () => {
    if (resting) {
      again = true;
      return;
    }
    call();
    resting = setTimeout(() => {
      resting = undefined;
      if (!again) return;
      again = false;
      soon();
    }, milliseconds);
  };
  return Object.assign(soon, {
    stop: () => {
      clearTimeout(resting);
      resting = undefined;
    },
  });
}
