import { LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownerByEmail } from "./people.ts";
import { ACCOUNT, OPERATOR, OWNER, STRANGER, type StartedDesk, startDesk } from "./testing/start-desk.ts";
import type { WebApi } from "./testing/web-api.ts";

const EMAIL = "payments@example.com";
const bears = (user: object) => () => ({ body: { ok: true, user: { team_id: "T01", ...user } } });
const nobody = () => ({ body: { ok: false, error: "users_not_found" } });
let desk: StartedDesk;
afterEach(() => desk.stop());

const said = async (text: string, user?: string) => (await desk.type(text, user))?.text ?? "";
const lookUps = () => desk.slack.callsOf("users.lookupByEmail").map(({ body }) => body.email);

describe("an account without owners, where they are matched by e-mail", () => {
  beforeEach(async () => {
    desk = await startDesk([{ id: "444455556666", owners: [], email: "retail@example.com" }], {
      matchOwnersByEmail: true,
    });
    desk.slack.answer("users.lookupByEmail", bears({ id: OWNER }));
  });

  it("gets whoever has the given address, which answer and history tell", async () => {
    const answer = await said(`invite ${ACCOUNT} Payments@Example.com`);
    expect(answer).toContain(`I ask <@${OWNER}>, found by the account's e-mail address, to accept`);
    expect(lookUps()).toEqual([EMAIL]);
    expect(desk.history.written).toMatchObject([
      { type: "requested", owners: [OWNER], details: { ownersMatchedByEmail: [OWNER] } },
    ]);
    expect((await desk.history.account(ACCOUNT))?.owners).toEqual([OWNER]);
    expect(JSON.stringify(await desk.type(`history ${ACCOUNT}`))).toContain(
      `owners <@${OWNER}> (found by the account's e-mail address)`,
    );
  });

  it("gets whoever has the address on record", async () => {
    await said("invite 444455556666");
    expect(lookUps()).toEqual(["retail@example.com"]);
    expect(desk.history.written).toMatchObject([{ owners: [OWNER] }]);
  });

  it("asks Slack nothing where an owner is named, or somebody else than an operator asks", async () => {
    await said(`invite ${ACCOUNT} ${EMAIL}`, STRANGER);
    await said(`invite ${ACCOUNT} ${EMAIL} <@${OWNER}>`);
    expect(lookUps()).toEqual([]);
    expect(desk.types()).toEqual(["requested"]);
    expect(desk.history.written[0]).not.toHaveProperty("details.ownersMatchedByEmail");
  });

  it("is refused where nobody has the address, or whoever asks, and the setting is named", async () => {
    desk.slack.answer("users.lookupByEmail", nobody);
    const unknown = await said(`invite ${ACCOUNT} ${EMAIL}`);
    expect(unknown).toContain("`MATCH_OWNERS_BY_EMAIL` is on, but nobody in this workspace has the address");
    desk.slack.answer("users.lookupByEmail", bears({ id: OPERATOR }));
    const own = await said(`invite ${ACCOUNT} ${EMAIL}`);
    expect(own).toContain("nobody decides their own request");
    expect(own).toContain("`MATCH_OWNERS_BY_EMAIL`");
    expect(desk.history.written).toEqual([]);
  });

  it("says so when Slack does not answer, and nobody becomes an owner", async () => {
    desk.slack.answer("users.lookupByEmail", () => ({ body: { ok: false, error: "missing_scope" } }));
    expect(await said(`invite ${ACCOUNT} ${EMAIL}`)).toContain("Something went wrong");
    expect(desk.history.written).toEqual([]);
    expect(desk.errors()).toHaveLength(1);
  });

  it("is found by the form too", async () => {
    const none = { value: { type: "plain_text_input", value: null } };
    const given = (value: string) => ({ value: { type: "plain_text_input", value } });
    const owners = { value: { type: "multi_users_select", selected_users: [] } };
    await desk.submit("invite", { account: given(ACCOUNT), email: given(EMAIL), owners, reason: none });
    expect(desk.history.written).toMatchObject([{ details: { ownersMatchedByEmail: [OWNER] } }]);
  });
});

describe("where they are not matched", () => {
  it("no address is ever looked up", async () => {
    desk = await startDesk([{ id: "444455556666", owners: [], email: "retail@example.com" }]);
    const refused = [await said(`invite ${ACCOUNT} ${EMAIL}`), await said("invite 444455556666")];
    for (const answer of refused) {
      expect(answer).toContain("I do not know who answers for");
      expect(answer).not.toContain("MATCH_OWNERS_BY_EMAIL");
    }
    await said(`invite ${ACCOUNT} ${EMAIL} <@${OWNER}>`);
    await said("resend 444455556666");
    expect([lookUps(), desk.slack.callsOf("auth.test").length]).toEqual([[], 0]);
  });
});

describe("ownerByEmail", () => {
  let slack: WebApi;
  let client: WebClient;
  beforeEach(async () => {
    desk = await startDesk();
    slack = desk.slack;
    client = new WebClient("xoxb-for-tests", {
      slackApiUrl: slack.apiUrl,
      logLevel: LogLevel.ERROR,
      retryConfig: { retries: 0 },
    });
  });

  it.each<[string, object, object]>([
    ["a person of this workspace", { id: OWNER }, { user: OWNER }],
    ["an app", { id: "U0BOT", is_bot: true }, { because: "is-no-person" }],
    ["Slackbot", { id: "USLACKBOT" }, { because: "is-no-person" }],
    ["somebody who has left", { id: OWNER, deleted: true }, { because: "is-no-person" }],
    ["a guest", { id: OWNER, is_restricted: true }, { because: "is-no-person" }],
    ["a guest of one channel", { id: OWNER, is_ultra_restricted: true }, { because: "is-no-person" }],
    ["a stranger", { id: OWNER, is_stranger: true }, { because: "is-no-person" }],
    ["somebody of another workspace", { id: OWNER, team_id: "T02" }, { because: "is-no-person" }],
  ])("knows %s", async (_, user, expected) => {
    slack.answer("users.lookupByEmail", bears(user));
    expect(await ownerByEmail(client, EMAIL)).toEqual(expected);
  });

  it.each([
    ["E01", { user: OWNER }],
    ["E02", { because: "is-no-person" }],
  ])("goes by the organization where there is one: %s", async (enterprise_id, expected) => {
    slack.answer("auth.test", () => ({ body: { ok: true, team_id: "T01", enterprise_id: "E01" } }));
    slack.answer(
      "users.lookupByEmail",
      bears({ id: OWNER, team_id: "T02", enterprise_user: { enterprise_id } }),
    );
    expect(await ownerByEmail(client, EMAIL)).toEqual(expected);
  });

  it("knows nobody by an address that nobody has", async () => {
    slack.answer("users.lookupByEmail", nobody);
    expect(await ownerByEmail(client, EMAIL)).toEqual({ because: "unknown" });
  });

  it("says nothing where Slack does not answer", async () => {
    slack.answer("users.lookupByEmail", () => ({ body: { ok: false, error: "internal_error" } }));
    await expect(ownerByEmail(client, EMAIL)).rejects.toThrow("internal_error");
  });
});
