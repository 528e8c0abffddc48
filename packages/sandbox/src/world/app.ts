import { randomUUID } from "node:crypto";
import {
  type FunctionName,
  functionArn,
  machineArn,
  physicalName,
  roleArn,
  scheduleGroupArn,
} from "@invitations/functions/deployment/names";
import type { MachineName } from "@invitations/workflow/definition/machines";
import type { Aws } from "../aws/aws.ts";
import { createServiceCaller } from "../iam/service-caller.ts";
import { type FunctionUrl, openFunctionUrl } from "../lambda/function-url.ts";
import type { LambdaHost } from "../lambda/host.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import type { Clock } from "../wire/clock.ts";
import { showDeployed } from "./deployed.ts";
import { environments, type Keys } from "./environment.ts";
import { type FunctionsFrom, startFunctions } from "./functions.ts";
import { deployMachines } from "./machine.ts";
import { keysFor } from "./roles.ts";
import { openSchedules, type Schedule } from "./schedules.ts";
import { putSecrets } from "./secrets.ts";
import { placeOf, type SlackSide, settingsOf } from "./settings.ts";

export interface AppOptions {
  clock: Clock;
  seed: WorldSeed;
  aws: Aws;
  slack: SlackSide;
  /** What the functions run from; their sources, where nothing is said. */
  functions?: FunctionsFrom;
  environmentsAtMost?: number;
  /** Replaces settings in the environment of every function. */
  environment?: Record<string, string>;
  schedules: readonly Schedule[];
  /** Keeps when each schedule is due next. */
  schedulesFile?: string;
  /** Of the door. */
  port?: number;
  log?: (line: string, functionName?: string) => void;
}

export interface App {
  host: LambdaHost;
  door: FunctionUrl;
  /** Ends what was begun here, the last first. */
  closers: (() => Promise<void> | void)[];
}

/** Deploys the app into the administrator account of the practice world, whose roles are there, and opens its door. */
export async function deployApp(options: AppOptions): Promise<App> {
  const { clock, seed, aws, slack, environment = {}, log } = options;
  const place = placeOf(seed);
  const settings = settingsOf(seed, slack);
  const administrator = seed.aws.accounts.find(({ id }) => id === place.account);
  if (!administrator) throw new Error(`The seed has no account ${place.account}.`);
  // An object of their own: the SDK writes into the credentials that it is given.
  const { accessKeyId, secretAccessKey } = administrator;
  const keys: Keys = { accessKeyId, secretAccessKey };

  await putSecrets(aws.url, place, keys, slack);
  const variables = environments(
    place,
    settings,
    { awsUrl: aws.url, ...(slack.apiUrl ? { slackApiUrl: slack.apiUrl } : {}) },
    (name) =>
      keysFor(aws.directory, roleArn(place, name), {
        service: "lambda.amazonaws.com",
        sessionName: physicalName(place, name),
      }),
  );
  const replaced = Object.entries(variables).map(([name, own]) => [name, { ...own, ...environment }]);
  const host = await startFunctions({
    clock,
    place,
    from: options.functions ?? "sources",
    ...(options.environmentsAtMost ? { environmentsAtMost: options.environmentsAtMost } : {}),
    environments: Object.fromEntries(replaced) as Record<FunctionName, Record<string, string>>,
    ...(log ? { log } : {}),
  });
  const closers: App["closers"] = [host.close];
  try {
    await deployMachines(aws.url, place, settings.pace, keys);
    const door = await openFunctionUrl(host, physicalName(place, "slack-door"), options.port);
    closers.push(door.close);
    showDeployed(aws, { place, settings, environment, doorUrl: door.url }, clock.now());
    const asSchedule = (name: string) => ({
      service: "scheduler.amazonaws.com",
      sessionName: randomUUID().replaceAll("-", ""),
      sourceArn: scheduleGroupArn(place),
      role: roleArn(place, `${name}-schedule`),
    });
    const callerOf = createServiceCaller(aws.directory, clock.now);
    const schedules = openSchedules({
      clock,
      schedules: options.schedules,
      endpoint: aws.url,
      region: place.region,
      keysOf: ({ name }) => {
        const { role, ...assumption } = asSchedule(name);
        return keysFor(aws.directory, role, assumption);
      },
      machineArn: (name) => machineArn(place, name as MachineName),
      ...(options.schedulesFile ? { file: options.schedulesFile } : {}),
      log: log ?? console.error,
      // Lambda itself is not emulated, so what it would ask of the schedule's role is asked here.
      invoke: async ({ name }, called) => {
        const { role, ...assumption } = asSchedule(name);
        const arn = functionArn(place, called as FunctionName);
        if (!callerOf(role, assumption, place.region)?.allows("lambda:InvokeFunction", arn)) {
          const errorMessage = `${role} may not be used by Scheduler, or may not invoke ${arn}.`;
          return { ok: false, errorType: "AccessDeniedException", errorMessage };
        }
        return host.invoke(arn, {});
      },
    });
    closers.push(schedules.close);
    return { host, door, closers };
  } catch (error) {
    for (const end of closers.reverse()) await end();
    throw error;
  }
}
