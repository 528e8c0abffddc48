import { mrkdwn } from "../words/voice.ts";
import { context, type Post, quote, section } from "./post.ts";

/** What an alarm of CloudWatch has come to, or a message of another kind on the same topic. */
export type Alarm =
  | {
      is: "alarm" | "over" | "no-data";
      name: string;
      /** What is wrong, in the words of whoever made the alarm. */
      what?: string;
      /** CloudWatch's own reason, with its figures. */
      reason?: string;
      /** ISO 8601: since when it stands so. */
      since?: string;
      /** Account and Region, as far as they are told. */
      where?: string;
      /** The page of the runbook: an address, or the name of its file. */
      runbook?: string;
    }
  | { is: "other"; subject?: string; text: string };

const { code, time } = mrkdwn;

/**
 * What the operators' channel is told: what is wrong, since when, and where it says what to do. Words of others are
 * shown and never obeyed, since whoever may publish to the topic may write anything.
 */
export function alarmMessage(alarm: Alarm): Post {
  return { text: title(alarm), blocks: blocksOf(alarm) };
}

function blocksOf(alarm: Alarm): Post["blocks"] {
  if (alarm.is === "other") {
    return [
      section(`📣 ${title(alarm)}`),
      quote(alarm.text),
      context(
        "No alarm of CloudWatch, but somebody sent it to where alarms go. Look at it, and at who sends there.",
      ),
    ];
  }
  const since = alarm.since === undefined ? [] : [`Since ${time(alarm.since)}.`];
  const reason = alarm.reason ? [`CloudWatch says: ${code(alarm.reason, 480)}`] : [];
  const where = alarm.where ? [`In ${code(alarm.where)}.`] : [];
  return [
    section([`${SIGN[alarm.is]} *${title(alarm)}*`, ...since].join(" ")),
    ...(alarm.what && alarm.is !== "over" ? [quote(alarm.what)] : []),
    ...(alarm.is === "over" ? [] : [section(`What to do: ${runbookWords(alarm.runbook)}`)]),
    ...([...reason, ...where].length > 0 ? [context([...reason, ...where].join(" "))] : []),
  ];
}

const SIGN = { alarm: "🚨", over: "✅", "no-data": "❔" } as const;

function title(alarm: Alarm): string {
  if (alarm.is === "other") return alarm.subject ? code(alarm.subject) : "A message on the alarms' topic";
  const name = code(alarm.name);
  switch (alarm.is) {
    case "alarm":
      return `Alarm: ${name}`;
    case "over":
      return `Over: ${name} is as it should be again`;
    case "no-data":
      return `No data: whether ${name} holds cannot be told`;
  }
}

function runbookWords(page: string | undefined): string {
  if (page === undefined)
    return "this alarm names no page of the runbook. Open it in CloudWatch, and look at what it measures.";
  return /^https:\/\/[^\s|<>]+$/.test(page)
    ? `follow <${page}|the page of the runbook>.`
    : `follow ${code(page)} in the repository.`;
}
