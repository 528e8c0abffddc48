import type { Alarm } from "@invitations/slack/blocks/alarm-message";
import * as z from "zod";
import { readDescription } from "./deployment/monitoring/alarm.ts";

/**
 * What Lambda gets of SNS, and what of it is used.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
 */
const snsEvent = z.object({
  Records: z.array(z.object({ Sns: z.object({ Subject: z.string().nullish(), Message: z.string() }) })),
});

/** The message of CloudWatch for an action of an alarm, a composite one too; not all of it is documented. */
const alarmChange = z.object({
  AlarmName: z.string().min(1),
  AlarmDescription: z.string().nullish(),
  AlarmArn: z.string().nullish(),
  AWSAccountId: z.string().nullish(),
  NewStateValue: z.enum(["ALARM", "OK", "INSUFFICIENT_DATA"]),
  NewStateReason: z.string().nullish(),
  /** `2026-11-22T08:00:00.123+0000` */
  StateChangeTime: z.string().nullish(),
});

const IS = { ALARM: "alarm", OK: "over", INSUFFICIENT_DATA: "no-data" } as const;

/**
 * The alarms that an event of SNS tells of, in its order. A message that is no alarm is told as it is; throws Zod's
 * error for what did not come from SNS at all.
 *
 * @param runbookUrl where the pages of the runbook are read
 */
export function readAlarms(event: unknown, runbookUrl?: string): Alarm[] {
  return snsEvent.parse(event).Records.map(({ Sns: { Subject, Message } }) => {
    const change = alarmChange.safeParse(json(Message));
    if (change.success) return alarmOf(change.data, runbookUrl);
    return { is: "other", text: Message, ...(Subject ? { subject: Subject } : {}) };
  });
}

function alarmOf(change: z.infer<typeof alarmChange>, runbookUrl: string | undefined): Alarm {
  const { AlarmName, AlarmDescription, AlarmArn, AWSAccountId, NewStateReason, StateChangeTime } = change;
  const { says, page } = readDescription(AlarmDescription ?? "");
  const region = AlarmArn?.split(":")[3];
  const since = StateChangeTime ? Date.parse(StateChangeTime) : Number.NaN;
  const where = [AWSAccountId, region].filter(Boolean).join(" ");
  return {
    is: IS[change.NewStateValue],
    name: AlarmName,
    ...(says ? { what: says } : {}),
    ...(NewStateReason ? { reason: NewStateReason } : {}),
    ...(Number.isNaN(since) ? {} : { since: new Date(since).toISOString() }),
    ...(where ? { where } : {}),
    ...(page ? { runbook: pageOf(page, runbookUrl) } : {}),
  };
}

const pageOf = (page: string, runbookUrl: string | undefined) =>
  runbookUrl ? `${runbookUrl.replace(/\/$/, "")}/${page}.md` : `docs/runbook/${page}.md`;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no alarm either, and told as text.
    return undefined;
  }
}
