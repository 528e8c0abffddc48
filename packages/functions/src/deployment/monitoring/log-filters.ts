import type { FunctionName, Place } from "../names.ts";
import { logGroupName } from "../permissions/functions.ts";
import { slackLogGroupName } from "../slack-log.ts";

/** Counts lines of a log that CloudWatch has no metric for. */
export interface LogFilter {
  /** Of the filter and of its metric. */
  name: string;
  logGroup: string;
  /** In CloudWatch's language for JSON lines. */
  pattern: string;
}

/**
 * Functions whose errors are part of the work: a step throws what the state machine is to catch or to try again, and
 * Bolt catches what a listener throws. What nobody foresaw is told by their log.
 */
export const JUDGED_BY_LOG = ["slack-door", "administrator-steps", "member-steps", "announcer"] as const;

export const unforeseen = (name: FunctionName): string => `unforeseen-${name}`;
export const TURNED_AWAY = "slack-turned-away";
export const THROTTLED = "slack-throttled";

export function logFilters(place: Place): readonly LogFilter[] {
  return [
    ...JUDGED_BY_LOG.map((name) => ({
      name: unforeseen(name),
      logGroup: logGroupName(place, name),
      pattern: unforeseenIn(name),
    })),
    { name: TURNED_AWAY, logGroup: slackLogGroupName(place), pattern: '{ $.status = "401" }' },
    { name: THROTTLED, logGroup: slackLogGroupName(place), pattern: '{ $.status = "429" }' },
  ];
}

/**
 * Our own lines of level ERROR, a function that could not be loaded, and one that broke down or ran out of time. Lambda
 * writes a line of that level for whatever a step throws as well, but it does not bear the function's name.
 * https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
const unforeseenIn = (name: FunctionName): string =>
  [
    "{",
    [
      `($.level = "ERROR" && $.service = "${name}")`,
      '($.type = "platform.initReport" && $.record.status != "success")',
      '($.type = "platform.report" && ($.record.status = "timeout" || $.record.errorType = "Runtime.*"))',
    ].join(" || "),
    "}",
  ].join(" ");
