import type { States } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, retries, stepTask } from "./task.ts";

/**
 * Ask, then wait with a task token until somebody decides or the request expires: written once, composed into
 * every machine that needs a person's word.
 *
 * The token is kept in the table and never in a button. Each time the wait runs out, the record is asked again:
 * a decision that was recorded while the answer got lost is found then.
 */
export function askAndWait(
  settings: MachineSettings,
  next: { decided: string; expired: string; broken: string },
): States {
  const secondsLeft = "$ceil(($toMillis($expiresAt) - $toMillis($states.context.State.EnteredTime)) / 1000)";
  return {
    AskOwner: stepTask(settings, "announcer", "ask-owner", {
      comment: "Puts the question before the owners, once.",
      assign: { expiresAt: "{% $states.result.Payload.expiresAt %}" },
      catch: catchAll(next.broken),
      next: "AwaitDecision",
    }),
    AwaitDecision: {
      Type: "Task",
      Comment: "Waits for a decision; the step itself answers at once when one is on record already.",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: {
        FunctionName: settings.functions.announcer,
        Payload: {
          step: "await-decision",
          request: "{% $request %}",
          taskToken: "{% $states.context.Task.Token %}",
        },
      },
      TimeoutSeconds: `{% $max([1, $min([${settings.askAgainAfterSeconds}, ${secondsLeft}])]) %}`,
      Retry: retries(settings),
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: {}, Next: "IsItOverdue" }, ...catchAll(next.broken)],
      Output: {},
      Next: next.decided,
    },
    IsItOverdue: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $toMillis($states.context.State.EnteredTime) >= $toMillis($expiresAt) %}",
          Next: next.expired,
        },
      ],
      Default: "AwaitDecision",
    },
  };
}
