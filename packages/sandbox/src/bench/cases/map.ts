import { openPractice } from "../../stepfunctions/testing/practice.ts";
import type { Bench } from "../bench.ts";

const FEW = 100;
const MANY = 1_000;

/** A Map that starts an execution for each of its items, as a bulk invitation does. */
export const map: Bench = {
  name: `a Map that starts ${MANY} executions`,
  unit: `the same with ${FEW}`,
  // Ten times the items are ten times the work; what is quadratic would be a hundred times.
  budget: { time: 16, memory: 16 },
  samples: 3,
  async open() {
    const practice = await openPractice();
    const child = await practice.create({
      QueryLanguage: "JSONata",
      StartAt: "Done",
      States: { Done: { Type: "Succeed" } },
    });
    const parent = await practice.create({
      QueryLanguage: "JSONata",
      StartAt: "StartEach",
      States: {
        StartEach: {
          Type: "Map",
          Items: "{% $states.input.items %}",
          MaxConcurrency: 10,
          ItemProcessor: {
            ProcessorConfig: { Mode: "INLINE" },
            StartAt: "Start",
            States: {
              Start: {
                Type: "Task",
                Resource: "arn:aws:states:::states:startExecution",
                Arguments: {
                  StateMachineArn: child,
                  Input: { request: "{% $states.context.Map.Item.Value %}" },
                },
                Output: {},
                End: true,
              },
            },
          },
          Output: {},
          End: true,
        },
      },
    });
    const side = (count: number) => ({
      async run() {
        const items = Array.from({ length: count }, (_, at) => `inv-${at}`);
        const { execution } = await practice.result(await practice.start(parent, { items }));
        if (execution.status !== "SUCCEEDED") throw new Error(`The Map ended as ${execution.status}.`);
      },
    });
    return { work: side(MANY), unit: side(FEW), close: () => practice.close() };
  },
};
