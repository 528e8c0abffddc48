import { expect, test } from "vitest";
import {
  accountKey,
  aliasKey,
  batchKey,
  eventKey,
  reportPartKey,
  requestKey,
  tableDefinition,
} from "./table.ts";

test("the keys are those that the page describes", () => {
  expect(requestKey("r1")).toEqual({ pk: "REQUEST#r1", sk: "HEAD" });
  expect(eventKey("r1", 1)).toEqual({ pk: "REQUEST#r1", sk: "EVENT#00000001" });
  expect(accountKey("012345678901")).toEqual({ pk: "ACCOUNT#012345678901", sk: "ACCOUNT" });
  expect(batchKey("lst-1")).toEqual({ pk: "BATCH#lst-1", sk: "BATCH" });
  expect(reportPartKey("drift-1", 12)).toEqual({ pk: "REPORT#drift-1", sk: "PART#0012" });
});

test("events sort by number however many there are", () => {
  const numbers = [1, 2, 9, 10, 99, 100, 9_999, 10_000, 99_999, 100_000, 99_999_999];
  const keys = numbers.map((seq) => eventKey("r1", seq).sk);
  expect([...keys].sort()).toEqual(keys);
  expect(new Set(keys).size).toBe(numbers.length);
});

test("every key attribute is declared once, and nothing else is", () => {
  const definition = tableDefinition("t");
  const used = [definition, ...definition.GlobalSecondaryIndexes].flatMap(({ KeySchema }) =>
    KeySchema.map(({ AttributeName }) => AttributeName),
  );
  const declared = definition.AttributeDefinitions.map(({ AttributeName }) => AttributeName);
  expect([...declared].sort()).toEqual([...new Set(used)].sort());
  expect(definition.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName)).toEqual([
    "requestsByAccount",
    "requestsByRequester",
    "openByDueTime",
    "accountsByAlias",
    "accountsById",
    "eventsByTime",
  ]);
});

test("an alias is the same in any case, Unicode form and with spaces around it", () => {
  expect(aliasKey(" Münich-DEV ")).toBe(aliasKey("mu\u0308nich-dev"));
  expect(aliasKey("dev-1")).not.toBe(aliasKey("dev-2"));
});
