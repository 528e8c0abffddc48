/** Where and how a date is shown; left out, as this browser does. */
export interface DateSetting {
  now: Date;
  timeZone?: string;
}

const DAY = 86_400_000;

/**
 * Fills Slack's date tokens (`{date_short_pretty} at {time}` …) for a time in seconds since 1970.
 * `undefined` when the format holds a token that Slack does not have: Slack shows the fallback then.
 */
export function formatSlackDate(seconds: number, format: string, setting: DateSetting): string | undefined {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return undefined;
  let known = true;
  const shown = format.replace(/\{([a-z_]+)\}/g, (_, token: string) => {
    const text = fill(token, at, setting);
    if (text === undefined) known = false;
    return text ?? "";
  });
  return known ? shown : undefined;
}

function fill(token: string, at: Date, setting: DateSetting): string | undefined {
  const pretty = token.endsWith("_pretty") ? relativeDay(at, setting) : undefined;
  switch (token) {
    case "date_num":
      return new Intl.DateTimeFormat("en-CA", zone(setting, { dateStyle: "short" })).format(at);
    case "date":
    case "date_pretty":
      return pretty ?? spell(at, setting, { day: "numeric", month: "long", year: "numeric" });
    case "date_short":
    case "date_short_pretty":
      return pretty ?? spell(at, setting, { day: "numeric", month: "short", year: "numeric" });
    case "date_long":
    case "date_long_pretty":
      return (
        pretty ?? spell(at, setting, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
      );
    case "day_divider_pretty":
      return pretty ?? spell(at, setting, { weekday: "long", day: "numeric", month: "long" });
    case "time":
      return spell(at, setting, { hour: "2-digit", minute: "2-digit" });
    case "time_secs":
      return spell(at, setting, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
    case "ago":
      return ago(at, setting.now);
    default:
      return undefined;
  }
}

function zone(setting: DateSetting, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions {
  return setting.timeZone ? { ...options, timeZone: setting.timeZone } : options;
}

function spell(at: Date, setting: DateSetting, options: Intl.DateTimeFormatOptions): string {
  // Whether a comma follows the weekday differs between versions of the language data.
  return new Intl.DateTimeFormat("en-GB", zone(setting, options)).format(at).replace(",", "");
}

function relativeDay(at: Date, setting: DateSetting): string | undefined {
  const day = (moment: Date) => spell(moment, setting, { dateStyle: "short" });
  const wanted = day(at);
  if (wanted === day(setting.now)) return "today";
  if (wanted === day(new Date(setting.now.getTime() - DAY))) return "yesterday";
  if (wanted === day(new Date(setting.now.getTime() + DAY))) return "tomorrow";
  return undefined;
}

function ago(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const steps: [number, Intl.RelativeTimeFormatUnit][] = [
    [86_400, "day"],
    [3_600, "hour"],
    [60, "minute"],
  ];
  const [size, unit] = steps.find(([step]) => Math.abs(seconds) >= step) ?? [1, "second"];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
