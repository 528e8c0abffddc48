import type { Machine, MapState, States, TaskState } from "./language.ts";
import type { MachineSettings } from "./settings.ts";
import { catchAll, errandTask, whateverIsShown } from "./task.ts";

/** Where a failure goes that no account answers for. */
const BROKEN = "RecordFailure";
/** The administrator's side, as it was when the list was checked. */
const SURVEYED = {
  homeRegion: "{% $surveyed.homeRegion %}",
  regions: "{% $surveyed.regions %}",
  delegatedFor: "{% $surveyed.delegatedFor %}",
};
const REGION = "{% $states.context.Map.Item.Value.region %}";
const STRETCH = {
  from: "{% $states.context.Map.Item.Value.from %}",
  to: "{% $states.context.Map.Item.Value.to %}",
};

/**
 * The `bulk` machine: check a list, wait for the word of whoever gave it, open a request for each account, look at
 * and invite the accounts in stretches, ask each owner once, and leave every request to a machine of its own.
 * Input: `{ "errand": "lst-…", "input": {} }`. Invitations go out 50 in a call, so calls grow with N/50 for each Region.
 */
export function bulk(settings: MachineSettings): Machine {
  return {
    Comment: "Accounts of a list are checked, invited together, and decided one by one.",
    QueryLanguage: "JSONata",
    StartAt: "SurveyList",
    States: {
      SurveyList: errandTask(settings, "administrator", "survey-list", {
        comment: "The administrator's Regions, and who is on its list already.",
        assign: { surveyed: "{% $states.result.Payload %}" },
        catch: catchAll(BROKEN),
        next: "CheckList",
      }),
      CheckList: errandTask(settings, "announcer", "check-list", {
        comment: "Reads the list, judges each row, and tells whoever gave it.",
        payload: SURVEYED,
        assign: { until: "{% $states.result.Payload.until %}" },
        catch: catchAll(BROKEN),
        next: "DoesItWait",
      }),
      DoesItWait: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input.waits %}", Next: "AwaitWord" }],
        Default: "Done",
      },
      AwaitWord: awaitWord(settings),
      PlanList: errandTask(settings, "announcer", "plan-list", {
        comment: "What is to be done, or that the list has been discarded or has lapsed.",
        payload: SURVEYED,
        assign: { plan: "{% $states.result.Payload %}" },
        catch: catchAll(BROKEN),
        next: "WhichWord",
      }),
      WhichWord: {
        Type: "Choice",
        Choices: [
          { Condition: '{% $states.input.verdict = "go" %}', Next: "OpenListed" },
          { Condition: '{% $states.input.verdict = "wait" %}', Next: "AwaitWord" },
        ],
        Default: "Done",
      },
      OpenListed: inStretches("$plan.open", 1, {
        startAt: "Open",
        states: {
          Open: errandTask(settings, "announcer", "open-listed", {
            payload: { ...SURVEYED, ...STRETCH },
            output: {},
            next: "ShowOpened",
          }),
          ...shown(settings, "ShowOpened", "Opened"),
        },
        next: "ExamineListed",
      }),
      ExamineListed: inStretches("$plan.examine", settings.regionsAtOnce, {
        startAt: "Examine",
        states: {
          Examine: errandTask(settings, "member", "examine-listed", {
            payload: { ...SURVEYED, ...STRETCH },
            output: {},
            catch: catchAll("RecordNotExamined"),
            next: "ShowExamined",
          }),
          RecordNotExamined: errandTask(settings, "member", "listed-not-examined", {
            payload: { ...STRETCH, error: "{% $states.input.error %}" },
            output: {},
            next: "ShowExamined",
          }),
          ...shown(settings, "ShowExamined", "Examined"),
        },
        next: "InviteListed",
      }),
      InviteListed: inStretches("$plan.invite", settings.regionsAtOnce, {
        startAt: "Invite",
        states: {
          Invite: errandTask(settings, "administrator", "invite-listed", {
            payload: { region: REGION, ...STRETCH },
            output: {},
            catch: catchAll("RecordNotInvited"),
            next: "ShowInvited",
          }),
          RecordNotInvited: errandTask(settings, "administrator", "listed-not-invited", {
            payload: { region: REGION, ...STRETCH, error: "{% $states.input.error %}" },
            output: {},
            next: "ShowInvited",
          }),
          ...shown(settings, "ShowInvited", "Invited"),
        },
        next: "AskListed",
      }),
      AskListed: errandTask(settings, "announcer", "ask-listed", {
        comment: "One message for each owner or channel, however many accounts it is about.",
        catch: catchAll(BROKEN),
        next: "StartEach",
      }),
      StartEach: startEach(settings, "Start", "FinishList"),
      FinishList: errandTask(settings, "announcer", "finish-list", {
        output: {},
        catch: [whateverIsShown("Done", {})],
        next: "Done",
      }),
      Done: { Type: "Succeed" },
      [BROKEN]: errandTask(settings, "announcer", "fail-list", {
        payload: { error: "{% $states.input.error %}" },
        next: "StartOpened",
      }),
      StartOpened: startEach(settings, "StartOpened", "Broken"),
      Broken: {
        Type: "Fail",
        Error: "BatchFailed",
        Cause:
          "The list ended on a failure that no single account answers for; its message in Slack says which.",
      },
    },
  };
}

/** Waits until whoever gave the list says whether to go; from time to time the record is asked, as with decisions. */
function awaitWord(settings: MachineSettings): TaskState {
  const seconds = "$ceil(($toMillis($until) - $toMillis($states.context.State.EnteredTime)) / 1000)";
  const task = errandTask(settings, "announcer", "await-list", {
    payload: { taskToken: "{% $states.context.Task.Token %}" },
    output: {},
    catch: [{ ErrorEquals: ["States.Timeout"], Output: {}, Next: "PlanList" }, ...catchAll(BROKEN)],
    next: "PlanList",
  });
  return {
    ...task,
    Resource: `arn:${settings.partition}:states:::lambda:invoke.waitForTaskToken`,
    TimeoutSeconds: `{% $max([1, $min([${settings.askAgainAfterSeconds}, ${seconds}])]) %}`,
  };
}

/** One Map over stretches of accounts. */
function inStretches(
  items: string,
  atOnce: number,
  work: { startAt: string; states: States; next: string },
): MapState {
  return {
    Type: "Map",
    Items: `{% ${items} %}`,
    MaxConcurrency: atOnce,
    ItemProcessor: { ProcessorConfig: { Mode: "INLINE" }, StartAt: work.startAt, States: work.states },
    Output: {},
    Catch: catchAll(BROKEN),
    Next: work.next,
  };
}

/** The message that counts along; work goes on where it cannot be shown. */
function shown(settings: MachineSettings, state: string, done: string): States {
  return {
    [state]: errandTask(settings, "announcer", "show-list", {
      output: {},
      catch: [whateverIsShown(done, {})],
      next: done,
    }),
    [done]: { Type: "Succeed" },
  };
}

/**
 * Each request goes on by a machine of its own, which finds on record what has been done for it. One that cannot
 * be started ends as failed, so that its account is free for another try.
 */
function startEach(settings: MachineSettings, prefix: "Start" | "StartOpened", next: string): MapState {
  const [start, started, lost] = [`${prefix}One`, `${prefix}Done`, `${prefix}Failed`];
  const request = "{% $states.context.Map.Item.Value %}";
  const exists = ["StepFunctions.ExecutionAlreadyExistsException"];
  return {
    Type: "Map",
    Items: "{% $states.input.start %}",
    MaxConcurrency: 10,
    ItemProcessor: {
      ProcessorConfig: { Mode: "INLINE" },
      StartAt: start,
      States: {
        [start]: {
          Type: "Task",
          Resource: `arn:${settings.partition}:states:::states:startExecution`,
          Arguments: {
            StateMachineArn: settings.machines.invitation,
            Name: request,
            Input: { request },
          },
          // Left out it means three years.
          TimeoutSeconds: 60,
          Retry: [
            { ErrorEquals: exists, IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 0 },
            {
              ErrorEquals: ["States.TaskFailed"],
              IntervalSeconds: 1,
              BackoffRate: 2,
              MaxAttempts: 6,
              MaxDelaySeconds: 30,
              JitterStrategy: "FULL",
            },
          ],
          Catch: [{ ErrorEquals: exists, Output: {}, Next: started }, ...catchAll(lost)],
          Output: {},
          Next: started,
        },
        [lost]: errandTask(settings, "administrator", "fail", {
          payload: { request, error: "{% $states.input.error %}" },
          output: {},
          next: started,
        }),
        [started]: { Type: "Succeed" },
      },
    },
    Output: {},
    Catch: catchAll(next),
    Next: next,
  };
}
