import { commandHelp } from "@invitations/slack/command/commands";
import { botScopes } from "@invitations/slack/manifest/manifest";
import type { Aws } from "../aws/aws.ts";
import type { LambdaHost } from "../lambda/host.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { practice } from "../seeds/world-seed.ts";
import { createSlack, type Slack } from "../slack/slack.ts";
import type { StepFunctions } from "../stepfunctions/stepfunctions.ts";
import type { Clock } from "../wire/clock.ts";
import { atMostEvery } from "./at-most-every.ts";
import { type BackstageOptions, openBackstage } from "./backstage.ts";
import { createControls } from "./controls.ts";
import { guideOf } from "./guide.ts";
import { practiceSlack, shortName } from "./settings.ts";
import { createSubjects } from "./subjects.ts";
import { EXECUTIONS_SHOWN, viewOf } from "./view.ts";

export interface WorldOptions extends Partial<BackstageOptions> {
  /** `false`: no page is built, which tests that look at none need not wait for. */
  page?: boolean;
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
  /** For `SLACK_API_URL`. */
  slackApiUrl: string;
  slackRequestUrl: string;
  signingSecret: string;
  people: { id: string; name: string; role: string }[];
  accounts: ReadyAccount[];
  regions: string[];
}

export interface ReadyAccount {
  id: string;
  alias: string;
  kind: "administrator" | "member";
  accessKeyId: string;
  secretAccessKey: string;
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
  const { seed = practice } = options;
  const backstage = await openBackstage({ ...options, seed });
  try {
    return await openWorkspace(backstage, seed, options);
  } catch (error) {
    await backstage.close();
    throw error;
  }
}

async function openWorkspace(
  backstage: Awaited<ReturnType<typeof openBackstage>>,
  seed: WorldSeed,
  { page = true }: WorldOptions,
): Promise<World> {
  const { clock, aws, stepFunctions, record, dynamodb } = backstage;
  const side = practiceSlack(seed);
  // Operators have entered the owners of every member account before the story begins.
  await record.begin(seed);
  const controls = createControls({
    clock,
    seed,
    aws,
    setFault: (method, fault) => slack.setFault(method, fault),
    changed: backstage.changed,
  });
  const slack: Slack = await createSlack({
    clock,
    ...backstage.port(0),
    signingSecret: side.signingSecret,
    botToken: side.botToken,
    // The app is installed as its manifest asks, and may do no more.
    scopes: botScopes(),
    team: { id: "T01PRACTICE", name: "Practice", domain: "practice" },
    people: [...seed.people, BOT],
    channels: seed.channels.map((channel) => ({ ...channel, members: [...channel.members, BOT.id] })),
    commands: commandHelp,
    controls,
    ...(seed.userGroups ? { userGroups: seed.userGroups } : {}),
    guide: guideOf(seed),
    snapshotFile: backstage.file("slack.json"),
    page,
  });
  backstage.alsoEnd(slack.close);

  const subjects = createSubjects(record.accountOf, backstage.changed);
  const show = atMostEvery(100, () =>
    slack.setWorld(
      viewOf({
        now: clock.now(),
        seed: seed.aws,
        administrator: seed.administrator,
        regions: seed.aws.regions,
        securityHub: aws.securityHub,
        recorders: aws.config.recorders,
        isClosed: aws.directory.isClosed,
        executions: stepFunctions.executions(EXECUTIONS_SHOWN),
        machineName: shortName,
        about: subjects.of,
      }),
    ),
  );
  backstage.onChange(show);
  backstage.alsoEnd(show.stop);

  const { host, door } = await backstage.openApp({ ...side, apiUrl: slack.apiUrl });
  slack.setRequestUrl(door.url);
  show();

  return {
    ready: {
      ready: true,
      page: slack.url,
      aws: aws.url,
      dynamodb: dynamodb.url,
      slackApiUrl: slack.apiUrl,
      slackRequestUrl: door.url,
      signingSecret: side.signingSecret,
      people: seed.people.map(({ id, name, role }) => ({ id, name, role })),
      accounts: seed.aws.accounts.map(readyAccount),
      regions: seed.aws.regions,
    },
    administrator: seed.administrator,
    clock,
    aws,
    slack,
    stepFunctions,
    host,
    close: backstage.close,
  };
}

/** What a script needs of an account. */
export function readyAccount({ id, alias, kind, accessKeyId, secretAccessKey }: ReadyAccount): ReadyAccount {
  return { id, alias, kind, accessKeyId, secretAccessKey };
}
