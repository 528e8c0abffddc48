/// <reference path="../.sst/platform/config.d.ts" />
import { physicalName, topicArn } from "../packages/functions/src/deployment/names";
import type { Deployment } from "./deployment";

interface Around {
  key: aws.kms.Key;
  announcer: sst.aws.Function;
  undelivered: aws.sqs.Queue;
}

/** Where alarms go: to whoever gets e-mail, and to the operators' channel. What reaches nobody is kept. */
export function alarmTopic({ place, settings }: Deployment, { key, announcer, undelivered }: Around) {
  const { partition, region, account } = place;
  const topic = new aws.sns.Topic("Alarms", {
    name: physicalName(place, "alarms"),
    displayName: `Security Hub invitations: ${place.stage}`,
    kmsMasterKeyId: key.arn,
  });
  new aws.sns.TopicPolicy("AlarmsPolicy", {
    arn: topic.arn,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AlarmsOfThisAccount",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topicArn(place),
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
          },
        },
        {
          Sid: "EncryptedOnTheWay",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topicArn(place),
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  const redrivePolicy = undelivered.arn.apply((arn) => JSON.stringify({ deadLetterTargetArn: arn }));
  for (const endpoint of settings.alarmEmails) {
    new aws.sns.TopicSubscription(`AlarmsTo-${endpoint}`, {
      topic: topic.arn,
      protocol: "email",
      endpoint,
      redrivePolicy,
    });
  }
  if (settings.alarmsInSlack) {
    const mayInvoke = new aws.lambda.Permission("AlarmsMayInvoke", {
      function: announcer.name,
      action: "lambda:InvokeFunction",
      principal: "sns.amazonaws.com",
      sourceArn: topic.arn,
      sourceAccount: account,
    });
    new aws.sns.TopicSubscription(
      "AlarmsToSlack",
      { topic: topic.arn, protocol: "lambda", endpoint: announcer.arn, redrivePolicy },
      { dependsOn: [mayInvoke] },
    );
  }
  return topic;
}
