import type { Batch } from "@invitations/core/bulk/batch";
import type { Announcer } from "@invitations/core/ports";
import { expiryFrom } from "@invitations/core/request/moves/ask-owner";
import { approvalsOf } from "@invitations/core/request/quorum";
import type { Request } from "@invitations/core/request/request";
import { policy } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBulkSide, createSlackSide } from "../testing/slack-side.ts";
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
    bulk: createBulkSide(
      (line) => told.push(line),
      () => "",
    ),
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

describe("while several owners have to accept", () => {
  const approved = (by: string) => ({
    type: "approved" as const,
    at: now.toISOString(),
    actor: { person: by },
  });

  it("brings the question up to date where an owner was quicker than its record", async () => {
    const input = await live("invitation", "examined");
    const quick: Partial<Announcer> = {
      async askOwners({ id }) {
        done(await stage.history.record(id, () => approved("U03CARLA")));
        return { messages: [{ channel: "D1", ts: "1.2" }], unreachable: [] };
      },
    };
    await steps(quick)["ask-owner"](input);
    expect(told).toEqual(["showOwners waiting"]);
  });

  it("reminds with those alone who own the account still", async () => {
    const input = await live("invitation", "waiting");
    for (const by of ["U03CARLA", "U05EMEKA"]) {
      done(await stage.history.record(input.request, () => approved(by)));
    }
    now = day(1);
    const heard: Request[] = [];
    const remind = async (request: Request) => {
      heard.push(request);
      return [];
    };
    await steps({ remind })["follow-up"](input);
    expect(heard).toMatchObject([{ approvals: [{ by: "U03CARLA" }] }]);
    expect(heard[0] && approvalsOf(heard[0])).toHaveLength(1);
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

  it("tells those who are kept informed, once, and of what was asked or done alone", async () => {
    const ends = [
      ["invitation", "declined"],
      ["departure", "left"],
      ["invitation", "blocked"],
    ] as const;
    for (const [kind, status] of ends) {
      const input = await live(kind, status);
      const account = (await stage.request(input.request)).account.id;
      const by = { at: now.toISOString(), actor: { person: "U01ANA" } };
      await stage.history.changeAccount(account, () => ({
        type: "notified-added",
        ...by,
        users: ["U06FAY"],
      }));
      await steps({ tellNotified: async () => ({ because: "ratelimited" }) }).announce(input);
      await steps().announce(input);
      await steps().announce(input);
      const events = (await stage.history.events(input.request)).filter(
        (event) => "to" in event && event.to === "notified",
      );
      expect(events.map(({ type }) => type)).toEqual(
        status === "blocked" ? [] : ["announcement-failed", "announced"],
      );
    }
    expect(told.filter((line) => line.startsWith("tellNotified"))).toEqual([
      "tellNotified declined U06FAY",
      "tellNotified left U06FAY",
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

describe("await-list", () => {
  const batch = (id: string, status: Batch["status"]): Batch => ({
    id,
    version: 1,
    requester: "U01ANA",
    defaultOwners: [],
    source: { text: "" },
    givenAt: now.toISOString(),
    status,
    messages: [],
  });

  it.each([
    ["checked", []],
    ["going", ["token-of-the-list"]],
    ["dropped", ["token-of-the-list"]],
  ] as const)("of a list that is %s wakes %j", async (status, woken) => {
    const id = `lst-${status}`;
    await stage.history.keepBatch(batch(id, status));
    answered.length = 0;
    await steps()["await-list"]({ errand: id, input: {}, taskToken: "token-of-the-list" });
    expect(answered).toEqual(woken);
    expect((await stage.history.batch(id))?.taskToken).toBe("token-of-the-list");
  });
});
