import { askAndWait } from "./ask-and-wait.ts";
import { eachRegion, regionsFrom, regionTask } from "./each-region.ts";
import { BROKEN, ending, findRegions } from "./frame.ts";
import type { Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, stepTask } from "./task.ts";

/** The `removal` machine: one operator asks, another confirms; owners are told before and after. */
export function removal(settings: MachineSettings): Machine {
  return {
    Comment: "The administrator disassociates a member account, and deletes it from its list where asked.",
    QueryLanguage: "JSONata",
    StartAt: "FindRegions",
    States: {
      FindRegions: findRegions(settings, "Settle"),
      Settle: stepTask(settings, "administrator", "settle", {
        comment: "A decision may be carried over from an earlier request.",
        catch: catchAll(BROKEN),
        next: "IsItSettled",
      }),
      IsItSettled: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $states.input.closed %}", Next: "Announce" },
          { Condition: '{% $states.input.verdict = "accept" %}', Next: "RemoveInEachRegion" },
        ],
        Default: "AskOwner",
      },
      ...askAndWait(settings, {
        accepted: "RemoveInEachRegion",
        declined: "Complete",
        closed: "Announce",
        broken: BROKEN,
      }),
      RemoveInEachRegion: eachRegion(settings, "remove", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Disassociate",
        states: {
          Disassociate: regionTask(settings, "remove", "administrator", "disassociate", { next: "Delete" }),
          Delete: regionTask(settings, "remove", "administrator", "delete"),
        },
        next: "Complete",
        broken: BROKEN,
      }),
      ...ending(settings),
    },
  };
}
