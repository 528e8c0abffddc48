import { describe, expect, it } from "vitest";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

const here = useWorld();
const DAY = 24 * 60 * 60 * 1_000;

describe("a question that nobody answers", () => {
  it("is put again after a day and after three, then to the escalation list after five, and can still be answered", async () => {
    const id = await here.invite("111122223333");
    await here.until(id, (request) => request.status === "waiting" && request.messages !== undefined);
    const { clock } = here.world();
    const reminded = async () =>
      (await here.history().events(id)).flatMap((event) =>
        event.type === "reminded" ? [event.escalated ? "escalated" : "reminded"] : [],
      );
    await clock.advance(DAY + 60_000);
    await expect.poll(reminded).toEqual(["reminded"]);
    await clock.advance(2 * DAY);
    await expect.poll(reminded).toEqual(["reminded", "reminded"]);
    await clock.advance(2 * DAY);
    await expect.poll(reminded).toEqual(["reminded", "reminded", "escalated"]);
    const bo = await here.person("bo").sees();
    const direct = bo.conversations.find(({ kind }) => kind === "direct");
    expect(JSON.stringify(direct?.messages)).toContain("111122223333");

    await acceptAs(here, "carla", id);
    expect((await here.untilOver(id)).status).toBe("enabled");
  });

  it("of a join expires as well, and the owner hears of it", async () => {
    const deniz = here.person("deniz");
    const id = await here.ask(deniz, "general", "join 123412341234", "123412341234");
    await here.until(id, ({ status }) => status === "waiting");
    await here.world().clock.advance(15 * DAY);
    expect((await here.untilOver(id)).status).toBe("expired");
    const direct = (await deniz.sees()).conversations.find(({ kind }) => kind === "direct");
    expect(JSON.stringify(direct?.messages)).toMatch(/expired/);
    expect((await here.person("ana").messages(OPERATORS_CHANNEL)).length).toBeGreaterThan(0);
  });
});
