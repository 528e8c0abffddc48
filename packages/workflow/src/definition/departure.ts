import { eachRegion, regionsFrom, regionTask } from "./each-region.ts";
import { BROKEN, ending, findRegions } from "./frame.ts";
import type { Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, stepTask } from "./task.ts";

/** The `departure` machine: an owner leaves the administrator. Nobody else is asked. */
export function departure(settings: MachineSettings): Machine {
  return {
    Comment: "A member account leaves its administrator.",
    QueryLanguage: "JSONata",
    StartAt: "FindRegions",
    States: {
      FindRegions: findRegions(settings, "Settle"),
      Settle: stepTask(settings, "administrator", "settle", {
        comment: "Asking is consent.",
        catch: catchAll(BROKEN),
        next: "IsItSettled",
      }),
      IsItSettled: {
        Type: "Choice",
        // Cancelled before anybody could leave.
        Choices: [{ Condition: "{% $states.input.closed %}", Next: "Announce" }],
        Default: "LeaveInEachRegion",
      },
      LeaveInEachRegion: eachRegion(settings, "leave", {
        regions: regionsFrom("$states.input.regions"),
        startAt: "Leave",
        states: {
          Leave: regionTask(settings, "leave", "member", "leave", { next: "ConfirmLeft" }),
          ConfirmLeft: regionTask(settings, "leave", "administrator", "confirm-left"),
        },
        next: "Complete",
        broken: BROKEN,
      }),
      ...ending(settings),
    },
  };
}
