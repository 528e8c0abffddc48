import { beforeAll, describe, expect, it } from "vitest";
import { inputsOf, openForm } from "../world/forms.ts";
import { command, interaction, type SlackRequest, sendSlackRequest } from "./signed.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

const ACCOUNT = "333344445555";

/** Nobody has asked about the accounts of the practice seed before. */
export function inputJourneys(here: WorldInTest): void {
  const send = (request: Partial<SlackRequest> & { body: string }) =>
    sendSlackRequest({
      url: here.world().ready.slackRequestUrl,
      secret: here.world().ready.signingSecret,
      ...request,
    });
  const nothingRecorded = async () => expect(await here.history().requestsOf(ACCOUNT, 1)).toEqual([]);

  describe("the door", () => {
    const body = command(`invite ${ACCOUNT}`);
    it.each<[string, Partial<SlackRequest>]>([
      ["no signature", { signed: false }],
      ["a forged signature", { signature: `v0=${"0".repeat(64)}` }],
      ["a signature with another secret", { secret: "another" }],
      ["a signature more than five minutes old", { timestamp: Math.floor(Date.now() / 1_000) - 301 }],
      ["a signature of no shape", { signature: "yes" }],
    ])("refuses %s with 401, and records nothing", async (_, wrong) => {
      expect((await send({ body, ...wrong })).status).toBe(401);
      await nothingRecorded();
    });

    it.each<[string, Partial<SlackRequest> & { body: string }]>([
      ["that is not JSON", { body: "{not json", contentType: "application/json" }],
      ["whose payload is not JSON", { body: "payload=%7Bnope" }],
      ["that is empty", { body: "" }],
      ["of no kind that Slack sends", { body: interaction({ type: "something_new" }) }],
    ])("answers a signed request %s, records nothing and stays up", async (_, request) => {
      const { status } = await send(request);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
      await nothingRecorded();
      expect((await send({ body: command("help") })).status).toBe(200);
    });

    it("answers a press on a button it does not know with a sentence", async () => {
      const press = interaction({
        type: "block_actions",
        user: { id: "U01ANA", username: "ana", team_id: "T01PRACTICE" },
        team: { id: "T01PRACTICE", domain: "practice" },
        channel: { id: "C01SECOPS", name: "security-ops" },
        container: { type: "message", channel_id: "C01SECOPS", message_ts: "1.1" },
        trigger_id: "1.2.3",
        actions: [{ type: "button", action_id: "of-an-older-version", block_id: "b", value: "v" }],
      });
      expect((await send({ body: press })).status).toBe(200);
      // The answer follows the acknowledgement; the message was never there, so it comes as a direct message.
      const answer = await here
        .person("ana")
        .waitFor("an answer", (state) =>
          state.conversations.flatMap(({ messages }) => messages).find(({ text }) => /button/i.test(text)),
        );
      expect(answer.text).toMatch(/older|no longer|not know/i);
      await nothingRecorded();
    });

    it("takes a command that is signed as Slack signs it", async () => {
      const response = await send({ body });
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(/inv-/);
      expect(await here.history().requestsOf(ACCOUNT, 1)).toHaveLength(1);
    });
  });

  describe("what a person may type", () => {
    beforeAll(async () => {
      await here.invite("111122223333");
    });

    it.each<[string, RegExp]>([
      ["invite 4444555566667", /13 digits|12 digits/],
      ["invite 44445555666", /12 digits[\s\S]*044445555666/],
      ["invite payments", /12 digits/],
      ["invite 444455556666.0", /444455556666/],
      ["invite 4.44456E+11", /spreadsheet|rounded|scientific/i],
      ["invite ４４４４５５５５６６６６", /444455556666/],
      ["invite 999988887777", /administrator account/],
      ["invite 111122223333", /open request|already/i],
      ["invite 313131313131", /owner/],
      [`invite 123412341234 ${"x".repeat(4000)}`, /1,?000/],
      ["invite 123412341234 not@an@address why", /e-mail|not@an@address/i],
      ["invte 123412341234", /invite/],
      ["dance", /help/],
      ["status", /account|request/],
      ["status inv-22222222", /inv-22222222/],
      ["status 313131313131", /313131313131/],
      ["history nothing-of-that-name", /nothing-of-that-name/],
      ["help", /invite[\s\S]*status[\s\S]*history/],
      ["help invite", /owner/],
      ["", /invite/],
    ])("/securityhub %s", async (text, words) => {
      const ana = here.person("ana");
      const before = await recorded();
      expect(await ana.say(OPERATORS_CHANNEL, `/securityhub ${text}`)).toEqual({ ok: true });
      expect(await here.answer(ana)).toMatch(words);
      expect(await recorded()).toBe(before);
    });

    it("takes owners, an e-mail in any case, and a reason with whatever is in it", async () => {
      const id = await here.invite(
        "313131313131",
        "Security@Example.COM @gus @fay *urgent* <!channel> & `rm` “quoted”",
      );
      expect(await here.history().request(id)).toMatchObject({
        account: { id: "313131313131", email: "security@example.com" },
        owners: ["U07GUS", "U06FAY"],
        reason: "*urgent* <!channel> & `rm` “quoted”",
      });
      expect(await here.history().account("313131313131")).toMatchObject({
        owners: expect.arrayContaining(["U07GUS", "U06FAY"]),
        email: "security@example.com",
      });
    });

    it("refuses an owner who is no person", async () => {
      const ana = here.person("ana");
      await ana.say(OPERATORS_CHANNEL, "/securityhub invite 323232323232 @securityhub");
      expect(await here.answer(ana)).toMatch(/U00APP/);
      expect(await here.history().requestsOf("323232323232", 1)).toEqual([]);
    });

    it("refuses somebody who is not an operator", async () => {
      const gus = here.person("gus");
      await gus.say("general", "/securityhub invite 123412341234");
      expect(await here.answer(gus, "general")).toMatch(/security team/);
      expect(await here.history().requestsOf("123412341234", 1)).toEqual([]);
    });

    it("opens a form for invite alone, and shows what is wrong under the field", async () => {
      const ana = here.person("ana");
      await ana.say(OPERATORS_CHANNEL, "/securityhub invite");
      const form = await openForm(ana);
      const inputs = inputsOf(form);
      expect(inputs.map(({ label }) => label.text)).toHaveLength(4);
      const values = (account: string) =>
        Object.fromEntries(
          inputs.map((input, index) => {
            const { type, action_id: actionId = "" } = input.element as { type: string; action_id?: string };
            const given = type.endsWith("users_select")
              ? { type, selected_users: [] }
              : { type, value: index === 0 ? account : null };
            return [input.block_id ?? "", { [actionId]: given }];
          }),
        );
      await ana.submit(values("44445555666"));
      const [refused] = (await ana.sees()).modals;
      expect(Object.values(refused?.errors ?? {}).join()).toMatch(/12 digits/);

      await ana.submit(values("123412341234"));
      expect(JSON.stringify((await openForm(ana)).view)).toMatch(/inv-/);
      const [request] = await here.history().requestsOf("123412341234", 1);
      expect(request).toMatchObject({ requester: "U01ANA", owners: ["U04DENIZ"] });
    });
  });

  /** How many requests there are, by the accounts that these tests name. */
  async function recorded(): Promise<number> {
    const accounts = ["111122223333", "123412341234", "313131313131", "444455556666", "044445555666"];
    const lists = await Promise.all(accounts.map((account) => here.history().requestsOf(account, 50)));
    return lists.flat().length;
  }
}
