/// <reference path="../.sst/platform/config.d.ts" />
import { TIME_TO_LIVE, tableDefinition } from "../packages/history/src/table";

/** The record: one table, on demand, restorable to any second of the last 35 days. */
export function history() {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = tableDefinition("");
  const hash = (keys: typeof KeySchema) => keys.find(({ KeyType }) => KeyType === "HASH")?.AttributeName;
  const range = (keys: typeof KeySchema) => keys.find(({ KeyType }) => KeyType === "RANGE")?.AttributeName;
  return new aws.dynamodb.Table("History", {
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
    // The record itself has no such attribute and never expires.
    ttl: { attributeName: TIME_TO_LIVE, enabled: true },
    pointInTimeRecovery: { enabled: true },
    deletionProtectionEnabled: $app.stage === "production",
    serverSideEncryption: { enabled: true },
  });
}
