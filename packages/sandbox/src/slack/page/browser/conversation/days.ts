import type { PageMessage } from "../../protocol.ts";
import { formatSlackDate } from "../mrkdwn/slack-date.ts";

export type Entry =
  | { kind: "day"; key: string; label: string }
  /** `lead`: shows its author; the ones that follow soon after from the same hand do not repeat it. */
  | { kind: "message"; key: string; message: PageMessage; lead: boolean };

/** Seconds within which messages of one author stand together. */
const TOGETHER = 5 * 60;

/** Messages in their order, with a line where a new day begins. */
export function laidOut(messages: readonly PageMessage[], now: Date, timeZone?: string): Entry[] {
  const setting = timeZone ? { now, timeZone } : { now };
  const entries: Entry[] = [];
  let day = "";
  let last: PageMessage | undefined;
  for (const message of [...messages].sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0))) {
    const at = Number(message.ts);
    const today = formatSlackDate(at, "{date_num}", setting) ?? "";
    if (today !== day) {
      const label = formatSlackDate(at, "{day_divider_pretty}", setting) ?? "";
      entries.push({ kind: "day", key: today, label: label.charAt(0).toUpperCase() + label.slice(1) });
      day = today;
      last = undefined;
    }
    const together =
      last?.from === message.from && last.onlyMe === message.onlyMe && at - Number(last.ts) < TOGETHER;
    entries.push({ kind: "message", key: message.ts, message, lead: !together });
    last = message;
  }
  return entries;
}
