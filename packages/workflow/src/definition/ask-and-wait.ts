import type { States } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, EXECUTION, retries, stepTask, whateverIsShown } from "./task.ts";

/**
 * Ask, then wait with a task token until somebody decides or the request expires: written once, composed into
 * every machine that needs a person's word. While it waits people are reminded, and at last others are told.
 *
 * The token is kept in the table and never in a button. Each time the wait runs out, the record is asked again:
 * a decision that was recorded while the answer got lost is found then.
 */
export function askAndWait(
  settings: MachineSettings,
  next: { accepted: string; declined: string; closed: string; broken: string },
): States {
  const secondsTo = (moment: string) =>
    `$ceil(($toMillis(${moment}) - $toMillis($states.context.State.EnteredTime)) / 1000)`;
  return {
    AskOwner: stepTask(settings, "announcer", "ask-owner", {
      comment: "Puts the question before those who may decide, once.",
      assign: { wakeAt: "{% $states.result.Payload.wakeAt %}" },
      catch: catchAll(next.broken),
      next: "AwaitDecision",
    }),
    AwaitDecision: {
      Type: "Task",
      Comment: "Waits for a decision; the step itself answers at once when one is on record already.",
      Resource: `arn:${settings.partition}:states:::lambda:invoke.waitForTaskToken`,
      Arguments: {
        FunctionName: settings.functions.announcer,
        Payload: {
          step: "await-decision",
          execution: EXECUTION,
          request: "{% $request %}",
          taskToken: "{% $states.context.Task.Token %}",
        },
      },
      TimeoutSeconds: `{% $max([1, $min([${settings.askAgainAfterSeconds}, ${secondsTo("$wakeAt")}])]) %}`,
      Retry: retries(settings),
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: {}, Next: "FollowUp" }, ...catchAll(next.broken)],
      Output: {},
      Next: "ReadDecision",
    },
    FollowUp: stepTask(settings, "announcer", "follow-up", {
      comment: "Reminds, escalates or lets the request expire, whichever is due.",
      assign: { wakeAt: "{% $states.result.Payload.wakeAt %}" },
      catch: catchAll(next.broken),
      next: "IsItOver",
    }),
    IsItOver: {
      Type: "Choice",
      // A decision that came in the last moment stands, and is read like any other.
      Choices: [{ Condition: "{% $states.input.over %}", Next: "ReadDecision" }],
      Default: "AwaitDecision",
    },
    ReadDecision: stepTask(settings, "administrator", "read-request", {
      catch: catchAll(next.broken),
      next: "ShowDecision",
    }),
    ShowDecision: stepTask(settings, "announcer", "show-owners", {
      comment: "The buttons go as soon as somebody has decided.",
      output: "{% $states.input %}",
      catch: [whateverIsShown("WhichDecision", "{% $states.input %}")],
      next: "WhichDecision",
    }),
    WhichDecision: {
      Type: "Choice",
      Choices: [
        // Expired, cancelled, or closed by hand: nobody is asked any more.
        { Condition: "{% $states.input.closed %}", Next: next.closed },
        { Condition: '{% $states.input.verdict = "accept" %}', Next: next.accepted },
        { Condition: '{% $states.input.verdict = "decline" %}', Next: next.declined },
      ],
      // Woken without a decision on record: somebody else's token, or a hand in the console.
      Default: "AwaitDecision",
    },
  };
}
