/// <reference path="../.sst/platform/config.d.ts" />
import type { FunctionName } from "../packages/functions/src/deployment/names";
import { alarmTopic } from "./alarm-topic";
import { alarms } from "./alarms";
import { dashboard } from "./dashboard";
import type { Deployment } from "./deployment";

interface Around {
  key: aws.kms.Key;
  lambda: Readonly<Record<FunctionName, sst.aws.Function>>;
  door: { api: aws.apigatewayv2.Api; stage: aws.apigatewayv2.Stage };
  undelivered: aws.sqs.Queue;
}

/** Who is called when something is wrong, and where they look first. */
export function monitoring(here: Deployment, { key, lambda, door, undelivered }: Around) {
  const topic = alarmTopic(here, { key, announcer: lambda["alarm-announcer"], undelivered });
  // Filters need the logs that come with the functions and the API.
  const raised = alarms(here, { topic, api: door.api, logs: [...Object.values(lambda), door.stage] });
  return { topic, alarms: raised, dashboard: dashboard(here, door.api) };
}
