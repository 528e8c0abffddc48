import type { During } from "@invitations/core/request/request";
import type { Catcher, Expression, MapState, States, TaskState } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, type StepOf, stepTask } from "./task.ts";

/** One Map over Regions: one Region's failure is recorded and leaves the others alone. */
export function eachRegion(
  settings: MachineSettings,
  during: During,
  work: { regions: Expression; startAt: string; states: States; next: string; broken: string },
): MapState {
  return {
    Type: "Map",
    Items: work.regions,
    MaxConcurrency: settings.regionsAtOnce,
    ItemProcessor: {
      ProcessorConfig: { Mode: "INLINE" },
      StartAt: work.startAt,
      States: {
        ...work.states,
        [failedState(during)]: stepTask(settings, "administrator", "region-failed", {
          payload: { region: REGION, during, error: "{% $states.input.error %}" },
          output: {},
        }),
      },
    },
    Output: {},
    Catch: catchAll(work.broken),
    Next: work.next,
  };
}

/** One step on one Region, which it hands on to the next. */
export function regionTask<Door extends "administrator" | "member">(
  settings: MachineSettings,
  during: During,
  door: Door,
  step: StepOf[Door],
  rest: { catch?: Catcher[]; next?: string } = {},
): TaskState {
  return stepTask(settings, door, step, {
    payload: { region: REGION },
    output: "{% $states.input %}",
    catch: [
      ...(rest.catch ?? []),
      {
        ErrorEquals: ["States.ALL"],
        Output: { region: REGION, error: "{% $states.errorOutput %}" },
        Next: failedState(during),
      },
    ],
    ...(rest.next ? { next: rest.next } : {}),
  });
}

/** Items are `{ region }`; the brackets keep one Region a list, since JSONata makes a lone match a bare value. */
export function regionsFrom(list: string): Expression {
  return `{% [${list}.{ "region": $ }] %}`;
}

const REGION = "{% $states.input.region %}";

function failedState(during: During): string {
  return `Record${during.charAt(0).toUpperCase()}${during.slice(1)}Failure`;
}
