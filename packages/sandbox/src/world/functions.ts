import {
  FUNCTIONS,
  type FunctionName,
  functionArn,
  type Place,
  physicalName,
} from "@invitations/functions/deployment/names";
import { SIZES } from "@invitations/functions/deployment/sizes";
import { startBundleHost } from "../lambda/bundle-host.ts";
import { type LambdaHost, startLambdaHost } from "../lambda/host.ts";
import type { Clock } from "../wire/clock.ts";

/** A built function: the folder that would be uploaded, and the file and export in it that Lambda calls. */
export interface BuiltFunction {
  name: FunctionName;
  directory: string;
  handler: string;
}

/** What the functions of a world run from. */
export type FunctionsFrom = "sources" | readonly BuiltFunction[];

export interface FunctionsOptions {
  clock: Clock;
  place: Place;
  from: FunctionsFrom;
  environments: Readonly<Record<FunctionName, Record<string, string>>>;
  /** Environments that there may be of one bundle at a time; invocations beyond them wait. 2 where nothing is said. */
  environmentsAtMost?: number;
  /** Receives what the functions log, a line at a time, and which of them did. */
  log?: (line: string, functionName: string) => void;
}

/** Enough for one to overtake another: each is a process, and a machine is no Region of AWS. */
const ENVIRONMENTS = 2;

/** Brings up the app's functions: their sources, which start at once, or their bundles under Lambda's runtime interface. */
export function startFunctions({
  clock,
  place,
  from,
  environments,
  environmentsAtMost = ENVIRONMENTS,
  log,
}: FunctionsOptions): Promise<LambdaHost> {
  const around = {
    clock,
    // Slack waits three seconds for its first answer too; everybody else can wait for a cold start.
    warm: [physicalName(place, "slack-door")],
    ...(log ? { log } : {}),
  };
  if (from === "sources") {
    const own = new URL("../../../functions/src/", import.meta.url);
    const functions = FUNCTIONS.map((name) => [
      physicalName(place, name),
      { file: new URL(`${name}.ts`, own).pathname, environment: environments[name] },
    ]);
    return startLambdaHost({ ...around, functions: Object.fromEntries(functions) });
  }
  return startBundleHost({
    ...around,
    environmentsAtMost,
    functions: from.map(({ name, directory, handler }) => ({
      name: physicalName(place, name),
      arn: functionArn(place, name),
      folder: directory,
      handler,
      environment: environments[name],
      memory: SIZES[name].memoryMegabytes,
      timeoutSeconds: SIZES[name].timeoutSeconds,
      logFormat: "JSON" as const,
    })),
  });
}
