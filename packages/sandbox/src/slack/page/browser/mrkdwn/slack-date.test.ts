import { describe, expect, it } from "vitest";
import { formatSlackDate } from "./slack-date.ts";

const setting = { now: new Date("2026-03-04T12:00:00Z"), timeZone: "UTC" };
const at = (iso: string) => new Date(iso).getTime() / 1000;

describe("Slack's date tokens", () => {
  it.each([
    ["{date_num}", "2026-02-18"],
    ["{date}", "18 February 2026"],
    ["{date_short}", "18 Feb 2026"],
    ["{date_long}", "Wednesday 18 February 2026"],
    ["{date_short_pretty} at {time}", "18 Feb 2026 at 06:39"],
    ["{time_secs}", "06:39:42"],
    ["{ago}", "14 days ago"],
  ])("%s", (format, shown) => {
    expect(formatSlackDate(at("2026-02-18T06:39:42Z"), format, setting)).toBe(shown);
  });

  it("says today, yesterday and tomorrow only for the pretty ones, by the reader's own days", () => {
    expect(formatSlackDate(at("2026-03-04T23:59:00Z"), "{date_pretty}", setting)).toBe("today");
    expect(formatSlackDate(at("2026-03-03T00:01:00Z"), "{date_long_pretty}", setting)).toBe("yesterday");
    expect(formatSlackDate(at("2026-03-05T23:00:00Z"), "{date_short_pretty}", setting)).toBe("tomorrow");
    expect(formatSlackDate(at("2026-03-04T23:59:00Z"), "{date_short}", setting)).toBe("4 Mar 2026");
    const tokyo = { ...setting, timeZone: "Asia/Tokyo" };
    expect(formatSlackDate(at("2026-03-04T23:59:00Z"), "{date_pretty}", tokyo)).toBe("tomorrow");
  });

  it("gives way to the fallback when a token is not one of Slack's", () => {
    expect(formatSlackDate(at("2026-03-04T12:00:00Z"), "{date} {moon}", setting)).toBeUndefined();
    expect(formatSlackDate(Number.NaN, "{date}", setting)).toBeUndefined();
  });
});
