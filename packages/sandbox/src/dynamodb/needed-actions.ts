/** One thing that a call needs to be allowed. */
export interface Need {
  /** `dynamodb:PutItem` */
  action: string;
  /** As the call names the table: by name or ARN. */
  table: string;
  index?: string;
  /** Condition keys of DynamoDB's own; those that look into keys and attributes are not given. */
  values?: Record<string, string>;
}

type Input = Record<string, unknown>;

/**
 * What a call needs: one action on its table or index, on each of its tables for a batch, and for each item of a
 * transaction what that item alone would need. Source: Service Authorization Reference, and "Using IAM with DynamoDB
 * transactions". `undefined` for an operation that nobody here judges.
 */
export function neededActions(operation: string, input: Input): Need[] | undefined {
  const action = `dynamodb:${operation}`;
  switch (operation) {
    case "GetItem":
    case "PutItem":
    case "UpdateItem":
    case "DeleteItem":
    case "DescribeTable":
    case "DescribeTimeToLive":
    case "DescribeContinuousBackups":
      return [{ action, table: text(input.TableName) }];
    case "Query":
    case "Scan":
      return [
        {
          action,
          table: text(input.TableName),
          ...(input.IndexName === undefined ? {} : { index: text(input.IndexName) }),
        },
      ];
    case "BatchGetItem":
    case "BatchWriteItem":
      return Object.keys((input.RequestItems as Input | undefined) ?? {}).map((table) => ({ action, table }));
    case "TransactGetItems":
    case "TransactWriteItems":
      return ((input.TransactItems as Record<string, Input>[] | undefined) ?? []).flatMap((item) =>
        Object.entries(item).map(([kind, { TableName }]) => ({
          action: `dynamodb:${OF_ITEM[kind] ?? kind}`,
          table: text(TableName),
          values: { "dynamodb:EnclosingOperation": operation },
        })),
      );
    default:
      return undefined;
  }
}

/** What an item of a transaction needs, by what is done with it. */
const OF_ITEM: Readonly<Record<string, string>> = {
  Get: "GetItem",
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** What is malformed is the engine's to refuse. */
const text = (value: unknown): string => (typeof value === "string" ? value : "");
