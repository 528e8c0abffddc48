import { describe, expect, it } from "vitest";
import { neededActions } from "./needed-actions.ts";

describe("what a call of DynamoDB needs", () => {
  it.each([
    "GetItem",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "DescribeTable",
    "DescribeTimeToLive",
    "DescribeContinuousBackups",
  ])("%s: itself, on the table", (name) => {
    expect(neededActions(name, { TableName: "record" })).toEqual([
      { action: `dynamodb:${name}`, table: "record" },
    ]);
  });

  it.each(["Query", "Scan"])("%s: itself, on the table or on the index that is asked", (name) => {
    const action = `dynamodb:${name}`;
    expect(neededActions(name, { TableName: "record" })).toEqual([{ action, table: "record" }]);
    expect(neededActions(name, { TableName: "record", IndexName: "byTime" })).toEqual([
      { action, table: "record", index: "byTime" },
    ]);
  });

  it.each(["BatchGetItem", "BatchWriteItem"])("%s: itself, on each of its tables", (name) => {
    expect(neededActions(name, { RequestItems: { record: {}, other: {} } })).toEqual([
      { action: `dynamodb:${name}`, table: "record" },
      { action: `dynamodb:${name}`, table: "other" },
    ]);
  });

  it("a transaction: for each of its items what is done with that item", () => {
    const TableName = "record";
    const values = { "dynamodb:EnclosingOperation": "TransactWriteItems" };
    const kinds = ["Put", "Update", "Delete", "ConditionCheck"];
    expect(
      neededActions("TransactWriteItems", {
        TransactItems: kinds.map((kind) => ({ [kind]: { TableName } })),
      }),
    ).toEqual(
      ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"].map((name) => ({
        action: `dynamodb:${name}`,
        table: "record",
        values,
      })),
    );
    expect(neededActions("TransactGetItems", { TransactItems: [{ Get: { TableName } }] })).toEqual([
      {
        action: "dynamodb:GetItem",
        table: "record",
        values: { "dynamodb:EnclosingOperation": "TransactGetItems" },
      },
    ]);
  });

  it("an operation that nobody here judges is not let through as if it needed nothing", () => {
    expect(neededActions("ExecuteStatement", { Statement: "SELECT * FROM record" })).toBeUndefined();
    expect(neededActions("DeleteTable", { TableName: "record" })).toBeUndefined();
  });
});
