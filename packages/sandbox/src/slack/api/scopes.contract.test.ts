import { afterAll, beforeAll, expect, it } from "vitest";
import { refusal, type Started, startWorkspace } from "../testing/start-workspace.ts";

let world: Started;
beforeAll(async () => {
  world = await startWorkspace({ scopes: ["chat:write", "groups:read"] });
});
afterAll(() => world.stop());

it("tells with each answer what was granted and what the method accepts", async () => {
  const { response_metadata } = await world.client.auth.test();
  expect(response_metadata?.scopes).toEqual(["chat:write", "groups:read"]);
  const sent = await world.client.chat.postMessage({ channel: "C00OPS", text: "Hello" });
  expect(sent.response_metadata?.acceptedScopes).toEqual(["chat:write"]);
});

it("refuses a method whose scope was not granted, and takes one where one of several was", async () => {
  expect(await refusal(world.client.users.info({ user: "U00ANA" }))).toMatchObject({
    error: "missing_scope",
    needed: "users:read",
    provided: "chat:write,groups:read",
  });
  expect((await world.client.conversations.info({ channel: "C00OPS" })).channel?.is_member).toBe(true);
});

it("does so from the moment on at which the app is installed anew", async () => {
  world.slack.setScopes(["users:read"]);
  expect((await world.client.users.info({ user: "U00ANA" })).user?.id).toBe("U00ANA");
  expect((await refusal(world.client.chat.postMessage({ channel: "C00OPS", text: "Hello" }))).error).toBe(
    "missing_scope",
  );
});

it("tells nothing of scopes to whom it does not know", async () => {
  const answer = await fetch(`${world.slack.apiUrl}auth.test`, { method: "POST" });
  expect(answer.headers.get("x-oauth-scopes")).toBeNull();
});
