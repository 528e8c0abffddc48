import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Aws, createAws } from "../aws/aws.ts";
import type { EngineName } from "../dynamodb/engines.ts";
import { createDynamoDBService } from "../dynamodb/service.ts";
import { type RunningDynamoDB, startDynamoDB } from "../dynamodb/start.ts";
import { createServiceCaller } from "../iam/service-caller.ts";
import type { LambdaHost } from "../lambda/host.ts";
import type { Switches } from "../securityhub/switches.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { createStepFunctions, type StepFunctions } from "../stepfunctions/stepfunctions.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import { type App, deployApp } from "./app.ts";
import type { FunctionsFrom } from "./functions.ts";
import { createRecord } from "./record.ts";
import { recordedCalls } from "./recorded-calls.ts";
import { putRoles } from "./roles.ts";
import { SCHEDULES, type Schedule } from "./schedules.ts";
import { homeRegionOf, placeOf, type SlackSide, settingsOf } from "./settings.ts";

export interface BackstageOptions {
  seed: WorldSeed;
  /** Port offsets are added to it; 0 or left out: free ports everywhere. */
  port?: number;
  /** Folder that keeps everything between two runs. */
  dataDirectory?: string;
  engine?: EngineName;
  switches?: Partial<Switches>;
  /** Replaces the schedules of every world. */
  schedules?: readonly Schedule[];
  /** What the functions run from; their sources, where nothing is said. */
  functions?: FunctionsFrom;
  /** Environments that there may be of one bundled function at a time. */
  environmentsAtMost?: number;
  /** Replaces settings in the environment of every function. */
  environment?: Record<string, string>;
  /** Receives what the functions log, a line at a time, and which of them did. */
  log?: (line: string, functionName?: string) => void;
}

/** Everything of a world that is not Slack: the clock, AWS, Step Functions, DynamoDB, and the app's functions. */
export interface Backstage {
  clock: Clock;
  administrator: AccountSeed;
  dynamodb: RunningDynamoDB;
  record: Awaited<ReturnType<typeof createRecord>>;
  aws: Aws;
  stepFunctions: StepFunctions;
  /** Calls the listener after each change of AWS, of a state machine or of the hour. */
  onChange(listener: () => void): void;
  /** Something that is not seen here has changed the world. */
  changed(): void;
  /** Deploys the app for its Slack, and opens its door. */
  openApp(slack: SlackSide): Promise<Pick<App, "host" | "door">>;
  port(offset: number): { port?: number };
  file(name: string): string | undefined;
  /** To be ended when the world ends, before what is there already. */
  alsoEnd(end: () => Promise<void> | void): void;
  close(): Promise<void>;
}

/** What has been started is ended again when a later part cannot start. */
export async function openBackstage(options: BackstageOptions): Promise<Backstage> {
  const { seed, dataDirectory } = options;
  const port = (offset: number) => (options.port ? { port: options.port + offset } : {});
  const file = (name: string) => (dataDirectory ? join(dataDirectory, name) : undefined);
  if (dataDirectory) mkdirSync(dataDirectory, { recursive: true });
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const hour = createSnapshot<number>(file("clock.json"), () => clock.offset());
    const clock = createClock(hour.load() ?? 0);
    closers.push(() => clock.stop());
    const listeners = new Set<() => void>([() => hour.changed()]);
    const changed = () => {
      for (const listener of listeners) listener();
    };

    const administrator = seed.aws.accounts.find(({ id }) => id === seed.administrator);
    if (!administrator) throw new Error(`The seed has no account ${seed.administrator}.`);
    const dynamodb = await startDynamoDB({
      ...port(2),
      ...(options.engine ? { engine: options.engine } : {}),
      ...(dataDirectory ? { dataDirectory: join(dataDirectory, "dynamodb") } : {}),
    });
    closers.push(dynamodb.close);
    const record = await createRecord(dynamodb.url, homeRegionOf(seed), clock.now);
    closers.push(record.close);

    const aws = await createAws({
      clock,
      seed: seed.aws,
      ...port(1),
      ...(dataDirectory ? { dataDirectory: join(dataDirectory, "aws") } : {}),
      ...(options.switches ? { switches: options.switches } : {}),
      ...recordedCalls(process.env.PRACTICE_CALLS_DIRECTORY),
    });
    closers.push(aws.close);
    closers.push(aws.securityHub.onChange(changed));
    const region = homeRegionOf(seed);
    aws.gateway.add(createDynamoDBService({ engine: dynamodb.url, accountId: administrator.id, region }));
    const schedules = options.schedules ?? SCHEDULES;
    putRoles(aws.directory, placeOf(seed), settingsOf(seed), schedules);
    const serviceCaller = createServiceCaller(aws.directory, clock.now);

    // The functions start after Step Functions, which may have work for them at once.
    let hosted: (host: LambdaHost) => void = () => undefined;
    const hosting = new Promise<LambdaHost>((resolve) => {
      hosted = resolve;
    });
    const journalFile = file("stepfunctions.jsonl");
    const stepFunctions = createStepFunctions({
      clock,
      invoke: (name, payload) => clock.during(hosting.then((host) => host.invoke(name, payload))),
      assume: ({ arn, roleArn }) =>
        serviceCaller(
          roleArn,
          { service: "states.amazonaws.com", sessionName: randomUUID().replaceAll("-", ""), sourceArn: arn },
          region,
        ),
      ...(journalFile ? { journalFile } : {}),
      onChange: changed,
    });
    aws.gateway.add(stepFunctions);
    closers.push(() => stepFunctions.close());

    return {
      clock,
      administrator,
      dynamodb,
      record,
      aws,
      stepFunctions,
      onChange: (listener) => void listeners.add(listener),
      changed,
      async openApp(slack) {
        const schedulesFile = file("schedules.json");
        const { functions, environmentsAtMost, environment, log } = options;
        const app = await deployApp({
          clock,
          seed,
          aws,
          slack,
          schedules,
          ...(functions ? { functions } : {}),
          ...(environmentsAtMost ? { environmentsAtMost } : {}),
          ...(environment ? { environment } : {}),
          ...(schedulesFile ? { schedulesFile } : {}),
          ...port(3),
          ...(log ? { log } : {}),
        });
        // Work stops before those who do it go, or their end would be taken for its failure.
        const [host, ...rest] = app.closers;
        if (host) closers.push(host);
        closers.push(() => stepFunctions.close(), ...rest);
        hosted(app.host);
        return app;
      },
      port,
      file,
      alsoEnd: (end) => void closers.push(end),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
