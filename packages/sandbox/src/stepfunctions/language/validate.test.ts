import { describe, expect, it } from "vitest";
import { ask, call, machine } from "../testing/definitions.ts";
import { validateDefinition } from "./validate.ts";

const problems = (definition: object) =>
  validateDefinition(JSON.stringify(definition)).map(({ at, what }) => `${at}: ${what}`);
const end = { Type: "Pass", End: true };
const one = (state: object) => machine({ A: state, B: end });
const starting = (Arguments: object, form = "") => ({
  Type: "Task",
  Resource: `arn:aws:states:::states:startExecution${form}`,
  Arguments,
  End: true,
});
const inner = (states: Record<string, object>) => ({ StartAt: Object.keys(states)[0], States: states });

it("finds nothing wrong with a definition that uses everything", () => {
  const all = machine(
    {
      Start: { Type: "Pass", Output: { a: 1 }, Assign: { n: 1 }, Next: "Each" },
      Each: {
        Type: "Map",
        Items: "{% [1, 2] %}",
        ItemSelector: { item: "{% $states.context.Map.Item.Value %}" },
        MaxConcurrency: "{% $n %}",
        ToleratedFailureCount: 1,
        ToleratedFailurePercentage: 50,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          ...inner({ InMap: call("f", { n: "{% $n %}" }) }),
        },
        Next: "Both",
      },
      Both: {
        Type: "Parallel",
        Branches: [
          inner({ Left: end }),
          inner({ Right: { Type: "Succeed", Output: "{% $states.input %}" } }),
        ],
        Next: "Ask",
      },
      Ask: ask("f", {
        TimeoutSeconds: 60,
        HeartbeatSeconds: "{% $n %}",
        Retry: [
          {
            ErrorEquals: ["Throttled"],
            IntervalSeconds: 2,
            BackoffRate: 1.5,
            MaxAttempts: 0,
            MaxDelaySeconds: 9,
            JitterStrategy: "FULL",
          },
        ],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Choose", Output: null, Assign: { e: "{% 1 %}" } }],
        Next: "Pause",
      }),
      Pause: { Type: "Wait", Timestamp: "2030-01-01T00:00:00Z", Next: "Choose" },
      Choose: {
        Type: "Choice",
        Choices: [{ Condition: "{% $n = 1 %}", Next: "Well", Assign: { m: 1 }, Output: {} }],
        Default: "Badly",
      },
      Well: { ...starting({ StateMachineArn: "arn:x", Name: "n", Input: {} }) },
      Badly: { Type: "Fail", Error: "E", Cause: "{% 'c' %}" },
    },
    { TimeoutSeconds: 100, Comment: "{% not ( an expression %}" },
  );
  expect(problems(all)).toEqual([]);
});

describe("what is wrong is said in a sentence, with its place", () => {
  const cases: [string, object, string][] = [
    ["JSONPath", { StartAt: "A", States: { A: end } }, "/QueryLanguage: Only definitions with"],
    [
      "a JSONPath state",
      machine({ A: { ...end, QueryLanguage: "JSONPath" } }),
      "/States/A/QueryLanguage: Only",
    ],
    [
      "a JSONPath field",
      machine({ A: { ...end, Parameters: {} } }),
      "/States/A/Parameters: Field Parameters is not",
    ],
    ["no states", { QueryLanguage: "JSONata", StartAt: "A", States: {} }, "/States: States must be"],
    ["an unknown start", machine({ A: end }, { StartAt: "Z" }), "/StartAt: MISSING_TRANSITION_TARGET"],
    ["an unknown top-level field", machine({ A: end }, { Foo: 1 }), "/Foo: Field Foo is not known"],
    ["a bad timeout", machine({ A: end }, { TimeoutSeconds: 0 }), "/TimeoutSeconds: TimeoutSeconds must be"],
    ["an unknown type", machine({ A: { Type: "Loop", End: true } }), "/States/A/Type: Type must be one of"],
    [
      "an unknown target",
      machine({ A: { Type: "Pass", Next: "Z" } }),
      "/States/A/Next: MISSING_TRANSITION_TARGET",
    ],
    ["neither Next nor End", machine({ A: { Type: "Pass" } }), "/States/A/Next: A state has either"],
    [
      "an unreachable state",
      machine({ A: end, B: end }),
      "/States/B: MISSING_TRANSITION_TARGET: no way leads",
    ],
    [
      "a circle that nothing leads to",
      machine({ A: end, B: { Type: "Pass", Next: "C" }, C: { Type: "Pass", Next: "B" } }),
      "/States/C: MISSING_TRANSITION_TARGET: no way leads",
    ],
    ["no end", machine({ A: { Type: "Pass", Next: "A" } }), "/States: MISSING_TERMINAL_STATE"],
    ["a long name", machine({ ["n".repeat(81)]: end }), "has at most 80 characters"],
    [
      "another resource",
      machine({ A: { Type: "Task", Resource: "arn:x", Arguments: { FunctionName: "f" }, End: true } }),
      "/States/A/Resource: Resource must be",
    ],
    [
      "no function name",
      machine({ A: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Arguments: {}, End: true } }),
      "/States/A/Arguments: Arguments must be",
    ],
    ...[".sync", ".sync:2", ".waitForTaskToken"].map((form): [string, object, string] => [
      `an execution that is waited for (${form})`,
      machine({ A: starting({ StateMachineArn: "arn:x" }, form) }),
      "/States/A/Resource: Resource must be one of",
    ]),
    [
      "no machine to start",
      machine({ A: starting({ Name: "n" }) }),
      "/States/A/Arguments: Arguments must be an object with StateMachineArn",
    ],
    [
      "what startExecution does not take",
      machine({ A: starting({ StateMachineArn: "arn:x", TraceHeader: "t" }) }),
      "/States/A/Arguments/TraceHeader: TraceHeader is not taken here",
    ],
    [
      "a heartbeat as long as the timeout",
      machine({ A: ask("f", { End: true, TimeoutSeconds: 5, HeartbeatSeconds: 5 }) }),
      "/States/A/HeartbeatSeconds: HeartbeatSeconds must be smaller",
    ],
    [
      "a bad expression",
      machine({ A: { ...end, Output: { x: "{% 1 + %}" } } }),
      "/States/A/Output/x: The JSONata expression is not valid. S0207",
    ],
    [
      "$eval",
      machine({ A: { ...end, Output: "{% $eval('1') %}" } }),
      "/States/A/Output: $eval is not available",
    ],
    [
      "Wait for both",
      one({ Type: "Wait", Seconds: 1, Timestamp: "2030-01-01T00:00:00Z", Next: "B" }),
      "/States/A/Seconds: A Wait state has either",
    ],
    [
      "Wait for a word",
      one({ Type: "Wait", Timestamp: "tomorrow", Next: "B" }),
      "/States/A/Timestamp: Timestamp must be",
    ],
    [
      "a Choice without rules",
      one({ Type: "Choice", Choices: [], Default: "B" }),
      "/States/A/Choices: Choices must be",
    ],
    [
      "a Condition that is a word",
      one({ Type: "Choice", Choices: [{ Condition: "yes", Next: "B" }] }),
      "/States/A/Choices[0]/Condition: Condition must be",
    ],
    [
      "States.ALL among others",
      one({ ...call("f", {}, { Next: "B" }), Catch: [{ ErrorEquals: ["X", "States.ALL"], Next: "B" }] }),
      "/States/A/Catch[0]/ErrorEquals: States.ALL must stand alone",
    ],
    [
      "States.ALL before others",
      one({
        ...call("f", {}, { Next: "B" }),
        Retry: [{ ErrorEquals: ["States.ALL"] }, { ErrorEquals: ["X"] }],
      }),
      "/States/A/Retry[0]/ErrorEquals: States.ALL must stand alone",
    ],
    [
      "a bad retrier",
      one({ ...call("f", {}, { Next: "B" }), Retry: [{ ErrorEquals: ["X"], IntervalSeconds: 0 }] }),
      "/States/A/Retry[0]/IntervalSeconds: IntervalSeconds must be",
    ],
    [
      "a distributed Map",
      machine({
        A: {
          Type: "Map",
          ItemProcessor: {
            ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
            ...inner({ X: end }),
          },
          End: true,
        },
      }),
      "Only inline Map states run here",
    ],
    [
      "a name twice",
      machine({ A: { Type: "Parallel", Branches: [inner({ X: end }), inner({ X: end })], End: true } }),
      "/States/A/Branches[1]/States/X: DUPLICATE_STATE_NAME",
    ],
    [
      "the variable states",
      machine({ A: { ...end, Assign: { states: 1 } } }),
      "/States/A/Assign/states: The variable name states is taken",
    ],
    [
      "a variable with a dash",
      machine({ A: { ...end, Assign: { "a-b": 1 } } }),
      "a-b is not a variable name",
    ],
    [
      "an outer variable assigned inside",
      machine({
        A: { Type: "Pass", Assign: { n: 1 }, Next: "M" },
        M: { Type: "Map", ItemProcessor: inner({ X: { ...end, Assign: { n: 2 } } }), End: true },
      }),
      "/States/M/ItemProcessor/States/X/Assign/n: n is a variable of an outer scope",
    ],
  ];
  it.each(cases)("%s", (_, definition, expected) => {
    expect(problems(definition).join("\n")).toContain(expected);
  });
  it("text that is not JSON", () => {
    expect(validateDefinition("{")[0]?.what).toMatch(/^The definition is not JSON: /);
    expect(validateDefinition("[]")[0]?.what).toBe("The definition is not a JSON object.");
  });
});
