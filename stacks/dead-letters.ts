/// <reference path="../.sst/platform/config.d.ts" />
import { physicalName, topicArn } from "../packages/functions/src/deployment/names";
import type { Deployment } from "./deployment";

/** What nobody waits for and could not be delivered: runs of schedules, and calls of the functions they start. */
export function deadLetters({ place }: Deployment, key: aws.kms.Key) {
  const { partition, region, account } = place;
  const name = physicalName(place, "dead-letters");
  const queue = new aws.sqs.Queue("DeadLetters", {
    name,
    kmsMasterKeyId: key.arn,
    // As long as SQS keeps anything: somebody may be on holiday.
    messageRetentionSeconds: 14 * 24 * 60 * 60,
  });
  new aws.sqs.QueuePolicy("DeadLettersPolicy", {
    queueUrl: queue.url,
    policy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AlarmsThatReachedNobody",
          Effect: "Allow",
          Principal: { Service: "sns.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: `arn:${partition}:sqs:${region}:${account}:${name}`,
          Condition: { ArnEquals: { "aws:SourceArn": topicArn(place) } },
        },
        {
          Sid: "EncryptedOnTheWay",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: `arn:${partition}:sqs:${region}:${account}:${name}`,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    }),
  });
  return queue;
}
