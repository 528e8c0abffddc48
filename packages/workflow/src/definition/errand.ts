import type { ErrandKind } from "@invitations/core/errand";
import type { Catcher, States } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, errandTask } from "./task.ts";

/** How every errand ends that came to nothing: whoever asked is told, and the execution has failed. */
export function announceErrandFailure(
  settings: MachineSettings,
  kind: ErrandKind,
): { catch: Catcher[]; states: States } {
  return {
    catch: catchAll("AnnounceFailure"),
    states: {
      AnnounceFailure: errandTask(settings, "announcer", "announce-errand-failure", {
        payload: { kind, error: "{% $states.input.error %}" },
        output: {},
        next: "Broken",
      }),
      Broken: {
        Type: "Fail",
        Error: "ErrandFailed",
        Cause: "The errand came to nothing; whoever asked has been told why.",
      },
    },
  };
}
