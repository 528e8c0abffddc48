import { announceErrandFailure } from "./errand.ts";
import type { Machine } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, errandTask } from "./task.ts";

/** Accounts scanned at a time: each has limits of its own at IAM, and the function that scans has room for so many. */
const SCANNED_AT_ONCE = 10;

/**
 * The `readiness` machine: scans the IAM policies of one account, or of all, and tells what they come to. It changes
 * nothing. Input: `{ "input": {} }` from a schedule; `asker` and `account` in it from whoever asked.
 */
export function readiness(settings: MachineSettings): Machine {
  const failure = announceErrandFailure(settings, "readiness");
  return {
    Comment: "Looks whether the IAM policies of member accounts name both actions of each pair.",
    QueryLanguage: "JSONata",
    StartAt: "PlanScan",
    States: {
      PlanScan: errandTask(settings, "administrator", "plan-scan", {
        comment: "The administrator's Regions, and the accounts to scan.",
        assign: { regions: "{% $states.result.Payload.regions %}" },
        catch: failure.catch,
        next: "ScanEach",
      }),
      ScanEach: {
        Type: "Map",
        Items: "{% $states.input.accounts %}",
        MaxConcurrency: SCANNED_AT_ONCE,
        ItemProcessor: {
          ProcessorConfig: { Mode: "INLINE" },
          StartAt: "Scan",
          States: {
            Scan: errandTask(settings, "member", "scan-policies", {
              payload: { account: "{% $states.context.Map.Item.Value %}", regions: "{% $regions %}" },
              // What the last scan found stays, with its age, where this one could not be made.
              catch: catchAll("NotScanned"),
              next: "Scanned",
            }),
            NotScanned: {
              Type: "Succeed",
              Output: { account: "{% $states.context.Map.Item.Value %}", changed: false },
            },
            Scanned: { Type: "Succeed" },
          },
        },
        Catch: failure.catch,
        Output: { scanned: "{% $states.result %}" },
        Next: "Announce",
      },
      Announce: errandTask(settings, "announcer", "announce-readiness", {
        payload: { scanned: "{% $states.input.scanned %}" },
        catch: failure.catch,
        next: "Done",
        output: {},
      }),
      Done: { Type: "Succeed" },
      ...failure.states,
    },
  };
}
