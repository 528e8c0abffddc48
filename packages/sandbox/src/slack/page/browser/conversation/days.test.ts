import { describe, expect, it } from "vitest";
import { laidOut } from "./days.ts";

const now = new Date("2026-03-04T12:00:00Z");
const message = (iso: string, from: string, onlyMe = false) => ({
  ts: `${new Date(iso).getTime() / 1000}.000100`,
  from,
  text: "",
  onlyMe,
  edited: false,
});
const shape = (messages: ReturnType<typeof message>[]) =>
  laidOut(messages, now, "UTC").map((entry) => (entry.kind === "day" ? entry.label : entry.lead));

describe("messages in their order", () => {
  it("parts the days and names the near ones", () => {
    const messages = [
      message("2026-03-01T10:00:00Z", "U1"),
      message("2026-03-03T10:00:00Z", "U1"),
      message("2026-03-04T10:00:00Z", "U1"),
    ];
    expect(shape(messages)).toEqual(["Sunday 1 March", true, "Yesterday", true, "Today", true]);
  });

  it("names an author once for five minutes, and again after another or in private", () => {
    const messages = [
      message("2026-03-04T10:00:00Z", "U1"),
      message("2026-03-04T10:04:00Z", "U1"),
      message("2026-03-04T10:10:00Z", "U1"),
      message("2026-03-04T10:10:10Z", "U1", true),
      message("2026-03-04T10:10:20Z", "U2"),
    ];
    expect(shape(messages)).toEqual(["Today", true, false, true, true, true]);
  });

  it("puts them in order of time whatever order they came in", () => {
    const late = message("2026-03-04T11:00:00Z", "U2");
    const early = message("2026-03-04T10:00:00Z", "U1");
    expect(laidOut([late, early], now, "UTC").map(({ key }) => key)).toEqual([
      "2026-03-04",
      early.ts,
      late.ts,
    ]);
  });
});
