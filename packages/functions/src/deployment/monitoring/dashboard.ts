import { ALL_MACHINES, type MachineName } from "@invitations/workflow/definition/machines";
import { alarmArn, FUNCTIONS, type Place, physicalName } from "../names.ts";
import { alarms, SLOW_MILLISECONDS } from "./alarms.ts";
import { JUDGED_BY_LOG, THROTTLED, TURNED_AWAY, unforeseen } from "./log-filters.ts";
import {
  OPERATIONS,
  ofApp,
  ofDeadLetters,
  ofFunction,
  ofLogs,
  ofMachine,
  ofRecord,
  ofSchedules,
  ofSlackApi,
  ofTable,
} from "./metric.ts";
import {
  computed,
  type DashboardBody,
  each,
  inRows,
  line,
  type MetricLine,
  type Row,
  type Widget,
} from "./widgets.ts";

const FIVE_MINUTES = 300;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** What Slack waits for an answer. */
const SLACK_MILLISECONDS = 3000;

/**
 * What a person on call sees: what to look at first, then one question after the other.
 *
 * @param api id of the API that Slack calls
 */
export function dashboard(place: Place, api: string): DashboardBody {
  return {
    start: "-P1D",
    periodOverride: "inherit",
    widgets: inRows([
      { height: 7, widgets: [text(guide(place)), alarmStates(place, api)] },
      ...slackAnswered(place, api),
      ...workMoving(place),
      ...peopleDo(place),
      ...wrong(place),
      ...dataFine(place),
    ]),
  };
}

const guide = (place: Place) => `# Security Hub invitations: ${place.stage}

1. **Red on the right?** Its description says what it means for people and names its page of the runbook. Begin there.
2. **Is Slack answered?** If not, nobody can do anything: mend this before all else.
3. **Is work moving?** Stuck requests are people who wait. Failed executions say why in their history.
4. **What goes wrong?** Many failures of one name are one cause: a role, a quota, a policy.
5. **Is the data fine?** Errors here are AWS's own; look at AWS Health, and wait.

Deployed in ${place.region}, account ${place.account}. Logs: the groups \`/aws/lambda/${physicalName(place, "")}*\` and \`/aws/vendedlogs/*\`.`;

function slackAnswered(place: Place, api: string): Row[] {
  const graph = graphsIn(place.region);
  return [
    heading("Is Slack answered?"),
    {
      height: 6,
      widgets: [
        graph("Requests of Slack", [line(ofSlackApi(api, "Count"), { label: "requests" })]),
        graph(
          "Milliseconds until Slack has its answer",
          [
            line(ofSlackApi(api, "Latency", "p50"), { label: "half of all requests" }),
            line(ofSlackApi(api, "Latency", "p99"), { label: "99 of 100" }),
            line(ofSlackApi(api, "IntegrationLatency", "p99"), { label: "of that, the function" }),
            line(ofFunction(place, "slack-door", "Duration", "p99"), { label: "of that, without its start" }),
          ],
          {
            horizontal: [
              { label: "Slack gives up", value: SLACK_MILLISECONDS, color: "#d13212" },
              { label: "alarm", value: SLOW_MILLISECONDS, color: "#ff9900" },
            ],
          },
        ),
        graph("Not answered", [
          line(ofSlackApi(api, "5xx"), { label: "errors" }),
          line(ofSlackApi(api, "4xx"), { label: "turned away, for whatever reason" }),
          line(ofLogs(place, TURNED_AWAY), { label: "of these, without Slack's signature" }),
          line(ofLogs(place, THROTTLED), { label: "of these, too many at once" }),
        ]),
      ],
    },
  ];
}

function workMoving(place: Place): Row[] {
  const graph = graphsIn(place.region);
  const machines = Object.keys(ALL_MACHINES) as MachineName[];
  const sum = (metric: "ExecutionsStarted" | "ExecutionsSucceeded", id: string, label: string) => [
    ...machines.map((name) => line(ofMachine(place, name, metric), { id: `${id}_${name}`, visible: false })),
    computed(`SUM([${machines.map((name) => `${id}_${name}`).join(", ")}])`, id, label),
  ];
  return [
    heading("Is work moving?"),
    {
      height: 6,
      widgets: [
        graph(
          "Executions",
          [
            ...sum("ExecutionsStarted", "began", "began"),
            ...sum("ExecutionsSucceeded", "done", "came to an end"),
          ],
          { period: HOUR },
        ),
        graph(
          "Executions that failed, ran out of time or were stopped",
          machines.flatMap((name) =>
            (["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"] as const).map((metric) =>
              line(ofMachine(place, name, metric), { label: `${name}: ${WORDS[metric]}` }),
            ),
          ),
          { period: HOUR },
        ),
        graph(
          "Requests that nobody has decided, and those that are stuck",
          [
            line(ofApp(place, "OpenRequests", "Maximum"), { label: "open" }),
            line(ofApp(place, "StuckRequests", "Maximum"), { label: "stuck", color: "#d13212" }),
          ],
          { period: HOUR },
        ),
        graph(
          "Days since the oldest open request",
          [line(ofApp(place, "OldestOpenDays", "Maximum"), { label: "days" })],
          { period: HOUR, view: "singleValue" },
        ),
      ],
    },
  ];
}

const WORDS = { ExecutionsFailed: "failed", ExecutionsTimedOut: "out of time", ExecutionsAborted: "stopped" };

function peopleDo(place: Place): Row[] {
  const graph = graphsIn(place.region);
  const decided = ofApp(place, "TimeToDecide", "p50");
  return [
    heading("What do people do?"),
    {
      height: 6,
      widgets: [
        graph("Asked for", [each(ofApp(place, "RequestsAsked"), ["kind"], "asked", DAY)], { period: DAY }),
        graph("Decided", [each(ofApp(place, "Decisions"), ["kind", "decision"], "decided", DAY)], {
          period: DAY,
        }),
        graph(
          "Hours until a decision",
          [
            line(decided, { id: "half", visible: false }),
            line({ ...decided, statistic: "p90" }, { id: "most", visible: false }),
            computed("half / 3600", "halfHours", "half of all decisions"),
            computed("most / 3600", "mostHours", "nine of ten"),
          ],
          { period: DAY },
        ),
        graph(
          "How requests ended",
          [each(ofApp(place, "RequestsClosed"), ["kind", "outcome"], "ended", DAY)],
          {
            period: DAY,
          },
        ),
      ],
    },
    {
      height: 5,
      widgets: [
        graph(
          "Accounts by what their IAM policies come to",
          [
            line(ofApp(place, "AccountsReady", "Maximum"), { label: "ready" }),
            line(ofApp(place, "AccountsNotReady", "Maximum"), { label: "not ready" }),
          ],
          { period: DAY },
        ),
        graph(
          "Differences between Security Hub and the record",
          [each(ofApp(place, "DriftFound"), ["drift"], "drift", DAY)],
          { period: DAY },
        ),
      ],
    },
  ];
}

function wrong(place: Place): Row[] {
  const graph = graphsIn(place.region);
  return [
    heading("What goes wrong?"),
    {
      height: 6,
      widgets: [
        graph(
          "Regions in which something failed, by name",
          [each(ofApp(place, "RegionFailures"), ["failure"], "regions", HOUR)],
          { period: HOUR },
        ),
        graph(
          "Requests that failed as a whole, by name",
          [each(ofApp(place, "RequestFailures"), ["failure"], "requests", HOUR)],
          { period: HOUR },
        ),
        graph(
          "What people were told no to",
          [each(ofApp(place, "Refusals"), ["refusal"], "refusals", HOUR)],
          { period: HOUR },
        ),
        graph(
          "Not told, by whom it was for",
          [each(ofApp(place, "AnnouncementsFailed"), ["to"], "announcements", HOUR)],
          { period: HOUR },
        ),
      ],
    },
    {
      height: 6,
      widgets: [
        graph("Errors that nobody foresaw", [
          ...JUDGED_BY_LOG.map((name) => line(ofLogs(place, unforeseen(name)), { label: name })),
          ...(["watch", "alarm-announcer"] as const).map((name) =>
            line(ofFunction(place, name, "Errors"), { label: name }),
          ),
        ]),
        graph(
          "Functions that could not run",
          FUNCTIONS.map((name) => line(ofFunction(place, name, "Throttles"), { label: name })),
        ),
        graph("Started by the clock, in vain", [
          line(ofSchedules(place, "TargetErrorCount"), { label: "attempts that failed" }),
          line(ofDeadLetters(place), { label: "dead letters" }),
        ]),
      ],
    },
  ];
}

function dataFine(place: Place): Row[] {
  const graph = graphsIn(place.region);
  return [
    heading("Is the data fine?"),
    {
      height: 6,
      widgets: [
        graph(
          "Milliseconds that the record takes, 99 of 100",
          OPERATIONS.map((operation) =>
            line(ofRecord(place, "SuccessfulRequestLatency", operation, "p99"), { label: operation }),
          ),
        ),
        graph(
          "Errors of DynamoDB, and requests that it turned away",
          OPERATIONS.flatMap((operation) => [
            line(ofRecord(place, "SystemErrors", operation), { label: `${operation}: error` }),
            line(ofRecord(place, "ThrottledRequests", operation), { label: `${operation}: too many` }),
          ]),
        ),
        graph("What the record reads and writes, in capacity units", [
          line(ofTable(place, "ConsumedReadCapacityUnits"), { label: "read" }),
          line(ofTable(place, "ConsumedWriteCapacityUnits"), { label: "written" }),
        ]),
      ],
    },
  ];
}

const text = (markdown: string): Widget => ({ type: "text", properties: { markdown } });

const heading = (question: string): Row => ({ height: 1, widgets: [text(`## ${question}`)] });

const alarmStates = (place: Place, api: string): Widget => ({
  type: "alarm",
  properties: {
    title: "Alarms",
    alarms: alarms(place, api).map(({ name }) => alarmArn(place, name)),
  },
});

interface GraphOptions {
  period?: number;
  view?: "timeSeries" | "singleValue";
  horizontal?: readonly { label: string; value: number; color: string }[];
}

const graphsIn =
  (region: string) =>
  (title: string, metrics: readonly MetricLine[], options: GraphOptions = {}): Widget => ({
    type: "metric",
    properties: {
      title,
      region,
      view: options.view ?? "timeSeries",
      stacked: false,
      period: options.period ?? FIVE_MINUTES,
      stat: "Sum",
      metrics,
      yAxis: { left: { min: 0, showUnits: false } },
      ...(options.horizontal ? { annotations: { horizontal: options.horizontal } } : {}),
    },
  });
