import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startWithApp, type WithApp } from "../testing/start-with-app.ts";

describe("events to a real Bolt app", () => {
  let practice: WithApp;
  beforeEach(async () => {
    practice = await startWithApp();
  });
  afterEach(() => practice.stop());

  it("tells the app of an opened home and of words in its direct message", async () => {
    const events: unknown[] = [];
    practice.bolt.app.event("app_home_opened", async ({ event, client }) => {
      events.push([event.type, event.user, event.tab]);
      await client.views.publish({
        user_id: event.user,
        view: { type: "home", blocks: [{ type: "divider" }] },
      });
    });
    practice.bolt.app.message(/hello/, async ({ message, say: answer }) => {
      events.push([message.type, message.channel]);
      await answer("Hello yourself");
    });
    await practice.world.slack.openHome("U00ANA");
    expect(practice.world.slack.home("U00ANA")?.blocks).toHaveLength(1);
    await practice.say("hello there", "U00BEN", "D00BEN");
    expect(practice.world.slack.messages("U00BEN").map(({ text }) => text)).toEqual([
      "hello there",
      "Hello yourself",
    ]);
    expect(events).toEqual([
      ["app_home_opened", "U00ANA", "home"],
      ["message", "D00BEN"],
    ]);
  });

  it("sends an event again that the app did not take", async () => {
    let tries = 0;
    const numbers: unknown[] = [];
    practice.bolt.app.event("app_home_opened", async ({ context }) => {
      numbers.push(context.retryNum, context.retryReason);
      tries += 1;
      if (tries < 3) throw new Error("not now");
    });
    practice.bolt.app.error(async (problem) => {
      throw problem;
    });
    await practice.world.slack.openHome("U00ANA");
    await expect.poll(() => practice.bolt.received.length).toBe(2);
    const aMinuteLater = async () => {
      // The next try is only set for a minute ahead once the failure of this one is back.
      await practice.world.clock.advance(60_000);
      return tries;
    };
    await expect.poll(aMinuteLater).toBe(3);
    expect(numbers).toEqual([undefined, undefined, "1", "http_error", "2", "http_error"]);
  });
});
