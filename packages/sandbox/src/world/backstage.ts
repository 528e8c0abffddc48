import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Aws, createAws } from "../aws/aws.ts";
import type { EngineName } from "../dynamodb/engines.ts";
import { type RunningDynamoDB, startDynamoDB } from "../dynamodb/start.ts";
import { type FunctionUrl, openFunctionUrl } from "../lambda/function-url.ts";
import { type LambdaHost, startLambdaHost, startTogether } from "../lambda/host.ts";
import type { Switches } from "../securityhub/switches.ts";
import type { AccountSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { createStepFunctions, type StepFunctions } from "../stepfunctions/stepfunctions.ts";
import { type Clock, createClock } from "../wire/clock.ts";
import { createSnapshot } from "../wire/snapshot.ts";
import { deployMachines } from "./machine.ts";
import { createRecord } from "./record.ts";
import { openSchedules, SCHEDULES, type Schedule } from "./schedules.ts";
import { environment, FUNCTIONS, homeRegionOf, SLACK_DOOR } from "./settings.ts";

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
  /** `false`: the Slack door shares a process with the functions that work, which is quicker to start. */
  doorApart?: boolean;
  /** Receives what the functions log, a line at a time. */
  log?: (line: string) => void;
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
  /** Starts the app with the settings of its Slack, and opens its door. */
  openApp(slack: Record<string, string>): Promise<{ host: LambdaHost; door: FunctionUrl }>;
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
    });
    closers.push(aws.close);
    closers.push(aws.securityHub.onChange(changed));

    // The functions start after Step Functions, which may have work for them at once.
    let hosted: (host: LambdaHost) => void = () => undefined;
    const hosting = new Promise<LambdaHost>((resolve) => {
      hosted = resolve;
    });
    const journalFile = file("stepfunctions.jsonl");
    const stepFunctions = createStepFunctions({
      clock,
      invoke: (name, payload) => clock.during(hosting.then((host) => host.invoke(name, payload))),
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
        const own = new URL("../../../functions/src/", import.meta.url);
        const start = (...names: string[]) =>
          startLambdaHost({
            clock,
            functions: Object.fromEntries(names.map((name) => [name, new URL(`${name}.ts`, own).pathname])),
            environment: {
              ...environment({ seed, administrator, awsUrl: aws.url, dynamodbUrl: dynamodb.url }),
              ...slack,
            },
            ...(options.log ? { log: options.log } : {}),
          });
        // The door by itself: as with Lambda, work on many accounts does not keep Slack waiting.
        const workers = Object.values(FUNCTIONS);
        const host =
          options.doorApart === false
            ? await start(SLACK_DOOR, ...workers)
            : await startTogether([start(SLACK_DOOR), start(...workers)]);
        // Work stops before those who do it go, or their end would be taken for its failure.
        closers.push(host.close, () => stepFunctions.close());
        await deployMachines(aws.url, homeRegionOf(seed), administrator);
        hosted(host);
        const door = await openFunctionUrl(host, SLACK_DOOR, port(3).port);
        closers.push(door.close);
        const schedulesFile = file("schedules.json");
        const schedules = openSchedules({
          clock,
          schedules: options.schedules ?? SCHEDULES,
          endpoint: aws.url,
          region: homeRegionOf(seed),
          account: administrator,
          ...(schedulesFile ? { file: schedulesFile } : {}),
          log: options.log ?? console.error,
        });
        closers.push(schedules.close);
        return { host, door };
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
