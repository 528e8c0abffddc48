import type { States, TaskState } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, EXECUTION, stepTask } from "./task.ts";

/** Where a failure goes that no Region answers for. */
export const BROKEN = "RecordFailure";

/** Every machine begins so: the Regions, and where the account stands in them. Input: `{ "request": "inv-…" }`. */
export function findRegions(settings: MachineSettings, next: string): TaskState {
  const request = "{% $states.input.request %}";
  const [caught] = catchAll(BROKEN);
  return {
    ...stepTask(settings, "administrator", "find-regions", {
      comment: "Home and linked Regions, and where the account stands in them.",
      assign: { request },
      catch: caught ? [{ ...caught, Assign: { request } }] : [],
      next,
    }),
    // The variable is set by this very state, so here the id comes from the input.
    Arguments: {
      FunctionName: settings.functions.administrator,
      Payload: { step: "find-regions", execution: EXECUTION, request },
    },
  };
}

/** Every machine ends so: what it comes to is recorded, then told. */
export function ending(settings: MachineSettings): States {
  return {
    Complete: stepTask(settings, "administrator", "complete", {
      catch: catchAll(BROKEN),
      next: "Announce",
      output: {},
    }),
    Announce: stepTask(settings, "announcer", "announce", { output: {}, next: "Done" }),
    Done: { Type: "Succeed" },
    [BROKEN]: stepTask(settings, "administrator", "fail", {
      payload: { error: "{% $states.input.error %}" },
      output: {},
      next: "AnnounceFailure",
    }),
    AnnounceFailure: stepTask(settings, "announcer", "announce", { output: {}, next: "Broken" }),
    Broken: {
      Type: "Fail",
      Error: "RequestFailed",
      Cause: "The request ended on a failure that no single Region answers for; its history says which.",
    },
  };
}
