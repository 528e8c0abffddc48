import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { FUNCTIONS, type FunctionName, type Place } from "../names.ts";
import { STARTED_ASYNCHRONOUSLY } from "../permissions/functions.ts";
import {
  ALL_THE_TIME,
  type Alarm,
  LASTING,
  ONCE,
  TWO_HOURS,
  WITHIN_A_QUARTER,
  WITHIN_AN_HOUR,
} from "./alarm.ts";
import { JUDGED_BY_LOG, THROTTLED, TURNED_AWAY, unforeseen } from "./log-filters.ts";
import {
  OPERATIONS,
  ofAlarms,
  ofApp,
  ofDeadLetters,
  ofFunction,
  ofLogs,
  ofMachine,
  ofRecord,
  ofSchedules,
  ofSlackApi,
} from "./metric.ts";

/** Slack gives up after three seconds; half a second of them is the way there and back. */
export const SLOW_MILLISECONDS = 2500;

/** No alarm without somebody who could do something about it. `api`: the id of the API that Slack calls. */
export function alarms<Id>(place: Place, api: Id): readonly Alarm<Id>[] {
  return [...slack(place, api), ...work(place), ...functions(place), ...undelivered(place), ...record(place)];
}

function slack<Id>(place: Place, api: Id): Alarm<Id>[] {
  return [
    {
      name: "slack-errors",
      page: "slack-errors",
      says: "Slack got an error instead of an answer: what somebody typed or pressed may have come to nothing, and they saw an error.",
      metrics: [ofSlackApi(api, "5xx")],
      // Each is something that a person did.
      from: 1,
      when: ONCE,
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "slack-slow",
      page: "slack-slow",
      says: "Slack waits nearly three seconds or longer for answers, and then gives up: people see “operation_timeout”, although what they did may be on record.",
      metrics: [ofSlackApi(api, "Latency", "p99")],
      from: SLOW_MILLISECONDS,
      // One cold start on a bad day is nobody's business.
      when: LASTING,
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "slack-turned-away",
      page: "slack-turned-away",
      says: "Requests without a valid signature of Slack were turned away. Either the signing secret here is not the app's, and then nobody can do anything in Slack, or a stranger is knocking.",
      metrics: [ofLogs(place, TURNED_AWAY)],
      // Whoever finds that nothing works tries again, and then once more.
      from: 3,
      when: WITHIN_A_QUARTER,
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "slack-throttled",
      page: "slack-throttled",
      says: "More requests came from Slack, or from a stranger, than this deployment takes: some were turned away, and what people did with them is lost to them until they try again.",
      metrics: [ofLogs(place, THROTTLED)],
      // Each may be something that a person did.
      from: 1,
      when: ONCE,
      whenNothingIsTold: "notBreaching",
    },
  ];
}

const IN_VAIN: Readonly<Record<MachineName, string>> = {
  invitation:
    "An invitation ended on a failure that no single Region answers for. Its requester has been told, unless that failed too.",
  join: "A request to join ended on a failure that no single Region answers for. Its requester has been told, unless that failed too.",
  departure:
    "An account that wanted to leave may still be a member somewhere. Its requester has been told, unless that failed too.",
  removal:
    "An account that was to be removed may still be a member somewhere. Its requester has been told, unless that failed too.",
  transition:
    "A report on moving to AWS Organizations came to nothing. Whoever asked has been told, unless that failed too.",
  drift:
    "Members were not compared with the record: what changed in a console may go unseen until the next comparison.",
  bulk: "A list of accounts ended on a failure that no single account answers for. Accounts that were opened by then go on by themselves.",
  readiness:
    "The IAM policies of accounts were not read: what is said about readiness is as old as the last scan.",
};

function work(place: Place): Alarm<never>[] {
  return [
    ...(Object.keys(ALL_MACHINES) as MachineName[]).map(
      (name): Alarm<never> => ({
        name: `executions-${name}`,
        page: "failed-executions",
        says: IN_VAIN[name],
        // One Region's failure fails no execution, so each of these is a fault or somebody's hand.
        metrics: [
          ofMachine(place, name, "ExecutionsFailed"),
          ofMachine(place, name, "ExecutionsTimedOut"),
          ofMachine(place, name, "ExecutionsAborted"),
        ],
        from: 1,
        when: ONCE,
        whenNothingIsTold: "notBreaching",
      }),
    ),
    {
      name: "stuck-requests",
      page: "stuck-requests",
      says: "Open requests have not moved for hours although something was due: people wait for a question or a result that does not come. Or nobody has looked for two hours, since the watch does not run.",
      metrics: [ofApp(place, "StuckRequests", "Maximum")],
      from: 1,
      // The watch looks once an hour; by the second time, retries have had their time as well.
      when: TWO_HOURS,
      // A watch that is silent sees nothing stuck.
      whenNothingIsTold: "breaching",
    },
    {
      name: "failed-announcements",
      page: "failed-announcements",
      says: "Somebody was not told in Slack what they wait for: a question, a result or a line for the operators. The work itself goes on, and the record says who.",
      metrics: [ofApp(place, "AnnouncementsFailed")],
      // Slack has been asked five times over by then.
      from: 1,
      when: ONCE,
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "failed-schedules",
      page: "failed-schedules",
      says: "What should begin by the clock could not be started: the daily comparison, the weekly scan or the hourly watch.",
      metrics: [ofSchedules(place, "TargetErrorCount")],
      // Tried eleven times within an hour: one or two are passing, and who is given up becomes a dead letter.
      from: 3,
      when: WITHIN_A_QUARTER,
      whenNothingIsTold: "notBreaching",
    },
  ];
}

const SUFFERS: Readonly<Record<FunctionName, string>> = {
  "slack-door":
    "Something in Slack did not work as it should: whoever did it was told “Something went wrong on my side”.",
  "administrator-steps":
    "A step in the administrator account broke in a way that nobody foresaw: its request may end as failed.",
  "member-steps":
    "A step in a member account broke in a way that nobody foresaw: its Region may end as failed, or its scan say nothing.",
  announcer:
    "A step that speaks to people broke in a way that nobody foresaw: a question or a result may not have been posted.",
  watch: "Nobody looks for stuck requests: the watch failed three times over.",
  "alarm-announcer":
    "Alarms do not reach the operators' channel: three attempts to tell one failed. Only e-mail tells them now.",
};

function functions(place: Place): Alarm<never>[] {
  const judgedByLog: readonly FunctionName[] = JUDGED_BY_LOG;
  return [
    ...FUNCTIONS.map((name): Alarm<never> => {
      const usual = { name: `errors-${name}`, page: "function-errors", says: SUFFERS[name] } as const;
      return judgedByLog.includes(name)
        ? {
            ...usual,
            metrics: [ofLogs(place, unforeseen(name))],
            // What is foreseen is not counted, so each is a fault of ours or of the deployment.
            from: 1,
            when: ONCE,
            whenNothingIsTold: "notBreaching",
          }
        : {
            ...usual,
            metrics: [ofFunction(place, name, "Errors")],
            // Lambda runs what failed twice more, within minutes.
            from: 3,
            when: WITHIN_AN_HOUR,
            whenNothingIsTold: "notBreaching",
          };
    }),
    {
      name: "function-throttles",
      page: "function-throttles",
      says: "Functions could not run, since the account has no concurrency left: requests in Slack fail, and work in the background is put off and may end as failed.",
      metrics: FUNCTIONS.map((name) => ofFunction(place, name, "Throttles")),
      // Steps are tried again for a minute or two: what lasts a quarter of an hour is more than they can wait.
      from: 1,
      when: ALL_THE_TIME,
      whenNothingIsTold: "notBreaching",
    },
  ];
}

function undelivered(place: Place): Alarm<never>[] {
  return [
    {
      name: "dead-letters",
      page: "dead-letters",
      says: "Something that nobody waits for could not be delivered and was kept: a run by the clock, a look of the watch, or an alarm for Slack.",
      metrics: [ofDeadLetters(place)],
      // Nothing else takes them out of the queue.
      from: 1,
      when: { ...ONCE, of: 1 },
      // A queue that is empty for hours is told of no more.
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "dead-letters-lost",
      page: "dead-letters",
      says: "Something could not be delivered and could not even be kept in the dead-letter queue: only logs know what it was.",
      metrics: [
        ofSchedules(place, "InvocationsFailedToBeSentToDeadLetterCount"),
        ...STARTED_ASYNCHRONOUSLY.map((name) => ofFunction(place, name, "DeadLetterErrors")),
        ofAlarms(place, "NumberOfNotificationsFailedToRedriveToDlq"),
      ],
      from: 1,
      when: ONCE,
      whenNothingIsTold: "notBreaching",
    },
  ];
}

function record(place: Place): Alarm<never>[] {
  return [
    {
      name: "record-errors",
      page: "record-errors",
      says: "DynamoDB has errors of its own on the record's table: requests in Slack may fail and work is put off. Nothing that was recorded is lost.",
      metrics: OPERATIONS.map((operation) => ofRecord(place, "SystemErrors", operation)),
      // The SDK tries again by itself; ten in five minutes, and again, is more than it can hide.
      from: 10,
      when: LASTING,
      whenNothingIsTold: "notBreaching",
    },
    {
      name: "record-throttles",
      page: "record-throttles",
      says: "DynamoDB turns requests for the record's table away as too many: requests in Slack may fail and work is put off. Nothing that was recorded is lost.",
      metrics: OPERATIONS.map((operation) => ofRecord(place, "ThrottledRequests", operation)),
      // On demand it grows by itself after a few minutes, and the SDK tries again.
      from: 10,
      when: LASTING,
      whenNothingIsTold: "notBreaching",
    },
  ];
}
