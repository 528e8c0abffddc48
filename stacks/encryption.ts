/// <reference path="../.sst/platform/config.d.ts" />
import type { Deployment } from "./deployment";
import type { Roles } from "./roles";

/** What AWS services do with a key in the name of those who may use what it encrypts. */
const USE = [
  "kms:Decrypt",
  "kms:DescribeKey",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
];

/**
 * One key of our own for everything at rest: the record, Slack's secrets, logs, alarms and what could not be
 * delivered. Whoever may take the key away from somebody does so here, and every use stands in CloudTrail.
 */
export function encryption({ place, settings }: Deployment, roles: Roles) {
  const { partition, region, account } = place;
  const domains = partition === "aws-cn" ? ["amazonaws.com.cn", "amazonaws.com"] : ["amazonaws.com"];
  // In China KMS names services by its own domain; the common one stands beside it, and harms nobody.
  const through = (service: string) => ({
    StringEquals: { "kms:ViaService": domains.map((domain) => `${service}.${region}.${domain}`) },
  });
  const fromHere = { StringEquals: { "aws:SourceAccount": account } };
  const functions = roles.functions;
  const arns = {
    record: [
      functions["slack-door"],
      functions["administrator-steps"],
      functions["member-steps"],
      functions.announcer,
      functions.watch,
    ].map(({ arn }) => arn),
    secrets: [functions["slack-door"], functions.announcer, functions["alarm-announcer"]].map(
      ({ arn }) => arn,
    ),
    queue: [functions.watch, functions["alarm-announcer"], ...Object.values(roles.schedules)].map(
      ({ arn }) => arn,
    ),
  };
  const policy = $resolve(arns).apply(({ record, secrets, queue }) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Administer",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        allow("UseForTheRecord", { AWS: record }, USE, through("dynamodb")),
        allow("ReadSecrets", { AWS: secrets }, ["kms:Decrypt", "kms:DescribeKey"], through("secretsmanager")),
        allow("KeepUndelivered", { AWS: queue }, ["kms:Decrypt", "kms:GenerateDataKey"], through("sqs")),
        allow("EncryptLogs", { Service: `logs.${region}.${domains[0]}` }, USE, {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        }),
        allow(
          "RaiseAlarms",
          { Service: ["cloudwatch.amazonaws.com", "sns.amazonaws.com"] },
          ["kms:Decrypt", "kms:GenerateDataKey"],
          fromHere,
        ),
      ],
    }),
  );
  const key = new aws.kms.Key(
    "Key",
    {
      description: `Everything that ${place.app} keeps (${place.stage})`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy,
    },
    // The record outlives its deployment, and without its key it would be lost.
    { retainOnDelete: true, ...(settings.adoptKey ? { import: settings.adoptKey } : {}) },
  );
  new aws.kms.Alias("KeyAlias", { name: `alias/${place.app}-${place.stage}`, targetKeyId: key.keyId });
  return key;
}

function allow(sid: string, principal: object, actions: readonly string[], condition: object) {
  // In a key's own policy `*` is that key.
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: principal,
    Action: actions,
    Resource: "*",
    Condition: condition,
  };
}
