import type { WebClient } from "@slack/web-api";
import { type Alarm, alarmMessage } from "./blocks/alarm-message.ts";
import { post } from "./direct-message.ts";

/**
 * Tells the operators' channel of alarms, one after the other; throws where Slack does not take a message. Tried
 * again, the earlier ones are told twice, which is better than not at all.
 */
export async function announceAlarms(
  client: WebClient,
  channel: string,
  alarms: readonly Alarm[],
): Promise<void> {
  for (const alarm of alarms) await post(client, channel, alarmMessage(alarm));
}
