import { begin, beside, type Defect, otherwise, without } from "./defect.ts";

export const alarmsDefects: readonly Defect[] = [
  [
    "alarms",
    "an alarm that tells nobody",
    otherwise("Alarm-dead-letters", (inputs) => {
      inputs.alarmActions = [];
    }),
    /^Alarm-dead-letters tells nobody when it begins/m,
  ],
  [
    "alarms",
    "an alarm that is never said to be over",
    otherwise("Alarm-dead-letters", (inputs) => {
      inputs.okActions = ["arn:aws:sns:us-east-1:999988887777:other"];
    }),
    /^Alarm-dead-letters tells nobody when it is over/m,
  ],
  [
    "alarms",
    "an alarm without a page",
    otherwise("Alarm-dead-letters", (inputs) => {
      inputs.alarmDescription = String(inputs.alarmDescription).replace("dead-letters.md", "letters.md");
    }),
    /^Alarm-dead-letters names no page/m,
  ],
  [
    "alarms",
    "an alarm on something that is gone",
    without("Machine-bulk"),
    /^Alarm-executions-bulk watches ExecutionsFailed of StateMachineArn .*bulk, which is not there/m,
  ],
  [
    "alarms",
    "an alarm on lines that nobody counts",
    without("LogFilter-slack-throttled"),
    /^Alarm-slack-throttled watches .*slack-throttled, which no filter counts/m,
  ],
  [
    "alarms",
    "a filter of a log that is not there",
    otherwise("LogFilter-slack-throttled", (inputs) => {
      inputs.logGroupName = "/aws/vendedlogs/apigateway/slack";
    }),
    /^Alarm-slack-throttled watches .*which no filter counts/m,
  ],
  [
    "reached",
    "a topic that others may send to",
    otherwise("AlarmsPolicy", (inputs) => {
      const { Resource } = JSON.parse(String(inputs.policy)).Statement[0];
      const Principal = { Service: "events.amazonaws.com" };
      inputs.policy = begin(inputs.policy, { Effect: "Allow", Principal, Action: "sns:Publish", Resource });
    }),
    /^Alarms takes messages of .*events/m,
  ],
  [
    "reached",
    "a topic that nobody may send to",
    without("AlarmsPolicy"),
    /^Alarms takes messages of nobody/m,
  ],
  [
    "reached",
    "a key that keeps alarms from being sent",
    otherwise("Key", (inputs) => {
      inputs.policy = String(inputs.policy).replace('"cloudwatch.amazonaws.com",', "");
    }),
    /^Alarms has a key that CloudWatch may not use/m,
  ],
  [
    "reached",
    "a function that alarms may not call",
    without("AlarmsMayInvoke"),
    /^AlarmsToSlack may not call its function/m,
  ],
  [
    "dashboards",
    "a dashboard without one of the alarms",
    beside("aws:cloudwatch/metricAlarm:MetricAlarm", "Another", { name: "another" }),
    /^Dashboard does not show .*another/m,
  ],
  [
    "dashboards",
    "a dashboard with an alarm that is gone",
    without("Alarm-dead-letters"),
    /^Dashboard shows .*dead-letters, which is not there/m,
  ],
  [
    "dashboards",
    "a dashboard of something that is gone",
    without("WatchFunction"),
    /^Dashboard, “Functions that could not run”, draws Throttles of FunctionName .*watch/m,
  ],
  [
    "watched",
    "a machine whose failures call nobody",
    without("Alarm-executions-join"),
    /^Nobody is called when Machine-join has ExecutionsTimedOut/m,
  ],
  [
    "watched",
    "a function whose log nobody reads",
    without("LogFilter-unforeseen-announcer"),
    /^Nobody is called when AnnouncerFunction breaks/m,
  ],
  [
    "watched",
    "a function whose errors call nobody",
    without("Alarm-errors-watch"),
    /^Nobody is called when WatchFunction breaks/m,
  ],
  [
    "watched",
    "a queue that nobody empties",
    beside("aws:sqs/queue:Queue", "Another", { name: "another" }),
    /^Nobody is called when Another has something in it/m,
  ],
  [
    "watched",
    "a table whose throttles call nobody",
    without("Alarm-record-throttles"),
    /^Nobody is called when History has ThrottledRequests/m,
  ],
  [
    "watched",
    "an API whose slowness calls nobody",
    without("Alarm-slack-slow"),
    /^Nobody is called when SlackStage has Latency/m,
  ],
];
