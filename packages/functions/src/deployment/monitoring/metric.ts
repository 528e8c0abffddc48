import type { MachineName } from "@invitations/workflow/definition/machines";
import { type FunctionName, machineArn, type Place, physicalName, tableName } from "../names.ts";

/** One series of numbers in CloudWatch. */
export interface Metric<Id = string> {
  namespace: string;
  name: string;
  /** By name; `Id` is what AWS makes up while deploying, such as the id of an API. */
  dimensions: Readonly<Record<string, string | Id>>;
  statistic: Statistic;
}
export type Statistic = "Sum" | "Maximum" | "Average" | "p50" | "p90" | "p99";

/** What the functions measure themselves; each metric is told of the deployment as a whole and by dimensions of its own. */
export const APP_NAMESPACE = "SecurityHubInvitations";

export const ofApp = (place: Place, name: string, statistic: Statistic = "Sum"): Metric => ({
  namespace: APP_NAMESPACE,
  name,
  dimensions: { service: tableName(place) },
  statistic,
});

/** What metric filters count in logs. Lines do not name their deployment, so the stage stands in the namespace. */
export const logNamespace = ({ stage }: Pick<Place, "stage">): string => `${APP_NAMESPACE}/${stage}`;

export const ofLogs = (place: Place, name: string): Metric => ({
  namespace: logNamespace(place),
  name,
  dimensions: {},
  statistic: "Sum",
});

export const ofFunction = (
  place: Place,
  name: FunctionName,
  metric: "Invocations" | "Errors" | "Throttles" | "Duration" | "DeadLetterErrors",
  statistic: Statistic = "Sum",
): Metric => ({
  namespace: "AWS/Lambda",
  name: metric,
  dimensions: { FunctionName: physicalName(place, name) },
  statistic,
});

export const ofMachine = (
  place: Place,
  name: MachineName,
  metric:
    | "ExecutionsStarted"
    | "ExecutionsSucceeded"
    | "ExecutionsFailed"
    | "ExecutionsTimedOut"
    | "ExecutionsAborted",
): Metric => ({
  namespace: "AWS/States",
  name: metric,
  dimensions: { StateMachineArn: machineArn(place, name) },
  statistic: "Sum",
});

/** Of the API that Slack calls; HTTP APIs are told by their id alone. */
export const ofSlackApi = <Id>(
  api: Id,
  metric: "Count" | "4xx" | "5xx" | "Latency" | "IntegrationLatency",
  statistic: Statistic = "Sum",
): Metric<Id> => ({
  namespace: "AWS/ApiGateway",
  name: metric,
  dimensions: { ApiId: api },
  statistic,
});

/** What the record is asked by: DynamoDB tells of the table by operation. */
export const OPERATIONS = ["GetItem", "BatchGetItem", "Query", "UpdateItem", "TransactWriteItems"] as const;

export const ofRecord = (
  place: Place,
  metric: "SystemErrors" | "ThrottledRequests" | "SuccessfulRequestLatency",
  operation: (typeof OPERATIONS)[number],
  statistic: Statistic = "Sum",
): Metric => ({
  namespace: "AWS/DynamoDB",
  name: metric,
  dimensions: { TableName: tableName(place), Operation: operation },
  statistic,
});

export const ofTable = (
  place: Place,
  metric: "ConsumedReadCapacityUnits" | "ConsumedWriteCapacityUnits",
): Metric => ({
  namespace: "AWS/DynamoDB",
  name: metric,
  dimensions: { TableName: tableName(place) },
  statistic: "Sum",
});

export const ofDeadLetters = (place: Place): Metric => ({
  namespace: "AWS/SQS",
  name: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: physicalName(place, "dead-letters") },
  statistic: "Maximum",
});

export const ofSchedules = (
  place: Place,
  metric: "TargetErrorCount" | "InvocationsFailedToBeSentToDeadLetterCount",
): Metric => ({
  namespace: "AWS/Scheduler",
  name: metric,
  dimensions: { ScheduleGroup: physicalName(place, "schedules") },
  statistic: "Sum",
});

export const ofAlarms = (
  place: Place,
  metric: "NumberOfNotificationsFailedToRedriveToDlq" | "NumberOfNotificationsFailed",
): Metric => ({
  namespace: "AWS/SNS",
  name: metric,
  dimensions: { TopicName: physicalName(place, "alarms") },
  statistic: "Sum",
});
