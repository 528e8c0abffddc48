import { anEvent } from "@invitations/core/request/testing";
import { account } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MOST_EXPORTED } from "./export.ts";
import { bringTo, OPERATOR, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([account]);
});
afterEach(() => desk.stop());

interface Answer {
  text: string;
  blocks: { type: string; elements?: { action_id: string; value: string }[] }[];
}
const asked = async (text: string, user = OPERATOR) => (await desk.type(text, user)) as unknown as Answer;
const uploads = () => desk.slack.calls.filter(({ method }) => method.startsWith("upload/"));
const content = (ending: string) =>
  uploads().flatMap(({ method, body }) => (method.endsWith(ending) ? [String(body.content)] : []));

describe("/securityhub export", () => {
  it("sends all events of the last 30 days as two files by direct message", async () => {
    await bringTo(desk.history, "enabled");
    const answer = await asked("export");
    const { length } = desk.history.written;
    expect(answer.text).toContain(`${length} events since`);
    expect(uploads().map(({ method }) => method)).toEqual([
      "upload/security-hub-2026-10-24-to-2026-11-23.csv",
      "upload/security-hub-2026-10-24-to-2026-11-23.jsonl",
    ]);
    const lines =
      content(".jsonl")[0]
        ?.trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)) ?? [];
    expect(lines.map(({ type }) => type)).toEqual(desk.types());
    expect(lines[0]).toMatchObject({
      request: "inv-abcd2345",
      account: { id: account.id },
      kind: "invitation",
    });
    expect(content(".csv")[0]?.split("\r\n")).toHaveLength(length + 2);
    expect(desk.slack.callsOf("files.completeUploadExternal")).toMatchObject([
      {
        body: { channel_id: `D${OPERATOR}`, files: [{ id: expect.any(String) }, { id: expect.any(String) }] },
      },
    ]);
  });

  it.each([
    ["export 2026-11-22", true],
    ["export 2d", true],
    ["export 2026-11-23", false],
    ["export 1", false],
  ])("%s", async (text, some) => {
    // Core's lives are of the morning of the 22nd; it is the same hour of the 23rd.
    await bringTo(desk.history, "waiting", "invitation", { at: "2026-11-22T08:59:59.999Z" });
    const answer = await asked(text);
    const events = content(".jsonl")[0]?.split("\n") ?? [];
    expect(events.some((line) => line.includes('"requested"'))).toBe(some);
    expect(answer.text).toMatch(/events? since|Nothing happened since/);
  });

  it("says so when nothing happened, and sends no empty file", async () => {
    expect((await asked("export")).text).toContain("Nothing happened since");
    expect(desk.slack.calls).toEqual([]);
  });

  it("gives owners what concerns their accounts, and others nothing", async () => {
    await bringTo(desk.history, "enabled");
    const other = {
      ...anEvent("requested"),
      request: "inv-other222",
      account: { id: "444455556666" },
      owners: ["U05ELI"],
    };
    await desk.history.open(other);
    await asked("export", OWNER);
    expect(content(".jsonl")[0]).toContain("inv-abcd2345");
    expect(content(".jsonl")[0]).not.toContain("inv-other222");
    expect((await asked("export", STRANGER)).text).toContain("Nothing happened since");
    expect(uploads()).toHaveLength(2);
  });

  it("goes on by a button where there is more than fits, until all is sent once", async () => {
    const request = await bringTo(desk.history, "waiting");
    for (let count = desk.history.written.length; count < MOST_EXPORTED + 3; count += 1) {
      await desk.history.record(request.id, () => anEvent("announced"));
    }
    const first = await asked("export");
    expect(first.text).toContain("Part 1: 5,000 events");
    const [button] = first.blocks.flatMap(({ elements }) => elements ?? []);
    expect(button?.value.length).toBeLessThan(2_000);
    await desk.press(button?.action_id ?? "", OPERATOR, button?.value);
    expect(desk.privately().at(-1)).toMatchObject({ replace_original: true });
    expect(desk.privately().at(-1)?.text).toContain("Part 2: 3 events");
    const lines = content(".jsonl").flatMap((file) =>
      file
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).seq),
    );
    expect(lines).toEqual(Array.from({ length: MOST_EXPORTED + 3 }, (_, index) => index + 1));
    expect(uploads().at(-1)?.method).toContain("-part-2.jsonl");
  }, 60_000);

  it.each([
    ["export yesterday", "`yesterday` is not a day"],
    ["export 2026-02-30", "`2026-02-30` is not a day"],
    ["export 2026-11-01 2026-11-02", "is not a day"],
    ["export 2026-11-24", "`2026-11-24` is still to come"],
    ["export 0d", "`0d` is not a day"],
    ["export “2026-11-01", "Nothing happened since"],
  ])("answers %j", async (text, fact) => {
    expect((await asked(text)).text).toContain(fact);
    expect(uploads()).toEqual([]);
  });

  it("tells the one who asked when Slack takes no file", async () => {
    await bringTo(desk.history, "enabled");
    desk.slack.answer("files.getUploadURLExternal", () => ({ body: { ok: false, error: "missing_scope" } }));
    expect((await asked("export")).text).toContain("Something went wrong");
    expect(desk.errors()).toHaveLength(1);
  });

  it.each([
    "",
    "{",
    "null",
    '{"since":"x","until":"y","part":2,"after":"1"}',
    '{"since":"2026-11-01T00:00:00.000Z"}',
  ])("does nothing on a button whose value is %j", async (value) => {
    await desk.press("export:next", OPERATOR, value);
    expect(desk.privately().at(-1)?.text).toContain("no longer in use");
    expect(uploads()).toEqual([]);
  });
});
