import type { Announcer } from "@invitations/core/ports";
import { expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { policy } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSlackSide } from "../testing/slack-side.ts";
import { createStage, done, type Stage } from "../testing/stage.ts";
import { announcerSteps } from "./announcer.ts";

let stage: Stage;
let told: string[];
let answered: string[];
let now: Date;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => {
  told = [];
  answered = [];
  now = asked;
});
afterAll(() => stage?.close());

const asked = new Date("2026-11-22T09:00:00.000Z");
const day = (days: number) => expiryFrom(asked, days);

function steps(slack: Partial<Announcer> = {}) {
  return announcerSteps({
    history: stage.history,
    announcer: { ...createSlackSide((line) => told.push(line)), ...slack },
    workflow: { answer: async (token) => answered.push(token) > 0 },
    policy,
    now: () => now,
  });
}

const live = async (...far: Parameters<Stage["bring"]>) => ({ request: await stage.bring(...far) });
const typesOf = async ({ request }: { request: string }) =>
  (await stage.history.events(request)).map(({ type }) => type);

describe("ask-owner", () => {
  it("asks once, and wakes for the first reminder", async () => {
    const input = await live("join", "examined");
    expect(await steps()["ask-owner"](input)).toEqual({ wakeAt: day(1).toISOString() });
    now = day(0.5);
    expect(await steps()["ask-owner"](input)).toEqual({ wakeAt: day(1).toISOString() });
    expect(told).toEqual(["askOwners join"]);
    expect(await stage.history.request(input.request)).toMatchObject({ expiresAt: day(14).toISOString() });
  });

  it("tells whoever can do something about it when nobody can be reached", async () => {
    const unreachable = [{ user: "U03CARLA", because: "account_inactive" }];
    const input = await live("invitation", "examined");
    await steps({ askOwners: async () => ({ messages: [], unreachable }) })["ask-owner"](input);
    expect(told).toEqual(["tellRequester waiting", "tellOperators waiting"]);
  });

  it.each(["accepting", "cancelled"] as const)("asks nobody when the request is %s", async (status) => {
    const input = await live("invitation", status);
    expect(await steps()["ask-owner"](input)).toEqual({ wakeAt: now.toISOString() });
    expect(told).toEqual([]);
  });

  it("refuses to ask too early, which would go in circles", async () => {
    await expect(steps()["ask-owner"](await live("join", "located"))).rejects.toThrow(/located: too early/);
  });
});

describe("follow-up", () => {
  it("does nothing before something is due", async () => {
    const input = await live("invitation", "waiting");
    now = day(0.9);
    expect(await steps()["follow-up"](input)).toEqual({ over: false, wakeAt: day(1).toISOString() });
    expect(told).toEqual([]);
  });

  it("after six days of sleep reminds once, then escalates, then waits for the end", async () => {
    const input = await live("removal", "waiting");
    now = day(6);
    expect(await steps()["follow-up"](input)).toEqual({ over: false, wakeAt: day(5).toISOString() });
    expect(await steps()["follow-up"](input)).toEqual({ over: false, wakeAt: day(14).toISOString() });
    expect(await steps()["follow-up"](input)).toEqual({ over: false, wakeAt: day(14).toISOString() });
    expect(told).toEqual(["remind", "escalate U06FAY"]);
    now = day(14);
    expect(await steps()["follow-up"](input)).toEqual({ over: true, wakeAt: now.toISOString() });
    expect(await stage.history.request(input.request)).toMatchObject({ status: "expired" });
  });

  it("keeps who could not be reminded", async () => {
    const unreachable = [{ user: "U03CARLA", because: "user_not_found" }];
    const input = await live("invitation", "waiting");
    now = day(1);
    await steps({ remind: async () => unreachable })["follow-up"](input);
    expect((await stage.history.events(input.request)).at(-1)).toMatchObject({
      type: "reminded",
      escalated: false,
      unreachable,
    });
  });

  it("lets a decision of the last moment stand", async () => {
    const input = await live("invitation", "accepting");
    now = day(15);
    expect(await steps()["follow-up"](input)).toEqual({ over: true, wakeAt: now.toISOString() });
    expect(await stage.history.request(input.request)).toMatchObject({ status: "accepting" });
  });
});

describe("await-decision", () => {
  it("keeps its token while the request waits, and answers itself when it does not", async () => {
    const waiting = await live("invitation", "waiting");
    await steps()["await-decision"]({ ...waiting, taskToken: "t-1" });
    expect(await stage.history.taskToken(waiting.request)).toBe("t-1");
    expect(answered).toEqual([]);
    for (const status of ["accepting", "cancelled", "expired"] as const) {
      await steps()["await-decision"]({ ...(await live("invitation", status)), taskToken: status });
    }
    expect(answered).toEqual(["accepting", "cancelled", "expired"]);
  });
});

describe("announce", () => {
  it("tells everybody once, however often it runs", async () => {
    const input = await live("invitation", "enabled");
    await steps().announce(input);
    const types = await typesOf(input);
    await steps().announce(input);
    expect(told).toEqual(["showOwners enabled", "tellRequester enabled", "tellOperators enabled"]);
    expect(await typesOf(input)).toEqual(types);
  });

  it("tells again whom it could not tell, and keeps both", async () => {
    const input = await live("departure", "left");
    await steps({ tellRequester: async () => ({ because: "ratelimited" }) }).announce(input);
    expect(told).toEqual(["tellOperators left"]);
    await steps().announce(input);
    expect(told).toEqual(["tellOperators left", "tellRequester left"]);
    expect((await typesOf(input)).slice(-3)).toEqual(["announcement-failed", "announced", "announced"]);
  });

  it("tells owners of a removal in a message, and the operators' question its end", async () => {
    const input = await live("removal", "removed");
    await steps().announce(input);
    await steps().announce(input);
    expect(told).toEqual([
      "tellOwners removed U03CARLA",
      "showOwners removed",
      "tellRequester removed",
      "tellOperators removed",
    ]);
  });

  it("tells what came after an end that was told before", async () => {
    // Told as waiting, since nobody could be reached, and now as expired.
    const input = await live("invitation", "waiting");
    const toldBefore = {
      type: "announced",
      at: now.toISOString(),
      actor: { app: "slack" },
      to: "requester",
    } as const;
    done(await stage.history.record(input.request, () => toldBefore));
    now = day(14);
    await steps()["follow-up"](input);
    await steps().announce(input);
    expect(told).toEqual(["showOwners expired", "tellRequester expired", "tellOperators expired"]);
  });
});
