import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { machineSettings, type Pace } from "../machine-settings.ts";
import { FUNCTIONS, functionArn, machineArn, type Place } from "../names.ts";
import { trace } from "./functions.ts";
import type { Statement } from "./statement.ts";

/** Which functions a machine invokes and which machines it starts, as its own definition says. */
export function machineStatements(place: Place, pace: Pace, name: MachineName): readonly Statement[] {
  const definition = JSON.stringify(ALL_MACHINES[name](machineSettings(place, pace)));
  const named = (arns: readonly string[]) => arns.filter((arn) => definition.includes(JSON.stringify(arn)));
  const machines = named(
    (Object.keys(ALL_MACHINES) as MachineName[]).map((other) => machineArn(place, other)),
  );
  return [
    {
      sid: "InvokeSteps",
      actions: ["lambda:InvokeFunction"],
      resources: named(FUNCTIONS.map((other) => functionArn(place, other))),
    },
    ...(machines.length > 0
      ? [{ sid: "StartMachines", actions: ["states:StartExecution"], resources: machines }]
      : []),
  ];
}

/** What Step Functions does in the name of a machine: its log goes out by log delivery, which knows no resources. */
export const machineRuntimeStatements: readonly Statement[] = [
  {
    sid: "DeliverLog",
    actions: [
      "logs:CreateLogDelivery",
      "logs:GetLogDelivery",
      "logs:UpdateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:DescribeResourcePolicies",
      "logs:DescribeLogGroups",
    ],
    resources: ["*"],
  },
  { ...trace, actions: [...trace.actions, "xray:GetSamplingRules", "xray:GetSamplingTargets"] },
];
