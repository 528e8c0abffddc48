/// <reference path="../.sst/platform/config.d.ts" />
import { tableName } from "../packages/functions/src/deployment/names";
import { TIME_TO_LIVE, tableDefinition } from "../packages/history/src/table";
import type { Deployment } from "./deployment";

/** The record: one table, on demand, restorable to any second of the last 35 days. */
export function history({ place, settings }: Deployment, key: aws.kms.Key) {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = tableDefinition("");
  const hash = (keys: typeof KeySchema) => keys.find(({ KeyType }) => KeyType === "HASH")?.AttributeName;
  const range = (keys: typeof KeySchema) => keys.find(({ KeyType }) => KeyType === "RANGE")?.AttributeName;
  return new aws.dynamodb.Table(
    "History",
    {
      name: tableName(place),
      billingMode: BillingMode,
      hashKey: hash(KeySchema),
      rangeKey: range(KeySchema),
      attributes: AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({
        name: AttributeName,
        type: AttributeType,
      })),
      globalSecondaryIndexes: GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => ({
        name: IndexName,
        hashKey: hash(keys) ?? "",
        rangeKey: range(keys),
        projectionType: Projection.ProjectionType,
      })),
      // Reports alone have this attribute; the record itself never expires.
      ttl: { attributeName: TIME_TO_LIVE, enabled: true },
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: true,
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
    },
    // What people agreed to outlives every stage.
    { retainOnDelete: true, ...(settings.adoptKey ? { import: tableName(place) } : {}) },
  );
}
