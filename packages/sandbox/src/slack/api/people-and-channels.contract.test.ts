import type { ConversationsMembersResponse } from "@slack/web-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { botToken, refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

describe("the rest of the Web API through the real client", () => {
  let world: Started;
  beforeAll(async () => {
    world = await startWorkspace();
  });
  afterAll(() => world.stop());

  it("says who the token belongs to, and turns others away", async () => {
    expect(await world.client.auth.test()).toMatchObject({
      user_id: "U00HUB",
      bot_id: "B00HUB",
      team_id: "T00ACME",
      team: "Acme",
    });
    expect((await refusal(world.clientWith(undefined).auth.test())).error).toBe("not_authed");
    expect((await refusal(world.clientWith("xoxb-other").auth.test())).error).toBe("invalid_auth");
    expect((await refusal(world.client.apiCall("chat.shout"))).error).toBe("unknown_method");
  });

  it("takes JSON as well as forms, and nothing else", async () => {
    const post = (type: string, body: string) =>
      fetch(`${world.slack.apiUrl}users.info`, {
        method: "POST",
        headers: { "content-type": type, authorization: `Bearer ${botToken}` },
        body,
      }).then((response) => response.json() as Promise<Record<string, unknown>>);
    expect(await post("application/json; charset=utf-8", '{"user":"U00ANA"}')).toMatchObject({
      ok: true,
      user: { id: "U00ANA" },
    });
    expect(await post("application/x-www-form-urlencoded", "user=U00ANA")).toMatchObject({ ok: true });
    expect(await post("application/json", "{")).toEqual({ ok: false, error: "invalid_json" });
    expect(await post("text/csv", "a,b")).toEqual({ ok: false, error: "invalid_post_type" });
  });

  it("knows people by id and by address, in any case", async () => {
    const { user } = await world.client.users.info({ user: "U00CLEO" });
    expect(user).toMatchObject({ deleted: true, profile: { email: "cleo@example.com" } });
    const found = await world.client.users.lookupByEmail({ email: "ANA@example.com" });
    expect(found.user?.id).toBe("U00ANA");
    const deactivated = world.client.users.lookupByEmail({ email: "cleo@example.com" });
    expect((await refusal(deactivated)).error).toBe("users_not_found");
    expect((await refusal(world.client.users.info({ user: "U00DORA" }))).error).toBe("user_not_found");
  });

  it("follows a person who is deactivated meanwhile", async () => {
    world.slack.setDeactivated("U00BEN", true);
    expect((await world.client.users.info({ user: "U00BEN" })).user?.deleted).toBe(true);
    const opening = world.client.conversations.open({ users: "U00BEN" });
    expect((await refusal(opening)).error).toBe("user_disabled");
    world.slack.setDeactivated("U00BEN", false);
    expect((await world.client.users.info({ user: "U00BEN" })).user?.deleted).toBe(false);
  });

  it("opens direct messages, the same one every time", async () => {
    const first = await world.client.conversations.open({ users: "U00BEN" });
    const second = await world.client.conversations.open({ users: "U00BEN", return_im: true });
    expect(first.channel?.id).toMatch(/^D/);
    expect(second.channel).toMatchObject({ id: first.channel?.id, is_im: true, user: "U00BEN" });
    for (const [error, users] of [
      ["user_not_found", "U00DORA"],
      ["user_disabled", "U00CLEO"],
      ["users_list_not_supplied", ""],
    ] as const) {
      expect((await refusal(world.client.conversations.open({ users }))).error).toBe(error);
    }
  });

  it("describes channels and lists their members by pages", async () => {
    const { channel } = await world.client.conversations.info({ channel: "C00OPS" });
    expect(channel).toMatchObject({ name: "security-ops", is_member: true, is_private: false });
    const hidden = world.client.conversations.info({ channel: "G00SECRET" });
    expect((await refusal(hidden)).error).toBe("channel_not_found");
    const members: string[] = [];
    for await (const page of world.client.paginate("conversations.members", {
      channel: "C00OPS",
      limit: 2,
    })) {
      members.push(...((page as ConversationsMembersResponse).members ?? []));
    }
    expect(members).toEqual(["U00ANA", "U00BEN", "U00HUB"]);
  });

  it("lists the app's own channels", async () => {
    const { channels } = await world.client.users.conversations({});
    expect(channels?.map(({ name }) => name)).toEqual(["security-ops"]);
    const theirs = await world.client.users.conversations({ user: "U00ANA", types: "public_channel,im" });
    expect(theirs.channels?.map(({ id }) => id)).toEqual(["C00OPS", "C00ELSE", "D00ANA"]);
    const wrong = world.client.users.conversations({ types: "anything" });
    expect((await refusal(wrong)).error).toBe("invalid_types");
  });

  it("breaks on request", async () => {
    world.slack.setFault("users.info", { error: "internal_error", times: 1 });
    expect((await refusal(world.client.users.info({ user: "U00ANA" }))).error).toBe("internal_error");
    expect((await world.client.users.info({ user: "U00ANA" })).ok).toBe(true);
    world.slack.setFault("users.info", { error: "ratelimited", retryAfter: 7 });
    await expect(world.client.users.info({ user: "U00ANA" })).rejects.toMatchObject({ retryAfter: 7 });
    world.slack.setFault("users.info", undefined);
    expect((await world.client.users.info({ user: "U00ANA" })).ok).toBe(true);
  });
});
