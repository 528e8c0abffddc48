/// <reference path="../.sst/platform/config.d.ts" />
import { BUNDLING } from "../packages/functions/src/deployment/bundling";
import { environmentOf } from "../packages/functions/src/deployment/environment";
import { FUNCTIONS, type FunctionName, physicalName } from "../packages/functions/src/deployment/names";
import {
  logGroupName,
  STARTED_ASYNCHRONOUSLY,
} from "../packages/functions/src/deployment/permissions/functions";
import { SIZES } from "../packages/functions/src/deployment/sizes";
import type { Deployment } from "./deployment";
import type { Roles } from "./roles";

interface Around {
  key: aws.kms.Key;
  role: Roles;
  undelivered: aws.sqs.Queue;
}

const DOES: Readonly<Record<FunctionName, string>> = {
  "slack-door": "Everything that Slack sends: commands, presses, forms",
  "administrator-steps": "Steps in the administrator account's Security Hub",
  "member-steps": "Steps in a member account, through its role",
  announcer: "Steps that speak to people in Slack",
  watch: "Counts open requests that do not move",
  "alarm-announcer": "Tells alarms in the operators' channel",
};

/** The functions: each with a role, a log and an environment of its own, and nothing that SST would add to them. */
export function functions(here: Deployment, around: Around) {
  return Object.fromEntries(FUNCTIONS.map((name) => [name, lambda(here, name, around)])) as Record<
    FunctionName,
    sst.aws.Function
  >;
}

function lambda({ place, settings }: Deployment, name: FunctionName, { key, role, undelivered }: Around) {
  const log = new aws.cloudwatch.LogGroup(`Log-${name}`, {
    name: logGroupName(place, name),
    retentionInDays: settings.logRetentionDays,
    kmsKeyId: key.arn,
  });
  const variables = environmentOf(place, settings)[name];
  const { memoryMegabytes, timeoutSeconds } = SIZES[name];
  return new sst.aws.Function(resourceName(name), {
    name: physicalName(place, name),
    description: DOES[name],
    handler: `packages/functions/src/${name}.handler`,
    runtime: "nodejs24.x",
    architecture: "arm64",
    memory: `${memoryMegabytes} MB`,
    timeout: `${timeoutSeconds} seconds`,
    role: role.functions[name].arn,
    logging: { format: "json", logGroup: log.name },
    nodejs: BUNDLING,
    transform: {
      function: (args) => {
        // SST would add a key to an encrypted file of secrets. There are none in the bundle, and no key is needed.
        args.environment = { variables };
        args.tracingConfig = { mode: "Active" };
        if (STARTED_ASYNCHRONOUSLY.includes(name)) args.deadLetterConfig = { targetArn: undelivered.arn };
      },
    },
  });
}

/** `slack-door` → `SlackDoor`, as SST wants the names of its components. */
function resourceName(name: FunctionName): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
