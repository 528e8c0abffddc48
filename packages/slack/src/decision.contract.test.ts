import { LIVES } from "@invitations/core/request/testing";
import { enterAccount } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  ACCOUNT,
  bringTo,
  OPERATOR,
  OWNER,
  SECOND_OPERATOR,
  STRANGER,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

describe("Accept", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });
  const before = LIVES.waiting.length;
  const since = () => desk.history.written.slice(before);

  it("records the decision, then wakes the workflow, and says so to the owner alone", async () => {
    let recorded: unknown[] = [];
    const { answer } = desk.workflow;
    desk.workflow.answer = (token) => {
      recorded = since();
      return answer(token);
    };
    await desk.press("request:accept", OWNER);
    expect(recorded).toMatchObject([{ type: "decided", verdict: "accept", actor: { person: OWNER } }]);
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(desk.privately()).toMatchObject([{ response_type: "ephemeral", replace_original: false }]);
    expect(desk.privately()[0]?.text).toContain("Accepted. I am working through 2 Regions");
    expect(desk.slack.calls).toHaveLength(1);
  });

  it("reads the token after the record, so that one kept in between is used", async () => {
    const { record } = desk.history;
    desk.history.record = async (id, move) => {
      const recorded = await record(id, move);
      await desk.history.keepTaskToken(id, "token-2");
      return recorded;
    };
    await desk.press("request:accept", OWNER);
    expect(desk.asked).toEqual(["answer token-2"]);
  });

  it("turns away somebody who is no owner, privately, and records it", async () => {
    await desk.press("request:accept", STRANGER);
    expect(since()).toMatchObject([
      { type: "press-refused", actor: { person: STRANGER }, because: "not-an-owner" },
    ]);
    expect(desk.privately()[0]?.text).toContain("You are not an owner");
    expect(desk.asked).toEqual([]);
  });

  it("turns away whoever asked, though an owner too", async () => {
    await enterAccount(desk.history, { id: ACCOUNT, owners: [OWNER, OPERATOR] });
    await desk.press("request:accept", OPERATOR);
    expect(since()).toMatchObject([{ type: "press-refused", because: "own-request" }]);
  });

  it("goes by the owners of this moment, not by those who were asked", async () => {
    await enterAccount(desk.history, { id: ACCOUNT, owners: ["U04DENIZ"] });
    await desk.press("request:accept", OWNER);
    expect(since()).toMatchObject([{ type: "press-refused", because: "not-an-owner" }]);
  });

  it("lets one of two presses at once win, and tells the other who was first", async () => {
    await enterAccount(desk.history, { id: ACCOUNT, owners: [OWNER, "U04DENIZ"] });
    await Promise.all([desk.press("request:accept", OWNER), desk.press("request:accept", "U04DENIZ")]);
    const types = since().map((event) => event.type);
    expect(types.toSorted()).toEqual(["decided", "press-refused"]);
    const decided = since().find((event) => event.type === "decided");
    const first = decided?.type === "decided" ? decided.actor.person : "";
    expect(desk.privately().map(({ text }) => text)).toContainEqual(
      expect.stringContaining(`<@${first}> accepted this already`),
    );
  });

  it("wakes the workflow again on a second press, in case the first died in between", async () => {
    desk.workflow.answer = () => Promise.reject(new Error("connection reset"));
    await desk.press("request:accept", OWNER);
    expect(desk.privately()[0]?.text).toContain("recorded and stands");
    expect(desk.errors()).toHaveLength(1);
    desk.workflow.answer = async (token) => {
      desk.asked.push(`answer ${token}`);
      return true;
    };
    await desk.press("request:accept", OWNER);
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(desk.privately()[1]?.text).toContain("accepted this already");
  });

  it("does not wake the workflow for somebody who may not decide", async () => {
    await desk.press("request:accept", OWNER);
    desk.asked.length = 0;
    await desk.press("request:accept", STRANGER);
    expect(desk.asked).toEqual([]);
  });

  it("leaves the message to the workflow while that is at it", async () => {
    await desk.press("request:accept", OWNER);
    await desk.press("request:accept", OWNER);
    expect(desk.privately().filter((answer) => answer.replace_original)).toEqual([]);
  });

  it("rewrites a copy of the question that history does not know", async () => {
    await desk.press("request:accept", OWNER);
    await desk.press("request:accept", OWNER, "inv-abcd2345", { ts: "1800000000.999999" });
    const rewritten = desk.privately().filter((answer) => answer.replace_original);
    expect(rewritten).toHaveLength(1);
    expect(JSON.stringify(rewritten)).not.toContain("request:accept");
  });

  it("takes the buttons off a reminder that was pressed", async () => {
    await desk.press("request:accept", OWNER, "inv-abcd2345", { ts: "1800000000.777777" });
    expect(since()).toMatchObject([{ type: "decided" }]);
    const rewritten = desk.privately().filter((answer) => answer.replace_original);
    expect(rewritten).toHaveLength(1);
    expect(JSON.stringify(rewritten)).not.toContain("request:accept");
    expect(JSON.stringify(rewritten)).toContain("/securityhub status inv-abcd2345");
  });

  it("answers a press on a request that is unknown", async () => {
    await desk.press("request:accept", OWNER, "inv-none");
    expect(desk.privately()[0]?.text).toContain("There is no request `inv-none`");
    expect(since()).toEqual([]);
  });

  it("tells the one who pressed when the record cannot be reached", async () => {
    desk.history.breakOnce("record", new Error("table gone"));
    await desk.press("request:accept", OWNER);
    expect(desk.privately()[0]).toMatchObject({ response_type: "ephemeral", replace_original: false });
    expect(desk.privately()[0]?.text).toContain("Something went wrong");
    expect(desk.errors()).toMatchObject([{ extra: [{ message: "table gone" }] }]);
    expect(since()).toEqual([]);
  });
});

describe("a press that comes too late", () => {
  it.each(["expired", "cancelled", "enabled", "failed"] as const)(
    "on a request that is %s is answered, recorded, and takes the buttons away",
    async (status) => {
      await bringTo(desk.history, status);
      await desk.press("request:accept", OWNER);
      expect(desk.types().at(-1)).toBe("press-refused");
      expect(desk.privately()).toHaveLength(2);
      expect(desk.privately()[1]).toMatchObject({ replace_original: true });
      expect(desk.asked).toEqual([]);
    },
  );
});

describe("Decline", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });
  const since = () => desk.history.written.slice(LIVES.waiting.length);
  const sendForm = (reason: string | null, user = OWNER) =>
    desk.submit(
      "request:decline",
      { reason: { value: { type: "plain_text_input", value: reason } } },
      { user, privateMetadata: JSON.stringify({ request: "inv-abcd2345" }) },
    );

  it("asks an owner for the reason, and nothing is decided yet", async () => {
    await desk.press("request:decline", OWNER);
    const [call] = desk.slack.callsOf("views.open");
    const view = call?.body.view as { private_metadata: string; callback_id: string };
    expect(view.callback_id).toBe("request:decline");
    expect(JSON.parse(view.private_metadata)).toEqual({
      request: "inv-abcd2345",
      channel: "D03CARLA",
      ts: "1800000000.000100",
    });
    expect(since()).toEqual([]);
  });

  it("opens no form for somebody who may not decide", async () => {
    await desk.press("request:decline", STRANGER);
    expect(desk.slack.callsOf("views.open")).toEqual([]);
    expect(desk.privately()[0]?.text).toContain("You are not an owner");
    expect(since()).toMatchObject([{ type: "press-refused", pressed: "request:decline" }]);
  });

  it("records the decision with its reason, wakes the workflow, and answers in the form", async () => {
    const answer = await sendForm(" *We* are being sold ");
    expect(since()).toMatchObject([{ type: "decided", verdict: "decline", reason: "*We* are being sold" }]);
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(answer.response_action).toBe("update");
    expect(answer.view?.blocks[0]?.text.text).toContain("Declined.");
  });

  it("needs no reason", async () => {
    await sendForm(null);
    expect(since()).toMatchObject([{ type: "decided", verdict: "decline" }]);
  });

  it("keeps the form open on a reason that is too long", async () => {
    const answer = await sendForm("x".repeat(1_001));
    expect(answer.response_action).toBe("errors");
    expect(answer.errors?.reason).toContain("1,000");
  });

  it("takes the buttons off a reminder from which the form was opened", async () => {
    const reminder = { request: "inv-abcd2345", channel: "D03CARLA", ts: "1800000000.777777" };
    await desk.submit("request:decline", {}, { user: OWNER, privateMetadata: JSON.stringify(reminder) });
    const [update, ...others] = desk.slack.callsOf("chat.update");
    expect(others).toEqual([]);
    expect(update?.body).toMatchObject({ channel: "D03CARLA", ts: "1800000000.777777" });
    expect(JSON.stringify(update?.body)).not.toContain("request:accept");
  });

  it("leaves the message that history knows to the workflow", async () => {
    const standing = { request: "inv-abcd2345", channel: "D03CARLA", ts: "1800000000.000100" };
    await desk.submit("request:decline", {}, { user: OWNER, privateMetadata: JSON.stringify(standing) });
    expect(desk.slack.callsOf("chat.update")).toEqual([]);
  });

  it("declines though the reminder is gone by then", async () => {
    desk.slack.answer("chat.update", () => ({ body: { ok: false, error: "message_not_found" } }));
    const reminder = { request: "inv-abcd2345", channel: "D03CARLA", ts: "1800000000.777777" };
    const privateMetadata = JSON.stringify(reminder);
    const answer = await desk.submit("request:decline", {}, { user: OWNER, privateMetadata });
    expect(answer.view?.blocks[0]?.text.text).toContain("Declined.");
    expect(desk.errors()).toEqual([]);
    expect(desk.log.some(({ line }) => line.includes("message_not_found"))).toBe(true);
  });

  it("asks for the right to decide once more", async () => {
    await enterAccount(desk.history, { id: ACCOUNT, owners: ["U04DENIZ"] });
    const answer = await sendForm(null);
    expect(answer.view?.blocks[0]?.text.text).toContain("You are not an owner");
    expect(since()).toMatchObject([{ type: "press-refused" }]);
  });

  it.each(["", "null", "{", '{"request":1}'])(
    "answers a form whose memory is %j",
    async (privateMetadata) => {
      const answer = await desk.submit("request:decline", {}, { user: OWNER, privateMetadata });
      expect(answer.view?.blocks[0]?.text.text).toContain("There is no request");
    },
  );
});

describe("a join", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting", "join");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });
  const last = () => desk.history.written.at(-1);

  it("is decided by an operator", async () => {
    await desk.press("request:accept", OPERATOR);
    expect(last()).toMatchObject({ type: "decided", verdict: "accept", actor: { person: OPERATOR } });
    expect(desk.asked).toEqual(["answer token-1"]);
  });

  it("is not decided by an owner, whoever asked or not", async () => {
    await enterAccount(desk.history, { id: ACCOUNT, owners: [OWNER, "U04DENIZ"] });
    for (const owner of [OWNER, "U04DENIZ"]) {
      await desk.press("request:accept", owner);
      expect(last()).toMatchObject({ type: "press-refused", because: "not-an-operator" });
    }
    expect(desk.privately()[0]?.text).toContain("Only the security team");
    expect(desk.asked).toEqual([]);
  });

  it("is not decided by the operator who asked, who owns the account too", async () => {
    const other = await startDesk();
    try {
      await bringTo(other.history, "waiting", "join", { actor: { person: OPERATOR } });
      await other.press("request:accept", OPERATOR);
      expect(other.history.written.at(-1)).toMatchObject({ type: "press-refused", because: "own-request" });
    } finally {
      await other.stop();
    }
  });

  it("is declined without anything being done", async () => {
    const answer = await desk.submit(
      "request:decline",
      { reason: { value: { type: "plain_text_input", value: "Not ours" } } },
      { user: OPERATOR, privateMetadata: JSON.stringify({ request: "inv-abcd2345" }) },
    );
    expect(last()).toMatchObject({ type: "decided", verdict: "decline", reason: "Not ours" });
    expect(answer.view?.blocks[0]?.text.text).toContain("Nothing is done with the account");
  });
});

describe("a removal", () => {
  beforeEach(async () => {
    await bringTo(desk.history, "waiting", "removal");
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
  });
  const last = () => desk.history.written.at(-1);

  it("is decided by a second operator", async () => {
    await desk.press("request:accept", SECOND_OPERATOR);
    expect(last()).toMatchObject({ type: "decided", actor: { person: SECOND_OPERATOR } });
    expect(desk.asked).toEqual(["answer token-1"]);
  });

  it.each([
    ["the operator who asked", OPERATOR, "own-request", "nobody decides their own request"],
    ["an owner", OWNER, "not-an-operator", "Only the security team"],
    ["a stranger", STRANGER, "not-an-operator", "Only the security team"],
  ])("is not decided by %s", async (_who, user, because, sentence) => {
    await desk.press("request:accept", user);
    expect(last()).toMatchObject({ type: "press-refused", because });
    expect(desk.privately()[0]?.text).toContain(sentence);
    expect(desk.asked).toEqual([]);
  });
});
