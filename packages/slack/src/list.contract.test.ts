import { account } from "@invitations/core/testing";
import { afterEach, describe, expect, it } from "vitest";
import { complaints, texts } from "./testing/slack-limits.ts";
import { bringTo, OPERATOR, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

const at = "2026-11-01T09:00:00.000Z";
let desk: StartedDesk;
afterEach(() => desk.stop());

/** `payments-prod`, and 24 more of which every third is the owner's, with one that has left and one that failed. */
const many = [
  account,
  ...Array.from({ length: 24 }, (_, index) => ({
    id: String(200_000_000_000 + index),
    alias: `team-${String(index).padStart(2, "0")}`,
    owners: index % 3 === 0 ? [OWNER] : ["U05ELI"],
    ...(index === 4 ? { lastSeen: { "us-east-1": { status: "Resigned" as const, at } } } : {}),
    ...(index === 5 ? { failedIn: ["eu-west-1"] } : {}),
  })),
];

interface Answer {
  text: string;
  blocks: { type: string; elements?: { action_id: string; value: string; text: { text: string } }[] }[];
}
const asked = async (text: string, user = OPERATOR) => (await desk.type(text, user)) as unknown as Answer;
const all = (answer: object) => texts(answer).join("\n");
const buttons = ({ blocks }: Answer) =>
  blocks.flatMap((block) => (block.type === "actions" ? (block.elements ?? []) : []));
const press = async (button: { action_id: string; value: string } | undefined, user = OPERATOR) => {
  await desk.press(button?.action_id ?? "", user, button?.value);
  return desk.privately().at(-1) as unknown as Answer & { replace_original: boolean };
};

describe("/securityhub list", () => {
  it("shows accounts by alias, page by page, with buttons that carry what to show next", async () => {
    desk = await startDesk(many);
    const first = await asked("list");
    expect(first.text).toBe("Accounts: 1 to 10 of 25");
    expect(all(first)).toContain("payments-prod");
    expect(all(first)).toContain("team-08");
    expect(all(first)).not.toContain("team-09");
    expect(buttons(first).map(({ text }) => text.text)).toEqual(["Next"]);
    const second = await press(buttons(first)[0]);
    expect(second).toMatchObject({
      replace_original: true,
      response_type: "ephemeral",
      text: "Accounts: 11 to 20 of 25",
    });
    expect(buttons(second).map(({ text }) => text.text)).toEqual(["Previous", "Next"]);
    const third = await press(buttons(second)[1]);
    expect(third.text).toBe("Accounts: 21 to 25 of 25");
    expect(buttons(third).map(({ text }) => text.text)).toEqual(["Previous"]);
    expect((await press(buttons(third)[0])).text).toBe("Accounts: 11 to 20 of 25");
    expect((await asked("list 2")).text).toBe("Accounts: 11 to 20 of 25");
    expect((await asked("list 99")).text).toBe("Accounts: 21 to 25 of 25");
    for (const answer of [first, second, third]) expect(complaints(answer as never)).toEqual([]);
  });

  it("shows what a request reads while it is open, and what it leaves behind", async () => {
    desk = await startDesk([account]);
    expect(all(await asked("list"))).toContain("nothing known yet");
    await bringTo(desk.history, "accepting");
    const open = all(await asked("list"));
    expect(open).toContain("🟨 Invited in `eu-west-1` and `us-east-1`");
    expect(open).toContain("`inv-abcd2345` has been accepted and is being carried out");
    await desk.stop();
    desk = await startDesk([account]);
    await bringTo(desk.history, "partial");
    const closed = all(await asked("list"));
    expect(closed).toContain("🟩 Enabled in `us-east-1`");
    expect(closed).toContain("🟥 failed in `eu-west-1`");
    expect(closed).not.toContain("⏳");
  });

  it.each([
    ["list enabled", ["payments-prod"]],
    ["list RESIGNED", ["team-04"]],
    ["list failed", ["payments-prod", "team-05"]],
    ["list waiting", []],
    ["list team-1", Array.from({ length: 10 }, (_, index) => `team-1${index}`)],
    ["list “TEAM-04”", ["team-04"]],
    ["list 200000000005", ["team-05"]],
    ["list payments-prod 3", ["payments-prod"]],
  ])("%s", async (text, aliases) => {
    desk = await startDesk(many);
    await bringTo(desk.history, "partial");
    const answer = await asked(text);
    const shown = [...all(answer).matchAll(/\*`([a-z0-9-]+)` \(/g)].map(([, alias]) => alias);
    expect(shown).toEqual(aliases);
    if (aliases.length === 0) expect(answer.text).toContain("No account fits");
  });

  it("keeps the filter from page to page", async () => {
    desk = await startDesk(many);
    const first = await asked("list team");
    expect(first.text).toBe("Accounts, `team`: 1 to 10 of 24");
    expect((await press(buttons(first)[0])).text).toBe("Accounts, `team`: 11 to 20 of 24");
  });

  it("shows owners theirs alone, on every page", async () => {
    desk = await startDesk(many);
    const answer = await asked("list", OWNER);
    expect(answer.text).toBe("Accounts: 1 to 9 of 9");
    // A button that was made for somebody else shows this person's own accounts still.
    const pressed = await press({ action_id: "list:next", value: '{"filter":"","page":2}' }, OWNER);
    expect(pressed.text).toBe("Accounts: 1 to 9 of 9");
    expect((await asked("list", STRANGER)).text).toContain("not an owner of any account here");
    expect((await asked("list team-05", OWNER)).text).toContain("No account of yours fits");
  });

  it("says so when nothing is known at all", async () => {
    desk = await startDesk([]);
    expect((await asked("list")).text).toContain("No account is known here yet");
  });

  it.each(["", "{", "null", '{"filter":1,"page":1}', '{"filter":"","page":-1}', '{"filter":"","page":0.5}'])(
    "answers a button whose value is %j with the first page",
    async (value) => {
      desk = await startDesk(many);
      expect((await press({ action_id: "list:next", value })).text).toBe("Accounts: 1 to 10 of 25");
    },
  );

  it("fits into a message however much there is to say", async () => {
    const regions = Array.from({ length: 34 }, (_, index) => `xx-longer-name-${index}`);
    const statuses = ["Created", "Invited", "Enabled", "Removed", "Resigned", "other", "none"] as const;
    desk = await startDesk(
      Array.from({ length: 1_000 }, (_, index) => ({
        id: String(300_000_000_000 + index),
        alias: `<!channel>${"&".repeat(80)}${index}`,
        owners: [],
        lastSeen: Object.fromEntries(
          regions.map((region, place) => [region, { status: statuses[(place + index) % 7] ?? "other", at }]),
        ),
        failedIn: regions,
      })),
    );
    const answer = await asked("list");
    expect(answer.text).toContain("of 1000");
    expect(complaints(answer as never)).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain("<!channel>");
  });

  it("says so when the record cannot be reached", async () => {
    desk = await startDesk(many);
    desk.history.breakOnce("accounts", new Error("table gone"));
    expect((await asked("list")).text).toContain("Something went wrong");
    expect(desk.errors()).toHaveLength(1);
  });
});
