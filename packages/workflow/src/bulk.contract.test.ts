import type { Batch } from "@invitations/core/bulk/batch";
import { decideBatch, PATIENCE_DAYS } from "@invitations/core/bulk/moves";
import { isRefusal } from "@invitations/core/refusal";
import { enterAccount } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(async () => {
  // What the test before has left open would be reminded of in this one.
  const open = await stage.history.openRequests(1_000);
  await Promise.all(
    open.map(async ({ id }) => {
      await stage.asked(id);
      await stage.cancel(id, "U01ANA");
      await stage.end(id);
    }),
  );
  stage.clearScene();
});
afterAll(() => stage?.close());

let count = 0;
const next = () => {
  count += 1;
  return count;
};
const HEADER = "Account ID,Email,Owner";
const row = (account: string, owner: string) => `${account},a@example.com,${owner}`;
/** Accounts that no other test has. */
const newAccounts = (many: number) => Array.from({ length: many }, () => String(200_000_000_000 + next()));

/** Gives a list and starts its machine. */
async function give(lines: string[], given: Partial<Batch> = {}): Promise<string> {
  const id = `lst-${next()}`;
  stage.list = lines.join("\n");
  await stage.history.keepBatch({
    id,
    version: 1,
    requester: "U01ANA",
    defaultOwners: [],
    source: { file: { id: "F1", name: "accounts.csv" } },
    givenAt: stage.practice.clock.now().toISOString(),
    status: "given",
    messages: [],
    ...given,
  });
  await stage.workflow.startErrand({ kind: "bulk", id, input: {} });
  return id;
}
/** Waits until the machine waits for the word, and gives it. */
async function say(id: string, verdict: "go" | "drop"): Promise<void> {
  await until(async () => (await stage.history.batch(id))?.taskToken !== undefined);
  const decided = await stage.history.changeBatch(id, (batch) =>
    decideBatch(batch, "U01ANA", verdict, stage.practice.clock.now()),
  );
  if (isRefusal(decided)) throw new Error(decided.refusal);
  await stage.workflow.answer(decided.taskToken ?? "");
}
async function until(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 10_000, interval: 20 }).toBe(true);
}
const requestsOf = async (accounts: string[]) => {
  const found = await Promise.all(accounts.map((account) => stage.history.requestsOf(account, 1)));
  return found.flat();
};
const told = (word: string) => stage.told.filter((line) => line.startsWith(word));

describe("the bulk machine", () => {
  it("checks first, and goes on when it is told to: each account has a request, each owner one question", async () => {
    const accounts = newAccounts(3);
    const [one = "", two = "", three = ""] = accounts;
    await enterAccount(stage.history, { id: three, alias: "known", owners: ["U04DENIZ"], channel: "C9" });
    const id = await give([HEADER, row(one, "U03CARLA"), row(two, "U03CARLA"), `${three},`, "1234,"]);
    await until(async () => told("tellChecked").length > 0);
    expect(stage.told).toEqual(["tellChecked checked 3 of 4"]);
    expect(await requestsOf(accounts)).toEqual([]);

    await say(id, "go");
    expect(await stage.endOfErrand("bulk", id)).toBe("SUCCEEDED");
    expect(told("askTogether")).toEqual(["askTogether U03CARLA about 2", "askTogether C9 about 1"]);
    expect(told("askOwners")).toEqual([]);
    expect(told("showBatch").at(-1)).toBe("showBatch gone asked 3");
    expect(stage.far.calls.filter((call) => call.startsWith("inviteTogether"))).toEqual(
      expect.arrayContaining([`inviteTogether ${HOME} 3`, `inviteTogether ${LINKED} 3`]),
    );

    const requests = await requestsOf(accounts);
    expect(requests.map(({ status, requester, owners }) => ({ status, requester, owners }))).toEqual([
      { status: "waiting", requester: "U01ANA", owners: ["U03CARLA"] },
      { status: "waiting", requester: "U01ANA", owners: ["U03CARLA"] },
      { status: "waiting", requester: "U01ANA", owners: ["U04DENIZ"] },
    ]);
    const [first, second] = requests;
    if (!first || !second) throw new Error("no requests");
    expect(first.details).toEqual({ batch: id });
    await stage.asked(first.id);
    await stage.asked(second.id);
    // Nothing is done a second time by its own machine.
    expect(stage.stepsOf(first.id)).not.toContain("ask-owner accepted");
    expect(await stage.typesOf(first.id)).toEqual([
      "requested",
      "regions-found",
      "examined",
      "region-invited",
      "region-invited",
      "decision-awaited",
      "owner-asked",
    ]);
    expect(stage.far.calls.filter((call) => call === `invite ${HOME}`)).toEqual([]);

    await stage.decide(first.id, "U03CARLA", "accept");
    expect(await stage.end(first.id)).toEqual({ execution: "SUCCEEDED", status: "enabled" });
    await stage.decide(second.id, "U03CARLA", "decline");
    expect(await stage.end(second.id)).toEqual({ execution: "SUCCEEDED", status: "declined" });
    expect(told("tellRequester")).toEqual([]);
    expect(told("tellOperators")).toEqual([]);
    expect(told("showTogether").at(-1)).toBe("showTogether enabled,declined");
    expect(told("showBatch").at(-1)).toBe("showBatch gone asked 1, enabled 1, declined 1");
  });

  it("invites nobody where the list is discarded, or where nobody says anything", async () => {
    const accounts = newAccounts(2);
    const dropped = await give([HEADER, row(accounts[0] ?? "", "U03CARLA")]);
    await say(dropped, "drop");
    expect(await stage.endOfErrand("bulk", dropped)).toBe("SUCCEEDED");

    const forgotten = await give([HEADER, row(accounts[1] ?? "", "U03CARLA")]);
    await until(async () => (await stage.history.batch(forgotten))?.taskToken !== undefined);
    await stage.days(PATIENCE_DAYS);
    expect(await stage.endOfErrand("bulk", forgotten)).toBe("SUCCEEDED");
    expect((await stage.history.batch(forgotten))?.status).toBe("lapsed");
    expect(told("showBatch")).toEqual(["showBatch lapsed "]);
    expect(await requestsOf(accounts)).toEqual([]);
  });

  it.each([
    ["cannot be read", ["Konto,Post", "x,y"], "tellChecked refused 0 of 0"],
    ["has nothing to invite", [HEADER, "12,", "13,"], "tellChecked checked 0 of 2"],
  ])("ends with its check where the list %s", async (_what, lines, said) => {
    const id = await give(lines);
    expect(await stage.endOfErrand("bulk", id)).toBe("SUCCEEDED");
    expect(stage.told).toEqual([said]);
  });

  it("tells whoever gave the list when it breaks", async () => {
    stage.far.breaks("regions", "AccessDenied");
    const id = await give([HEADER, row("200000000000", "U03CARLA")]);
    expect(await stage.endOfErrand("bulk", id)).toBe("FAILED");
    expect(await stage.history.batch(id)).toMatchObject({
      status: "broken",
      failure: { name: "AccessDenied" },
    });
    expect(stage.told).toEqual(["tellChecked broken 0 of 0"]);
  });

  it("leaves those that were begun to their own machines when it breaks", async () => {
    const [account = ""] = newAccounts(1);
    const id = await give([HEADER, row(account, "U03CARLA")]);
    await until(async () => (await stage.history.batch(id))?.taskToken !== undefined);
    stage.breakStep("ask-listed");
    await say(id, "go");
    expect(await stage.endOfErrand("bulk", id)).toBe("FAILED");
    const [request] = await requestsOf([account]);
    if (!request) throw new Error("no request");
    await stage.asked(request.id);
    expect(told("askOwners")).toEqual(["askOwners invitation"]);
  });

  it("leaves one account's trouble to that account", async () => {
    const accounts = newAccounts(3);
    const [blocked = "", refused = "", fine = ""] = accounts;
    stage.far.breaks(`assume ${blocked}`, "RoleNotAssumable");
    stage.far.breaks(`invite ${HOME} ${refused}`, "LimitReached");
    stage.far.breaks(`invite ${LINKED} ${refused}`, "MemberRefused");
    const id = await give([HEADER, ...accounts.map((account) => row(account, "U03CARLA"))]);
    await say(id, "go");
    expect(await stage.endOfErrand("bulk", id)).toBe("SUCCEEDED");
    expect(told("askTogether")).toEqual(["askTogether U03CARLA about 1"]);
    const [one, two, three] = await requestsOf(accounts);
    expect(one?.status).toBe("blocked");
    expect(await stage.end(two?.id ?? "")).toEqual({ execution: "SUCCEEDED", status: "failed" });
    expect(two?.outcomes[HOME]).toMatchObject({ step: "failed", failure: { name: "LimitReached" } });
    expect(three).toMatchObject({ status: "waiting", account: { id: fine } });
  });

  it("tries again what passes, and only for those that it concerns", async () => {
    const accounts = newAccounts(2);
    stage.far.breaks(`invite ${HOME} ${accounts[1]}`, "NotYetInvited", 2);
    stage.far.breaks(`assume ${accounts[0]}`, "Throttled", 1);
    for (const step of ["check-list", "open-listed", "ask-listed"]) stage.loseAnswer(step);
    const id = await give([HEADER, ...accounts.map((account) => row(account, "U03CARLA"))]);
    await say(id, "go");
    // Its pauses pass by the clock of the practice.
    const ended = stage.endOfErrand("bulk", id);
    const tick = setInterval(() => void stage.practice.clock.advance(5_000), 100);
    expect(await ended).toBe("SUCCEEDED");
    clearInterval(tick);
    expect(stage.far.calls.filter((call) => call.startsWith(`inviteTogether ${HOME}`))).toEqual([
      `inviteTogether ${HOME} 2`,
      `inviteTogether ${HOME} 1`,
      `inviteTogether ${HOME} 1`,
    ]);
    expect((await requestsOf(accounts)).map(({ status }) => status)).toEqual(["waiting", "waiting"]);
    // Whoever is told or asked is told and asked once.
    expect(told("tellChecked")).toHaveLength(1);
    expect(told("askTogether")).toHaveLength(1);
    expect((await stage.history.batch(id))?.unopened).toBeUndefined();
  });

  it("reminds and escalates once for all that one message asks about", async () => {
    const accounts = newAccounts(3);
    const id = await give([HEADER, ...accounts.map((account) => row(account, "U03CARLA"))]);
    await say(id, "go");
    expect(await stage.endOfErrand("bulk", id)).toBe("SUCCEEDED");
    const requests = await requestsOf(accounts);
    for (const request of requests) await stage.asked(request.id);
    await stage.decide(requests[0]?.id ?? "", "U03CARLA", "accept");
    await stage.end(requests[0]?.id ?? "");
    await stage.days(1);
    await stage.days(4);
    expect(told("remind")).toEqual(["remindTogether U03CARLA of 2", "remindTogether U03CARLA of 2"]);
    expect(told("escalate")).toEqual(["escalateTogether U06FAY of 2"]);
    const types = await stage.typesOf(requests[2]?.id ?? "");
    expect(types.filter((type) => type === "reminded")).toHaveLength(3);
  });

  it("calls AWS once for 50 accounts in each Region", async () => {
    const accounts = newAccounts(51);
    const id = await give([HEADER, ...accounts.map((account) => row(account, "U03CARLA"))]);
    await say(id, "go");
    expect(await stage.endOfErrand("bulk", id)).toBe("SUCCEEDED");
    const calls = stage.far.calls.filter((call) => call.startsWith("inviteTogether"));
    expect(calls.sort()).toEqual(
      [HOME, LINKED].flatMap((region) => [50, 1].map((many) => `inviteTogether ${region} ${many}`)).sort(),
    );
    expect(told("askTogether")).toEqual(["askTogether U03CARLA about 51"]);
    // Their own machines find on record where they are.
    for (const { id: request } of await requestsOf(accounts)) await stage.asked(request);
    expect(stage.far.calls.filter((call) => call === "regions")).toEqual(["regions"]);
  });
});
