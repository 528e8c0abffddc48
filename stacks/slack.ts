/// <reference path="../.sst/platform/config.d.ts" />
import { physicalName } from "../packages/functions/src/deployment/names";
import { slackLogGroupName } from "../packages/functions/src/deployment/slack-log";
import type { Deployment } from "./deployment";

interface Around {
  key: aws.kms.Key;
  door: sst.aws.Function;
}

/** Where Slack sends what people do: one address that takes one kind of request, so many a second and no more. */
export function slack({ place, settings }: Deployment, { key, door }: Around) {
  const name = physicalName(place, "slack");
  const log = new aws.cloudwatch.LogGroup("Log-slack", {
    name: slackLogGroupName(place),
    retentionInDays: settings.logRetentionDays,
    kmsKeyId: key.arn,
  });
  const api = new aws.apigatewayv2.Api("SlackApi", {
    name,
    protocolType: "HTTP",
    description: "Requests of Slack, each signed; the function behind it turns away every other",
  });
  const integration = new aws.apigatewayv2.Integration("SlackIntegration", {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: door.arn,
    payloadFormatVersion: "2.0",
    // Slack has given up after three seconds.
    timeoutMilliseconds: 15_000,
  });
  new aws.apigatewayv2.Route("SlackRoute", {
    apiId: api.id,
    routeKey: "POST /slack/events",
    target: $interpolate`integrations/${integration.id}`,
  });
  const stage = new aws.apigatewayv2.Stage("SlackStage", {
    apiId: api.id,
    name: "$default",
    autoDeploy: true,
    defaultRouteSettings: {
      throttlingRateLimit: settings.requestsPerSecond,
      throttlingBurstLimit: settings.requestsAtOnce,
      // By route they would cost extra, and there is one route.
      detailedMetricsEnabled: false,
    },
    accessLogSettings: {
      destinationArn: log.arn,
      // Times and outcomes; neither what was sent nor by whom.
      format: JSON.stringify({
        requestId: "$context.requestId",
        requestTime: "$context.requestTime",
        status: "$context.status",
        responseLatency: "$context.responseLatency",
        integrationLatency: "$context.integrationLatency",
        integrationError: "$context.integrationErrorMessage",
        errorType: "$context.error.responseType",
      }),
    },
  });
  new aws.lambda.Permission("SlackMayInvoke", {
    function: door.name,
    action: "lambda:InvokeFunction",
    principal: "apigateway.amazonaws.com",
    sourceArn: $interpolate`${api.executionArn}/$default/POST/slack/events`,
    sourceAccount: place.account,
  });
  return { api, stage, requestUrl: $interpolate`${api.apiEndpoint}/slack/events` };
}
