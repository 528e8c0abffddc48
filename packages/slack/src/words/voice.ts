/**
 * How a sentence is spoken: as mrkdwn in messages, or as plain text where Slack shows the characters as they
 * are (errors under a modal's field). Whatever a person or AWS wrote goes through `code`, so that it is shown
 * and never obeyed: no mention, link, broadcast or formatting in it acts.
 */
export interface Voice {
  /** A person by Slack user id, or a channel by its id. */
  person(id: string): string;
  /** Text to be shown exactly: ids, aliases, addresses, commands, messages of AWS. At most `most` characters. */
  code(text: string, most?: number): string;
  /** An ISO 8601 time, in the reader's own time zone where Slack can. */
  time(iso: string): string;
}

/** Longest text shown as code where nothing else is said; an AWS message fits, a whole stack trace does not. */
const MOST_CODE = 120;

/** At most `most` UTF-16 units, with an ellipsis in place of what was cut, never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 2)) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}

/** The three characters that Slack's mrkdwn takes for its own. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** On one line, since code ends where its line does. */
const inOneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim() || "–";

const utc = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** `3 May 2026, 14:05 UTC` */
export function inUtc(iso: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : `${utc.format(time)} UTC`;
}

export const mrkdwn: Voice = {
  person(id) {
    if (/^[UW][A-Z0-9]{1,30}$/.test(id)) return `<@${id}>`;
    if (/^[CG][A-Z0-9]{1,30}$/.test(id)) return `<#${id}>`;
    return mrkdwn.code(id, 24);
  },
  code(text, most = MOST_CODE) {
    return `\`${escaped(cut(inOneLine(text).replaceAll("`", "'"), most))}\``;
  },
  time(iso) {
    const seconds = Math.floor(Date.parse(iso) / 1_000);
    if (Number.isNaN(seconds)) return mrkdwn.code(iso);
    return `<!date^${seconds}^{date_short_pretty} at {time}|${inUtc(iso)}>`;
  },
};

/** Plain text; `names` are real names by user id, where they are known. */
export function plain(names: ReadonlyMap<string, string> = new Map()): Voice {
  return {
    person: (id) => `@${names.get(id) ?? id}`,
    code: (text, most = MOST_CODE) => cut(inOneLine(text), most),
    time: inUtc,
  };
}

/** `a`, `a and b`, `a, b and c`, and after `most` of them `… and 4 more`. */
export function series(items: readonly string[], most = 12): string {
  const shown = items.slice(0, most);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${rest} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

const english = new Intl.NumberFormat("en-US");

/** `1,000` */
export const numeral = (count: number): string => english.format(count);

/** `1 Region`, `3 Regions`, `1,000 accounts` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numeral(count)} ${count === 1 ? one : many}`;
}

const HOUR = 60 * 60 * 1_000;

/** How long is left until then, roughly: `3 days left`, `5 hours left`, `less than an hour left`. */
export function timeLeft(now: Date, until: string): string {
  const hours = Math.floor((Date.parse(until) - now.getTime()) / HOUR);
  if (!(hours >= 1)) return "less than an hour left";
  return hours < 48 ? `${counted(hours, "hour")} left` : `${counted(Math.floor(hours / 24), "day")} left`;
}
