import type { Account } from "@invitations/core/accounts/account";
import { type Batch, reportsOf } from "@invitations/core/bulk/batch";
import { lifeOf } from "@invitations/core/request/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BULK_DROP, BULK_GO } from "./blocks/bulk-check.ts";
import { ACCEPT_ALL, TOGETHER_NEXT } from "./blocks/questions-together.ts";
import {
  bringTo,
  NOW,
  OPERATOR,
  OWNER,
  SECOND_OPERATOR,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";
import { acceptAll } from "./together.ts";
import { ACCEPT } from "./words/buttons.ts";

const accounts: Account[] = ["111111111111", "222222222222", "333333333333"].map((id) => ({
  id,
  owners: id === "333333333333" ? ["U04DENIZ"] : [OWNER],
}));
const MANY = Array.from({ length: 12 }, (_, index) => String(444_400_000_000 + index));
let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([...accounts, ...MANY.map((id) => ({ id, owners: [OWNER] }))]);
});
afterEach(() => desk.stop());

const file = { id: "F1", name: "accounts.csv", mimetype: "text/csv" };
const values = (given: { files?: object[]; text?: string; owners?: string[]; reason?: string }) => ({
  file: { value: { type: "file_input", files: given.files ?? [] } },
  pasted: { value: { type: "plain_text_input", value: given.text ?? null } },
  owners: { value: { type: "multi_users_select", selected_users: given.owners ?? [] } },
  reason: { value: { type: "plain_text_input", value: given.reason ?? null } },
});
const batch = () => desk.history.batch("lst-new1");

describe("/securityhub bulk", () => {
  it("opens its form for operators, and for nobody else", async () => {
    expect(await desk.type("bulk")).toBeUndefined();
    expect(desk.slack.callsOf("views.open")).toMatchObject([{ body: { view: { callback_id: "bulk" } } }]);
    expect((await desk.type("bulk", OWNER))?.text).toContain("Only the security team");
    expect(desk.slack.callsOf("views.open")).toHaveLength(1);
  });

  it("keeps what was given and has it checked, without reading it", async () => {
    const answer = await desk.submit("bulk", values({ files: [file], owners: [OWNER], reason: " audit " }));
    expect(answer.view?.blocks[0]?.text.text).toContain("I am checking the list");
    expect(await batch()).toEqual({
      id: "lst-new1",
      version: 1,
      requester: OPERATOR,
      defaultOwners: [OWNER],
      reason: "audit",
      source: { file: { id: "F1", name: "accounts.csv" } },
      givenAt: NOW.toISOString(),
      status: "given",
      messages: [],
    });
    expect(desk.asked).toEqual(["bulk lst-new1 {}"]);
    expect(desk.slack.callsOf("files.info")).toEqual([]);
  });

  it("takes pasted lines", async () => {
    await desk.submit("bulk", values({ text: "111111111111,a@example.com" }));
    expect(await batch()).toMatchObject({ source: { text: "111111111111,a@example.com" } });
  });

  it.each([
    ["nothing", values({ text: " \n" }), "pasted", "Choose a file above"],
    ["lines that name no account", values({ text: "hello world" }), "pasted", "I read hello world"],
    ["a file and lines", values({ files: [file], text: "x" }), "pasted", "not both"],
    ["a long reason", values({ files: [file], reason: "x".repeat(1_001) }), "reason", "room for 1,000"],
  ])("says under its field what is wrong with %s, and begins nothing", async (_what, given, field, words) => {
    const { errors } = await desk.submit("bulk", given);
    expect(errors?.[field]).toContain(words);
    expect(await batch()).toBeUndefined();
    expect(desk.asked).toEqual([]);
  });

  it("refuses an owner who is no person", async () => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, user: { is_bot: true } } }));
    const { errors } = await desk.submit("bulk", values({ files: [file], owners: ["U0BOT"] }));
    expect(errors?.owners).toContain("cannot be an owner");
  });

  it("says so where the check cannot be begun", async () => {
    desk.workflow.startErrand = async () => {
      throw new Error("connect ECONNREFUSED");
    };
    const { errors } = await desk.submit("bulk", values({ files: [file] }));
    expect(errors?.pasted).toContain("I could not begin");
    expect(desk.errors()).toHaveLength(1);
  });
});

describe("the word to go", () => {
  const checked: Batch = {
    id: "lst-abcd2345",
    version: 1,
    requester: OPERATOR,
    defaultOwners: [],
    source: { text: "x" },
    givenAt: NOW.toISOString(),
    status: "checked",
    regions: ["us-east-1"],
    counts: { rows: 2, ok: 2, duplicate: 0, "already-member": 0, refused: 0 },
    expiresAt: "2026-11-30T09:00:00.000Z",
    messages: [{ channel: "D1", ts: "1.1" }],
    taskToken: "token-7",
  };
  const press = (action: string, user: string) => desk.press(action, user, checked.id);
  beforeEach(() => desk.history.keepBatch(checked));

  it("is recorded, wakes the machine, and takes the buttons away", async () => {
    await press(BULK_GO, OPERATOR);
    expect(await desk.history.batch(checked.id)).toMatchObject({ status: "going", version: 2 });
    expect(desk.asked).toEqual(["answer token-7"]);
    const [shown] = desk.privately();
    expect(shown).toMatchObject({ replace_original: true, text: "The list is under way." });
    expect(JSON.stringify(shown)).not.toContain(BULK_GO);
  });

  it("said twice is said once; the second wakes a machine that the first has not reached", async () => {
    await press(BULK_GO, OPERATOR);
    await press(BULK_GO, OPERATOR);
    expect((await desk.history.batch(checked.id))?.version).toBe(2);
    expect(desk.privately().at(-1)?.text).toContain("is under way already");
    expect(desk.asked).toEqual(["answer token-7", "answer token-7"]);
  });

  it("is nobody else's", async () => {
    await press(BULK_GO, SECOND_OPERATOR);
    expect(desk.privately().at(-1)?.text).toContain(`Only <@${OPERATOR}>`);
    expect((await desk.history.batch(checked.id))?.status).toBe("checked");
    expect(desk.asked).toEqual([]);
  });

  it("may be no", async () => {
    await press(BULK_DROP, OPERATOR);
    expect((await desk.history.batch(checked.id))?.status).toBe("dropped");
    expect(desk.privately().at(-1)?.text).toContain("nobody has been invited");
    expect(desk.asked).toEqual(["answer token-7"]);
  });

  it("about a list that is not there is answered", async () => {
    await desk.press(BULK_GO, OPERATOR, "lst-gone");
    expect(desk.privately().at(-1)?.text).toContain("`lst-gone`");
  });
});

describe("a message that asks about many", () => {
  const TOGETHER = "lst-abcd2345-1";
  const at = { channel: "D03CARLA", ts: "1800000000.000100" };
  const ids = ["inv-one", "inv-two", "inv-three"];
  beforeEach(async () => {
    const messages = [{ ...at, together: TOGETHER }];
    for (const [index, request] of ids.entries()) {
      const { id, owners } = accounts[index] ?? { id: "", owners: [] };
      const [first, ...rest] = lifeOf("invitation", "waiting", { request, account: { id }, owners });
      if (first?.type !== "requested") throw new Error("A life begins with its request.");
      await desk.history.open(first);
      for (const event of rest) {
        await desk.history.record(request, () =>
          event.type === "owner-asked" ? { ...event, messages } : event,
        );
      }
    }
    const rows = ids.map((request) => ({ request }));
    await desk.history.keepReport(reportsOf.together(TOGETHER), rows, new Date("2028-01-01"));
  });
  const statuses = async () => (await desk.history.requests(ids)).map(({ status }) => status);

  it("accepts all that whoever presses may accept, each as a decision of its own, and says what was not", async () => {
    await desk.press(ACCEPT_ALL, OWNER, TOGETHER, at);
    expect(await statuses()).toEqual(["accepting", "accepting", "waiting"]);
    const [answer, shown] = desk.privately();
    expect(answer?.text).toContain("Accepted 2 invitations");
    expect(answer?.text).toContain("• Not done: ");
    expect(shown).toMatchObject({ replace_original: true });
    expect(JSON.stringify(shown)).toContain(`accepted by <@${OWNER}>`);
    expect(desk.types().filter((type) => type === "press-refused")).toHaveLength(1);
  });

  it("counts what the first of two presses has accepted as accepted", async () => {
    await Promise.all([1, 2].map(() => desk.press(ACCEPT_ALL, OWNER, TOGETHER, at)));
    const answers = desk.privately().map(({ text }) => String(text));
    expect(answers.filter((text) => text.startsWith("Accepted 2 invitations."))).toHaveLength(2);
    expect(answers.join()).not.toContain("The first answer stands");
  });

  it("begins no more than it has time for, and the next press goes on", async () => {
    for (const id of MANY) {
      const asked = { request: `inv-${id}`, account: { id }, owners: [OWNER] };
      await bringTo(desk.history, "waiting", "invitation", asked);
    }
    const rows = MANY.map((id) => ({ request: `inv-${id}` }));
    await desk.history.keepReport(reportsOf.together("lst-more-1"), rows, new Date("2028-01-01"));
    const late = await acceptAll(desk.desk, "lst-more-1", OWNER, AbortSignal.abort());
    expect(late.answer).toContain("Accepted 10 invitations.");
    expect(late.answer).toContain("2 more wait still: press Accept all again");
    expect(JSON.stringify(late.post)).toContain("Accept all 2");
    const { answer } = await acceptAll(desk.desk, "lst-more-1", OWNER);
    expect(answer).toContain("Accepted 2 invitations.");
    expect(answer).not.toContain("press Accept all again");
  });

  it("says so where nothing waits any more", async () => {
    await desk.press(ACCEPT_ALL, OWNER, TOGETHER, at);
    await desk.press(ACCEPT_ALL, "U04DENIZ", TOGETHER, at);
    await desk.press(ACCEPT_ALL, OWNER, TOGETHER, at);
    expect(desk.privately().at(-2)?.text).toContain("None of these invitations waits");
  });

  it("turns its page, and says so where it is too old", async () => {
    await desk.press(TOGETHER_NEXT, OWNER, JSON.stringify({ id: TOGETHER, page: 1 }), at);
    expect(desk.privately().at(-1)).toMatchObject({ replace_original: true });
    for (const value of [JSON.stringify({ id: "lst-gone-1", page: 2 }), "page 2"]) {
      await desk.press(TOGETHER_NEXT, OWNER, value, at);
      expect(desk.privately().at(-1)?.text).toContain("too old");
    }
  });

  it("is rewritten whole where one of its accounts is decided", async () => {
    await desk.press(ACCEPT, OWNER, "inv-two", at);
    expect(await statuses()).toEqual(["waiting", "accepting", "waiting"]);
    const shown = desk.privately().at(-1);
    expect(shown).toMatchObject({ replace_original: true });
    for (const account of accounts) expect(JSON.stringify(shown)).toContain(account.id);
  });
});
