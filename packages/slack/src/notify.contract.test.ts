import { account } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT, bringTo, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([account]);
});
afterEach(() => desk.stop());

const said = async (text: string, user?: string) => (await desk.type(text, user))?.text ?? "";
const all = async (text: string) => JSON.stringify(await desk.type(text));
const notified = async () => (await desk.history.account(ACCOUNT))?.notified;

describe("/securityhub notify", () => {
  it("keeps people informed, and no more, which list, status and history tell", async () => {
    expect(await said(`notify add payments-prod <@${STRANGER}> <@U06FAY>`)).toContain(
      "<@U07GUS> and <@U06FAY> are told by direct message",
    );
    expect(await notified()).toEqual([STRANGER, "U06FAY"]);
    expect(await said(`owner list ${ACCOUNT}`)).toContain(
      "<@U03CARLA> and <@U04DENIZ>; kept informed: <@U07GUS> and <@U06FAY>",
    );
    expect(await all(`status ${ACCOUNT}`)).toContain("*Kept informed*  <@U07GUS> and <@U06FAY>");
    expect(await said(`notify remove ${ACCOUNT} <@U06FAY>`, "U02BO")).toContain("<@U07GUS> is told");
    expect(await said(`notify remove ${ACCOUNT} <@${STRANGER}>`)).toContain("Nobody but its owners");
    expect(await desk.history.account(ACCOUNT)).toEqual(account);
    const history = await all(`history ${ACCOUNT}`);
    expect(history).toContain("<@U01ANA> had <@U07GUS> and <@U06FAY> kept informed");
    expect(history).toContain("<@U02BO> had <@U06FAY> kept informed no more");
  });

  it("gives no right to decide, nor a place in the Home tab", async () => {
    await bringTo(desk.history, "waiting");
    await said(`notify add ${ACCOUNT} <@${STRANGER}>`);
    await desk.press("request:accept", STRANGER);
    expect(desk.history.written.at(-1)).toMatchObject({ type: "press-refused", because: "not-an-owner" });
    await desk.press("request:decline", STRANGER);
    expect(desk.slack.callsOf("views.open")).toEqual([]);
    expect(await said(`leave ${ACCOUNT}`, STRANGER)).toContain("You are not an owner");
  });

  it.each([
    ["an app", { user: { is_bot: true } }],
    ["somebody who has left", { user: { deleted: true } }],
  ])("takes only people, not %s", async (_what, info) => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, ...info } }));
    expect(await said(`notify add ${ACCOUNT} <@U08HEDI>`)).toContain("cannot be kept informed");
    expect(await notified()).toBeUndefined();
  });

  it.each([
    ["notify", "Which account?"],
    [`notify add ${ACCOUNT}`, "Something is missing"],
    [`notify add ${ACCOUNT} @hedi`, "not a person that I can ask"],
    [`notify remove ${ACCOUNT} <@U06FAY>`, "not among those who are kept informed"],
    ["notify remove 444455556666 <@U06FAY>", "I know nothing of `444455556666`"],
    ["notify add 999988887777 <@U06FAY>", "administrator account itself"],
  ])("answers %j, and changes nothing", async (text, fact) => {
    expect(await said(text)).toContain(fact);
    expect(await desk.history.account(ACCOUNT)).toEqual(account);
  });

  it("is for operators, and costs nobody else a look-up", async () => {
    expect(await said(`notify add ${ACCOUNT} <@U06FAY>`, OWNER)).toContain("Only the security team");
    expect(desk.slack.calls).toEqual([]);
    expect(await notified()).toBeUndefined();
  });
});
