import { INDEXES } from "@invitations/history/table";
import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import {
  type FunctionName,
  machineArn,
  type Place,
  physicalName,
  type SecretName,
  secretArnPattern,
  tableArn,
} from "../names.ts";
import type { Statement } from "./statement.ts";

/** What the statements of the functions need to know of the settings. */
export interface MemberRole {
  /** With its path, if it has one. */
  name: string;
  externalId: string;
}

type IndexName = keyof typeof INDEXES;

/**
 * Every call that the code of each function makes itself, and nothing else. The practice world holds the functions to
 * these statements, and a test compares them with what they called while every journey was played.
 */
export function functionStatements(
  place: Place,
  memberRole: MemberRole,
): Readonly<Record<FunctionName, readonly Statement[]>> {
  return {
    "slack-door": [
      ...record(place, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]),
      ...lists(place, [
        "requestsByAccount",
        "requestsByRequester",
        "openByDueTime",
        "accountsByAlias",
        "accountsById",
        "eventsByTime",
      ]),
      {
        sid: "BeginWork",
        actions: ["states:StartExecution"],
        resources: (Object.keys(ALL_MACHINES) as MachineName[]).map((name) => machineArn(place, name)),
      },
      answer,
      secrets(place, ["slack-bot-token", "slack-signing-secret"]),
    ],
    "administrator-steps": [
      ...record(place, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]),
      ...lists(place, ["accountsById"]),
      {
        sid: "AdministerMembers",
        actions: [
          "securityhub:CreateMembers",
          "securityhub:InviteMembers",
          "securityhub:GetMembers",
          "securityhub:ListMembers",
          "securityhub:DisassociateMembers",
          "securityhub:DeleteMembers",
          "securityhub:DescribeHub",
          "securityhub:DescribeOrganizationConfiguration",
        ],
        resources: [`arn:${place.partition}:securityhub:*:${place.account}:hub/default`],
      },
      {
        sid: "ReadLinkedRegions",
        actions: ["securityhub:GetFindingAggregator"],
        resources: [`arn:${place.partition}:securityhub:*:${place.account}:finding-aggregator/*`],
      },
      {
        sid: "FindAggregatorAndOrganization",
        actions: [
          "securityhub:ListFindingAggregators",
          "organizations:DescribeOrganization",
          "organizations:ListAccounts",
          "organizations:ListDelegatedAdministrators",
        ],
        resources: ["*"],
      },
    ],
    "member-steps": [
      ...record(place, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]),
      ...lists(place, []),
      {
        sid: "AssumeMemberRole",
        actions: ["sts:AssumeRole"],
        resources: [`arn:${place.partition}:iam::*:role/${memberRole.name}`],
        conditions: { StringEquals: { "sts:ExternalId": memberRole.externalId } },
      },
    ],
    announcer: [
      ...record(place, ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"]),
      ...lists(place, ["accountsById", "openByDueTime"]),
      answer,
      secrets(place, ["slack-bot-token"]),
    ],
    watch: [...record(place, ["BatchGetItem"], "Read"), ...lists(place, ["openByDueTime"], false)],
    "alarm-announcer": [secrets(place, ["slack-bot-token"])],
  };
}

/**
 * What Lambda does in the name of a function, beside what its code calls: writes its log and its traces, and puts
 * what it could not deliver where somebody finds it.
 */
export function runtimeStatements(place: Place, name: FunctionName): readonly Statement[] {
  return [
    {
      sid: "WriteLog",
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [
        `arn:${place.partition}:logs:${place.region}:${place.account}:log-group:${logGroupName(place, name)}:log-stream:*`,
      ],
    },
    trace,
    ...(STARTED_ASYNCHRONOUSLY.includes(name) ? [keepUndelivered(place)] : []),
  ];
}

/** Functions that nobody waits for: what they fail at is kept in the dead-letter queue. */
export const STARTED_ASYNCHRONOUSLY: readonly FunctionName[] = ["watch", "alarm-announcer"];

export const logGroupName = (place: Pick<Place, "app" | "stage">, name: FunctionName): string =>
  `/aws/lambda/${physicalName(place, name)}`;

export const deadLettersArn = (place: Place): string =>
  `arn:${place.partition}:sqs:${place.region}:${place.account}:${physicalName(place, "dead-letters")}`;

/** X-Ray knows no resources. */
export const trace: Statement = {
  sid: "WriteTraces",
  actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
  resources: ["*"],
};

export const keepUndelivered = (place: Place): Statement => ({
  sid: "KeepUndelivered",
  actions: ["sqs:SendMessage"],
  resources: [deadLettersArn(place)],
});

/** A task token says itself which execution waits; IAM knows no resource for it. */
const answer: Statement = { sid: "WakeWaitingWork", actions: ["states:SendTaskSuccess"], resources: ["*"] };

function record(place: Place, operations: readonly string[], sid = "KeepRecord"): Statement[] {
  return [{ sid, actions: operations.map((name) => `dynamodb:${name}`), resources: [tableArn(place)] }];
}

/** Queries of the table itself, which find the events of a request, and of its indexes. */
function lists(place: Place, indexes: readonly IndexName[], itself = true): Statement[] {
  return [
    {
      sid: "ListRecord",
      actions: ["dynamodb:Query"],
      resources: [
        ...(itself ? [tableArn(place)] : []),
        ...indexes.map((index) => `${tableArn(place)}/index/${INDEXES[index].name}`),
      ],
    },
  ];
}

function secrets(place: Place, names: readonly SecretName[]): Statement {
  return {
    sid: "ReadSlackSecrets",
    actions: ["secretsmanager:GetSecretValue"],
    resources: names.map((name) => secretArnPattern(place, name)),
  };
}
