import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startApp } from "../testing/start-app.ts";
import { ops, startWithApp, type WithApp } from "../testing/start-with-app.ts";

describe("slash commands to a real Bolt app", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
  });
  afterEach(() => practice.stop());

  it("sends a command as Slack does, and shows the acknowledgement to its author alone", async () => {
    let command: Record<string, unknown> = {};
    practice.bolt.app.command("/securityhub", async (given) => {
      command = given.command;
      await given.ack("On it, <@U00ANA>");
    });
    expect(await practice.say("/securityhub invite 012345678901 a@b.co @ana")).toEqual({
      status: 200,
      ok: true,
    });
    expect(command).toMatchObject({
      command: "/securityhub",
      text: "invite 012345678901 <mailto:a@b.co|a@b.co> <@U00ANA|ana>",
      user_id: "U00BEN",
      user_name: "ben.k",
      channel_id: ops,
      channel_name: "security-ops",
      team_id: "T00ACME",
      team_domain: "acme",
      api_app_id: "A00HUB",
    });
    expect(practice.last()).toMatchObject({
      text: "On it, <@U00ANA>",
      onlyFor: "U00BEN",
      from: "U00HUB",
      notifies: [],
    });
  });

  it("posts an acknowledgement in the channel when it says so", async () => {
    practice.bolt.app.command("/securityhub", async ({ ack }) =>
      ack({ response_type: "in_channel", text: "For all" }),
    );
    await practice.say("/securityhub list");
    expect(practice.last()).toMatchObject({ text: "For all" });
    expect(practice.last()?.onlyFor).toBeUndefined();
  });

  it("names the channel of a direct message as Slack does", async () => {
    let name = "";
    practice.bolt.app.command("/securityhub", async ({ ack, command }) => {
      name = command.channel_name;
      await ack();
    });
    await practice.say("/securityhub help", "U00BEN", "D00BEN");
    expect(name).toBe("directmessage");
  });

  it("tells what went wrong with a command", async () => {
    expect((await practice.say("/weather")).error).toContain("/weather is not a valid command");
    expect((await practice.say("/securityhub help")).error).toContain(
      'failed with the error "dispatch_failed"',
    );
    practice.bolt.app.command("/securityhub", async ({ ack }) =>
      ack({ blocks: [{ type: "sektion" } as never] }),
    );
    expect((await practice.say("/securityhub help")).error).toContain("unsupported type: sektion");
    practice.world.slack.setRequestUrl("http://127.0.0.1:9/");
    expect((await practice.say("/securityhub help")).error).toContain("could not be reached");
  });

  it("waits 3 s for an acknowledgement and no longer", async () => {
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    practice.bolt.app.command("/securityhub", async ({ ack }) => {
      await held;
      await ack();
    });
    expect(await practice.say("/securityhub slow")).toEqual({
      status: 200,
      ok: false,
      error: "/securityhub failed because the app did not respond (operation_timeout).",
    });
    go();
  });

  it("is refused by an app that holds another secret", async () => {
    const other = await startApp(practice.world.slack.apiUrl, "another-secret");
    other.app.command("/securityhub", async ({ ack }) => ack("never"));
    practice.world.slack.setRequestUrl(other.url);
    expect((await practice.say("/securityhub help")).error).toContain("HTTP 401");
    expect(other.received).toHaveLength(1);
    await other.stop();
  });

  it("signs by the world's clock, which a day ahead the app still believes", async () => {
    practice.bolt.app.command("/securityhub", async ({ ack }) => ack());
    await practice.world.clock.advance(86_400_000);
    expect((await practice.say("/securityhub help")).ok).toBe(true);
    const stamp = Number(practice.bolt.received[0]?.headers["x-slack-request-timestamp"]) * 1000;
    expect(stamp - Date.now()).toBeGreaterThan(86_390_000);
  });
});
