import { account, enterAccount } from "@invitations/core/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT, bringTo, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";

let desk: StartedDesk;
beforeEach(async () => {
  desk = await startDesk([{ ...account, channel: "C01PAY", email: "payments@example.com" }]);
});
afterEach(() => desk.stop());

const said = async (text: string, user?: string) => (await desk.type(text, user))?.text ?? "";
const owners = async (id = ACCOUNT) => (await desk.history.account(id))?.owners;

describe("/securityhub owner add", () => {
  it("adds people, in any order of words, and keeps everything else", async () => {
    await bringTo(desk.history, "waiting");
    expect(await said("owner add <@U08HEDI> payments-prod, <@U09IDA>")).toContain("has 4 owners now");
    expect(await desk.history.account(ACCOUNT)).toMatchObject({
      owners: ["U03CARLA", "U04DENIZ", "U08HEDI", "U09IDA"],
      channel: "C01PAY",
      email: "payments@example.com",
      openRequest: "inv-abcd2345",
    });
  });

  it("names the first owner of an account that nobody knew, who may then ask to join", async () => {
    expect(await said(`join 444455556666`, STRANGER)).toContain("no owners on record");
    expect(await said(`owner add 444455556666 <@${STRANGER}>`)).toContain("has one owner now");
    expect(await said(`join 444455556666`, STRANGER)).toContain("is on its way");
  });

  it("gives the right to decide at once", async () => {
    await bringTo(desk.history, "waiting");
    await said(`owner add ${ACCOUNT} <@${STRANGER}>`);
    await desk.press("request:accept", STRANGER);
    expect(desk.types().at(-1)).toBe("decided");
  });

  it.each([
    ["an app", { user: { is_bot: true } }],
    ["somebody who has left", { user: { deleted: true } }],
  ])("takes only people, not %s", async (_what, info) => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, ...info } }));
    expect(await said(`owner add ${ACCOUNT} <@U08HEDI>`)).toContain("cannot be an owner");
    expect(await owners()).toEqual(account.owners);
  });

  it.each([
    ["owner add", "Which account?"],
    [`owner add ${ACCOUNT}`, "Something is missing"],
    ["owner add <@U08HEDI>", "Which account?"],
    [`owner add ${ACCOUNT} @hedi`, "not a person that I can ask"],
    [`owner add ${ACCOUNT} <!subteam^S1|@sec>`, "not a person that I can ask"],
    [`owner add ${ACCOUNT} <@U08HEDI> please`, "`please`"],
    ["owner add 1234 <@U08HEDI>", "too short"],
    ["owner add nowhere <@U08HEDI>", "I know nothing of `nowhere`"],
    ["owner add 999988887777 <@U08HEDI>", "administrator account itself"],
    [`owner ${ACCOUNT} <@U08HEDI>`, "/securityhub owner add"],
    [`owner ad ${ACCOUNT} <@U08HEDI>`, "Did you mean"],
  ])("answers %j, and changes nothing", async (text, fact) => {
    expect(await said(text)).toContain(fact);
    expect(await owners()).toEqual(account.owners);
  });

  it("is for operators, and costs nobody else a look-up", async () => {
    expect(await said(`owner add ${ACCOUNT} <@U08HEDI>`, OWNER)).toContain("Only the security team");
    expect(desk.slack.calls).toEqual([]);
    expect(await owners()).toEqual(account.owners);
  });
});

describe("/securityhub owner remove", () => {
  it("takes people away, who may not decide from then on", async () => {
    await bringTo(desk.history, "waiting");
    expect(await said(`owner remove ${ACCOUNT} <@${OWNER}>`)).toContain("has one owner now: <@U04DENIZ>");
    await desk.press("request:accept", OWNER);
    expect(desk.types().at(-1)).toBe("press-refused");
  });

  it("takes the last one too, and says what follows", async () => {
    const answer = await said(`owner remove payments-prod <@U03CARLA> <@U04DENIZ>`);
    expect(answer).toContain("nobody can accept an invitation for it");
    expect(answer).toContain(`/securityhub owner add ${ACCOUNT} @person`);
    expect(await owners()).toEqual([]);
  });

  it("keeps who named and took away whom", async () => {
    await said(`owner add ${ACCOUNT} <@U05EMEKA>`);
    await said(`owner remove ${ACCOUNT} <@${OWNER}>`, "U02BO");
    const history = JSON.stringify(await desk.type(`history ${ACCOUNT}`));
    expect(history).toContain("<@U01ANA> named <@U05EMEKA> as an owner");
    expect(history).toContain(`<@U02BO> took <@${OWNER}> off the owners`);
  });

  it("takes away somebody who has left the workspace, of whom Slack is not asked", async () => {
    desk.slack.answer("users.info", () => ({ body: { ok: true, user: { deleted: true } } }));
    await said(`owner remove ${ACCOUNT} <@${OWNER}>`);
    expect(await owners()).toEqual(["U04DENIZ"]);
  });

  it.each([
    [`owner remove ${ACCOUNT} <@U07GUS>`, "not among the owners"],
    ["owner remove 444455556666 <@U07GUS>", "I know nothing of `444455556666`"],
    [`owner remove ${ACCOUNT}`, "Something is missing"],
  ])("answers %j, and changes nothing", async (text, fact) => {
    expect(await said(text)).toContain(fact);
    expect(await owners()).toEqual(account.owners);
  });

  it("is for operators", async () => {
    expect(await said(`owner remove ${ACCOUNT} <@U04DENIZ>`, OWNER)).toContain("Only the security team");
    expect(await owners()).toEqual(account.owners);
  });
});

describe("/securityhub owner list", () => {
  it("tells one account's to its owners and to operators", async () => {
    for (const user of [OWNER, "U02BO"]) {
      expect(await said("owner list payments-prod", user)).toContain("<@U03CARLA> and <@U04DENIZ>");
    }
    expect(await said(`owner list ${ACCOUNT}`, STRANGER)).toContain("Only the security team");
  });

  it("tells all of them to operators, those without any first", async () => {
    await enterAccount(desk.history, { id: "999900001111", alias: "orphan", owners: [] });
    const answer = JSON.stringify(await desk.type("owner"));
    expect(answer).toContain("Owners of 2 accounts, 1 of them without any");
    expect(answer.indexOf("orphan")).toBeLessThan(answer.indexOf("payments-prod"));
    expect(await said("owner list", OWNER)).toContain("Only the security team");
  });
});
