import { FUNCTIONS } from "@invitations/functions/deployment/names";
import { ALL_MACHINES } from "@invitations/workflow/definition/machines";
import { SCHEDULES } from "../../world/schedules.ts";

interface NeverCalled {
  actions: readonly string[];
  /** By the names that they have among the app's own. */
  roles: readonly string[];
  because: string;
}

const machines = Object.keys(ALL_MACHINES);
const schedules = SCHEDULES.map(({ name }) => `${name}-schedule`);

/** What AWS's own services do in a role's name, and the practice world does not play. */
export const NEVER_CALLED_HERE: readonly NeverCalled[] = [
  {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    roles: FUNCTIONS,
    because: "Lambda writes what a function prints to its log; here it goes to the terminal.",
  },
  {
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
    roles: machines,
    because: "Step Functions sets up the delivery of a machine's log; the eight are what its guide asks for.",
  },
  {
    actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
    roles: [...FUNCTIONS, ...machines],
    because: "Lambda and Step Functions send traces; nobody gathers them here.",
  },
  {
    actions: ["xray:GetSamplingRules", "xray:GetSamplingTargets"],
    roles: machines,
    because: "Step Functions asks X-Ray which executions to trace.",
  },
  {
    actions: ["sqs:SendMessage"],
    roles: ["watch", "alarm-announcer", ...schedules],
    because:
      "Lambda and Scheduler put what they could not deliver into the queue of dead letters; there is none here.",
  },
];

/** Wildcards that stand for one thing, whose name AWS makes up after the role has been written. */
export const OPEN_WILDCARDS: readonly { pattern: RegExp; because: string }[] = [
  {
    pattern: /:secret:[a-z-]+\?{6}$/,
    because: "Secrets Manager ends each ARN in six characters of its own.",
  },
  { pattern: /:finding-aggregator\/\*$/, because: "Security Hub gives the aggregator its id." },
];
