/// <reference path="../.sst/platform/config.d.ts" />
import { machineSettings } from "../packages/functions/src/deployment/machine-settings";
import { physicalName } from "../packages/functions/src/deployment/names";
import { ALL_MACHINES, type MachineName } from "../packages/workflow/src/definition/machines";
import type { Deployment } from "./deployment";
import type { Roles } from "./roles";

interface Around {
  key: aws.kms.Key;
  role: Roles;
}

/**
 * The state machines: the very definitions that the practice world runs. Their log says which states were passed and
 * how they ended, never what went in or came out.
 */
export function workflow({ place, settings }: Deployment, { key, role }: Around) {
  const log = new aws.cloudwatch.LogGroup("Log-workflow", {
    // Log delivery grants itself access to groups of this prefix without an ever longer resource policy.
    name: `/aws/vendedlogs/states/${place.app}-${place.stage}`,
    retentionInDays: settings.logRetentionDays,
    kmsKeyId: key.arn,
  });
  const machine = (name: MachineName) =>
    new aws.sfn.StateMachine(`Machine-${name}`, {
      name: physicalName(place, name),
      type: "STANDARD",
      roleArn: role.machines[name].arn,
      definition: JSON.stringify(ALL_MACHINES[name](machineSettings(place, settings.pace))),
      loggingConfiguration: {
        level: "ALL",
        includeExecutionData: false,
        logDestination: $interpolate`${log.arn}:*`,
      },
      tracingConfiguration: { enabled: true },
    });
  return Object.fromEntries(
    (Object.keys(ALL_MACHINES) as MachineName[]).map((name) => [name, machine(name)]),
  ) as Record<MachineName, aws.sfn.StateMachine>;
}
