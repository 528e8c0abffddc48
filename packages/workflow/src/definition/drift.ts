import { announceErrandFailure } from "./errand.ts";
import type { Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { errandTask } from "./task.ts";

/**
 * The `drift` machine: compares the administrator's lists with the record, and tells the operators what differs.
 * Input: `{ "input": {} }` from a schedule, or with `{ "asker": "U…" }` in it from whoever asked.
 */
export function drift(settings: MachineSettings): Machine {
  const failure = announceErrandFailure(settings, "drift");
  return {
    Comment: "Compares the member lists of all Regions with the record; changes no membership.",
    QueryLanguage: "JSONata",
    StartAt: "Survey",
    States: {
      Survey: errandTask(settings, "administrator", "survey-drift", {
        comment: "Compares, records each difference in its account's history, keeps them all as a report.",
        catch: failure.catch,
        next: "Announce",
        output: {},
      }),
      Announce: errandTask(settings, "announcer", "announce-drift", {
        catch: failure.catch,
        next: "Done",
        output: {},
      }),
      Done: { Type: "Succeed" },
      ...failure.states,
    },
  };
}
