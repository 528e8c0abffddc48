import { account, enterAccount } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { texts } from "./testing/slack-limits.ts";
import { ACCOUNT, bringTo, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

const OTHER_OWNER = "U04DENIZ";
const REMINDER = { ts: "1800000000.777777" };
let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([account]);
});
afterEach(() => desk.stop());

const said = async (text: string, user?: string) => (await desk.type(text, user))?.text ?? "";
const all = async (text: string, user?: string) => JSON.stringify(await desk.type(text, user));
const rewritten = () => desk.slack.callsOf("chat.update").map(({ body }) => body);
const copies = () => desk.privately().filter((answer) => answer.replace_original);

describe("/securityhub owner quorum", () => {
  it("sets how many owners must accept, which list, status and history tell", async () => {
    expect(await said("owner quorum payments-prod 2")).toContain("2 owners of `payments-prod`");
    expect(await desk.history.account(ACCOUNT)).toEqual({ ...account, quorum: 2 });
    expect(await said(`owner list ${ACCOUNT}`)).toContain("<@U04DENIZ>; 2 have to accept");
    expect(await all(`status ${ACCOUNT}`)).toContain("; 2 have to accept an invitation");
    expect(await all(`history ${ACCOUNT}`)).toContain("<@U01ANA> set that 2 owners have to accept");
    await said(`owner quorum ${ACCOUNT} 1`, "U02BO");
    expect(await said(`owner list ${ACCOUNT}`)).not.toContain("have to accept");
    expect(await all(`history ${ACCOUNT}`)).toContain("<@U02BO> set that one owner is enough");
  });

  it("says so where there are not so many owners yet, and is refused at asking", async () => {
    expect(await said(`owner quorum ${ACCOUNT} 3`)).toContain("It has 2 owners on record");
    const refused = await said(`invite ${ACCOUNT}`);
    expect(refused).toContain("needs 3 of its owners to accept, and only 2 people may");
    expect(refused).toContain(`/securityhub owner quorum ${ACCOUNT} 2`);
    expect(desk.history.written).toEqual([]);
    expect(await said(`invite ${ACCOUNT} <@U05EMEKA>`)).toContain("is on its way");
    expect(desk.history.written).toMatchObject([{ details: { quorum: 3 } }]);
  });

  it.each([
    [`owner quorum ${ACCOUNT}`, "Something is missing"],
    [`owner quorum ${ACCOUNT} 0`, "whole number from 1 to 10"],
    [`owner quorum ${ACCOUNT} both`, "`both`"],
    ["owner quorum 444455556666 2", "I know nothing of `444455556666`"],
  ])("answers %j, and changes nothing", async (text, fact) => {
    expect(await said(text)).toContain(fact);
    expect(await desk.history.account(ACCOUNT)).toEqual(account);
  });

  it("is for operators", async () => {
    expect(await said(`owner quorum ${ACCOUNT} 2`, OWNER)).toContain("Only the security team");
    expect(await desk.history.account(ACCOUNT)).toEqual(account);
  });
});

describe("Accept, where two owners have to", () => {
  let before = 0;
  const since = () => desk.history.written.slice(before);
  beforeEach(async () => {
    await bringTo(desk.history, "waiting", "invitation", { details: { quorum: 2 } });
    await desk.history.keepTaskToken("inv-abcd2345", "token-1");
    before = desk.history.written.length;
  });

  it("is recorded at first, wakes nobody, and shows in the question, whose buttons stay", async () => {
    await desk.press("request:accept", OWNER);
    expect(since()).toMatchObject([{ type: "approved", actor: { person: OWNER } }]);
    expect(desk.asked).toEqual([]);
    expect(desk.privately()).toMatchObject([
      { response_type: "ephemeral", text: expect.stringContaining("<@U04DENIZ> has to accept too") },
    ]);
    expect(rewritten()).toMatchObject([{ channel: "D03CARLA", ts: "1800000000.000100" }]);
    expect(texts(rewritten()[0]?.blocks as object[]).join("\n")).toContain(
      `1 of 2 needed has accepted: <@${OWNER}>`,
    );
    expect(JSON.stringify(rewritten()[0])).toContain("request:accept");
    expect(await said("status inv-abcd2345")).toContain(`1 of 2 needed has accepted: <@${OWNER}>`);
  });

  it("decides with the second, who wakes the workflow", async () => {
    await desk.press("request:accept", OWNER);
    await desk.press("request:accept", OTHER_OWNER);
    expect(since()).toMatchObject([
      { type: "approved" },
      { type: "decided", actor: { person: OTHER_OWNER }, withApprovalOf: [OWNER] },
    ]);
    expect(desk.asked).toEqual(["answer token-1"]);
    expect(await said("status inv-abcd2345")).toContain(`<@${OWNER}> and <@${OTHER_OWNER}> accepted`);
    const history = await all("history inv-abcd2345");
    expect(history).toContain("owners <@U03CARLA>, 2 of whom have to accept");
    expect(history).toContain(`<@${OWNER}> accepted; others have to accept too`);
    expect(history).toContain(`<@${OTHER_OWNER}> accepted, after <@${OWNER}>, and that is enough`);
  });

  it("counts two presses at once both, in whatever order they come", async () => {
    await Promise.all([desk.press("request:accept", OWNER), desk.press("request:accept", OTHER_OWNER)]);
    expect(since().map(({ type }) => type)).toEqual(["approved", "decided"]);
    expect(desk.asked).toEqual(["answer token-1"]);
    // The door has not the last word with less than the record holds.
    expect(JSON.stringify(rewritten().at(-1))).not.toContain("request:accept");
  });

  it("is refused to the same owner twice, who learns who is missing", async () => {
    await desk.press("request:accept", OWNER);
    await desk.press("request:accept", OWNER);
    expect(since()).toMatchObject([
      { type: "approved" },
      { type: "press-refused", because: "already-approved" },
    ]);
    expect(desk.privately()[1]?.text).toContain("You accepted this already");
    expect(desk.privately()[1]?.text).toContain("<@U04DENIZ> has to accept too");
    expect(desk.asked).toEqual([]);
  });

  it("does not count an owner who is none any more, and the question stops saying so", async () => {
    await desk.press("request:accept", OWNER);
    await enterAccount(desk.history, { ...account, owners: [OTHER_OWNER, "U05EMEKA"] });
    await desk.press("request:accept", OTHER_OWNER);
    expect(since().map(({ type }) => type)).toEqual(["approved", "approved"]);
    expect(desk.privately().at(-1)?.text).toContain("<@U05EMEKA> has to accept too");
    const shown = texts(rewritten().at(-1)?.blocks as object[]).join("\n");
    expect(shown).toContain(`1 of 2 needed has accepted: <@${OTHER_OWNER}>`);
  });

  it("brings up to date a reminder that was pressed, and leaves its buttons to the others", async () => {
    await desk.press("request:accept", OWNER, "inv-abcd2345", REMINDER);
    expect(copies()).toHaveLength(1);
    expect(JSON.stringify(copies())).toContain("1 of 2 needed has accepted");
    expect(JSON.stringify(copies())).toContain("request:accept");
  });

  it("stands though the question cannot be rewritten, which is logged", async () => {
    desk.slack.answer("chat.update", () => ({ body: { ok: false, error: "message_not_found" } }));
    await desk.press("request:accept", OWNER);
    expect(since()).toMatchObject([{ type: "approved" }]);
    expect(desk.errors()).toEqual([]);
    expect(desk.log.some(({ line }) => line.includes("message_not_found"))).toBe(true);
  });

  it("is undone by one who declines", async () => {
    await desk.press("request:accept", OWNER);
    const privateMetadata = JSON.stringify({ request: "inv-abcd2345" });
    await desk.submit("request:decline", {}, { user: OTHER_OWNER, privateMetadata });
    expect(since()).toMatchObject([{ type: "approved" }, { type: "decided", verdict: "decline" }]);
    expect(desk.asked).toEqual(["answer token-1"]);
  });

  it("changes no message when a stranger presses", async () => {
    await desk.press("request:accept", OWNER);
    const shown = rewritten().length;
    await desk.press("request:accept", STRANGER);
    expect(rewritten()).toHaveLength(shown);
  });
});
