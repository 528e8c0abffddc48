import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "./definition.ts";
import { createEvaluator } from "./expressions.ts";

const NOW = new Date("2031-05-04T03:02:01.000Z");
const { evaluate } = createEvaluator(() => NOW);
const value = (template: Json, variables: JsonObject = {}, input: Json = null) =>
  evaluate(template, "Output", { variables, states: { input, context: {} } });

describe("templates", () => {
  it("replaces expressions however deep and leaves other strings alone", async () => {
    const template = { a: ["{% $n + 1 %}", { b: "{%$n%}" }], c: "$n", d: " {% $n %}", e: null, f: true };
    expect(await value(template, { n: 1 })).toEqual({
      a: [2, { b: 1 }],
      c: "$n",
      d: " {% $n %}",
      e: null,
      f: true,
    });
  });
  it("gives plain arrays, without the marks of JSONata's sequences", async () => {
    const found = await value("{% $states.input.a[b > 1] %}", {}, { a: [{ b: 1 }, { b: 2 }, { b: 3 }] });
    expect(Object.getOwnPropertyNames(found)).toEqual(["0", "1", "length"]);
  });
  it("makes a single match a scalar and [expr] a list", async () => {
    const input = { a: [{ b: 1 }] };
    expect(await value("{% $states.input.a.b %}", {}, input)).toBe(1);
    expect(await value("{% [$states.input.a.b] %}", {}, input)).toEqual([1]);
  });
});

describe("failures are States.QueryEvaluationError", () => {
  const failing: [string, RegExp][] = [
    [
      "{% $states.input.absent %}",
      /'\$states\.input\.absent' specified for the field 'Output' returned nothing/,
    ],
    ["{% $nobody %}", /returned nothing \(undefined\)/],
    ["{% 1 + 'a' %}", /threw an error during evaluation\. T2002/],
    ["{% $eval('1') %}", /threw an error during evaluation\. T1006/],
    ["{% $ %}", /returned nothing/],
    ["{% function($x) { $x } %}", /returned a function/],
  ];
  it.each(failing)("%s", async (expression, message) => {
    await expect(value(expression)).rejects.toMatchObject({
      error: "States.QueryEvaluationError",
      cause: expect.stringMatching(message),
    });
  });
  it("names the place in a template", async () => {
    await expect(value({ a: [1, "{% $nobody %}"] })).rejects.toMatchObject({
      cause: expect.stringContaining("'Output/a[1]'"),
    });
  });
});

describe("functions of Step Functions", () => {
  const cases: [string, Json][] = [
    ["{% $partition([1,2,3,4,5], 2) %}", [[1, 2], [3, 4], [5]]],
    ["{% $partition([], 2) %}", []],
    ["{% $range(1, 9, 2) %}", [1, 3, 5, 7, 9]],
    ["{% $range(3, 1, -1) %}", [3, 2, 1]],
    ["{% $hash('abc', 'SHA-1') %}", "a9993e364706816aba3e25717850c26c9cd0d89d"],
    ["{% $hash('abc', 'MD5') %}", "900150983cd24fb0d6963f7d28e17f72"],
    ["{% $random(7) = $random(7) and $random(7) != $random(8) %}", true],
    ["{% $random() < 1 and $random() >= 0 %}", true],
    ["{% $length($uuid()) %}", 36],
    ["{% $parse('{\"a\":[1]}').a %}", [1]],
    ["{% $now() %}", NOW.toISOString()],
    ["{% $now('[Y]-[M01]') %}", "2031-05"],
    ["{% $millis() %}", NOW.getTime()],
  ];
  it.each(cases)("%s", async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });
  it.each([
    "{% $partition([1], 0) %}",
    "{% $range(0, 5000, 1) %}",
    "{% $range(0, 1, 0) %}",
    "{% $hash('a', 'CRC') %}",
    "{% $parse('{') %}",
  ])("%s is an error", async (expression) => {
    await expect(value(expression)).rejects.toMatchObject({ error: "States.QueryEvaluationError" });
  });
});
