import { announceErrandFailure } from "./errand.ts";
import type { Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { errandTask } from "./task.ts";

/**
 * The `transition` machine: what would become of the invited accounts under AWS Organizations. It changes nothing.
 * Input: `{ "errand": "transition-…", "input": { "asker": "U…" } }`. The report itself stays in the table.
 */
export function transition(settings: MachineSettings): Machine {
  const failure = announceErrandFailure(settings, "transition");
  return {
    Comment: "Looks at the invited accounts and their organization, and reports to whoever asked.",
    QueryLanguage: "JSONata",
    StartAt: "Survey",
    States: {
      Survey: errandTask(settings, "administrator", "survey-transition", {
        comment: "Reads the lists of all Regions and what AWS Organizations shows; keeps the report.",
        catch: failure.catch,
        next: "Announce",
        output: {},
      }),
      Announce: errandTask(settings, "announcer", "announce-transition", {
        catch: failure.catch,
        next: "Done",
        output: {},
      }),
      Done: { Type: "Succeed" },
      ...failure.states,
    },
  };
}
