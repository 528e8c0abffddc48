import { expect, test } from "vitest";
import { coverage } from "./coverage.ts";
import { operations } from "./operations.ts";
import { matchRoute, type OperationName, routes } from "./routes.ts";
import { switchTable } from "./switches.ts";
import { declaredErrors, modelledRoute } from "./testing/model.ts";

const names = Object.keys(coverage) as OperationName[];

test("the table, the routes and the operations name the same operations", () => {
  expect(names).toHaveLength(28);
  expect(Object.keys(routes).sort()).toEqual([...names].sort());
  expect(Object.keys(operations).sort()).toEqual([...names].sort());
});

test.each(names)("%s is bound as in the service model", (name) => {
  expect(coverage[name].route).toBe(modelledRoute(name));
  expect(routes[name]).toBe(modelledRoute(name));
  const [method = "", path = ""] = coverage[name].route.split(" ");
  const label = "arn:aws:securityhub:eu-west-1:111111111111:finding-aggregator/x";
  const asked = path.replace(/\{.+\}/, encodeURIComponent(label).replace("%2F", "/"));
  expect(matchRoute(method, asked)).toEqual({
    operation: name,
    label: path.includes("{") ? label : undefined,
  });
});

test.each(names)("%s lists as undeclared only what the model does not declare", (name) => {
  const declared = declaredErrors(name);
  expect(declared).toContain("InternalException");
  expect(coverage[name].undeclared.filter((error) => declared.includes(error))).toEqual([]);
});

test("every switch that decides something about an operation stands at one, and none stands there that is not", () => {
  const named = new Set(names.flatMap((name) => coverage[name].switches));
  // These are about every operation, or about accounts, or about IAM.
  const general = [
    "malformedErrorClass",
    "wording",
    "emptyOutput",
    "visibilityDelayMs",
    "throttle",
    "throttleBucket",
    "throttleClass",
    "invitationQuota",
    "organizationManaged",
    "denialNamesPolicy",
    "iamThrottle",
    "stsThrottle",
    "simulatorResults",
    "simulatorConditionalControl",
  ];
  expect([...named, ...general].sort()).toEqual(Object.keys(switchTable).sort());
});

test.each([
  ["GET", "/members/invite"],
  ["PUT", "/members"],
  ["GET", "/hubv2"],
  ["GET", "/"],
  ["GET", "/findingAggregator/get/"],
])("%s %s leads nowhere", (method, path) => {
  expect(matchRoute(method, path)).toBeUndefined();
});

test("a label that is no percent-encoding is taken as it came", () => {
  expect(matchRoute("GET", "/findingAggregator/get/%FF%zz")?.label).toBe("%FF%zz");
});
