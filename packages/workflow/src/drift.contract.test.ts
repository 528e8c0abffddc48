import { surveyOf } from "@invitations/core/drift/survey";
import { enterAccount } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { administratorSteps } from "./steps/administrator.ts";
import { announcerSteps } from "./steps/announcer.ts";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createSlackSide } from "./testing/slack-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

let count = 0;
const next = () => {
  count += 1;
  return count;
};
const newAccount = () => String(200_000_000_000 + next());
const at = "2026-11-22T09:00:00.000Z";

/** An account that was seen so in both Regions. */
async function seen(status: "Enabled" | "Removed", id = newAccount()): Promise<string> {
  await enterAccount(stage.history, { id, owners: ["U03CARLA"], alias: `alias-${id}` });
  await stage.history.changeAccount(id, () => ({
    type: "drift-found",
    at,
    actor: { app: "workflow" },
    survey: "before",
    differences: [
      {
        drift: "joined-elsewhere",
        regions: { [HOME]: { was: "none", now: status }, [LINKED]: { was: "none", now: status } },
      },
    ],
  }));
  return id;
}
interface Listed {
  account: string;
  status: "Enabled" | "Resigned" | "Invited";
}
/** The lists; what the tests before have left in the record is listed as it was seen. */
async function lists(byRegion: Record<string, Listed[]>) {
  const { accounts } = await stage.history.accounts(5_000);
  const mine = new Set(Object.values(byRegion).flatMap((all) => all.map(({ account }) => account)));
  for (const region of [HOME, LINKED]) {
    const others = accounts.flatMap(({ id, lastSeen }) => {
      const status = lastSeen?.[region]?.status ?? "none";
      return status === "none" || mine.has(id) ? [] : [{ account: id, status }];
    });
    stage.far.members[region] = [...others, ...(byRegion[region] ?? [])];
  }
}

/** Begins a comparison, and gives its id once it has ended. */
async function run(asker: string | undefined, end: "SUCCEEDED" | "FAILED" = "SUCCEEDED"): Promise<string> {
  const id = `drift-${next()}`;
  await stage.workflow.startErrand({ kind: "drift", id, input: asker === undefined ? {} : { asker } });
  expect(await stage.endOfErrand("drift", id)).toBe(end);
  return id;
}
/** What was told of comparisons; a request that another test began may still speak. */
const tellings = () => stage.told.filter((line) => /drift/i.test(line));
const typesOf = async (id: string) => (await stage.history.accountEvents(id)).map(({ type }) => type);

describe("the drift machine", () => {
  it("records what differs, tells it once, and is quiet after that", async () => {
    const left = await seen("Enabled");
    const unknown = newAccount();
    await lists({
      [HOME]: [
        { account: left, status: "Resigned" },
        { account: unknown, status: "Enabled" },
      ],
      [LINKED]: [
        { account: left, status: "Enabled" },
        { account: unknown, status: "Enabled" },
      ],
    });
    const id = await run(undefined);
    expect(stage.told).toEqual(["tellDrift left,unknown-account"]);
    expect((await stage.history.account(left))?.lastSeen?.[HOME]?.status).toBe("Resigned");
    expect((await stage.history.accountEvents(left)).at(-1)).toMatchObject({
      type: "drift-found",
      actor: { app: "workflow" },
      survey: id,
      differences: [{ drift: "left", regions: { [HOME]: { was: "Enabled", now: "Resigned" } } }],
    });
    expect(surveyOf(id, (await stage.history.report(id)) ?? [])).toMatchObject({
      found: [
        { drift: "left", account: left, alias: `alias-${left}` },
        { drift: "unknown-account", account: unknown },
      ],
      unread: [],
    });

    await run(undefined);
    expect(stage.told).toHaveLength(1);
    await run("U01ANA");
    expect(stage.told.slice(1)).toEqual(["tellNoDrift to U01ANA"]);
    expect(await typesOf(unknown)).toEqual(["drift-found"]);
  });

  it("leaves alone what a request works on, and what an organization manages", async () => {
    const open = await seen("Enabled");
    await stage.begin("invitation", { account: { id: open } });
    const managed = newAccount();
    const listed = [
      { account: open, status: "Invited" as const },
      { account: managed, status: "Enabled" as const },
    ];
    await lists({ [HOME]: listed, [LINKED]: listed });
    stage.far.organization = {
      administrator: "999988887777",
      organization: { is: "in", id: "o-1", managementAccount: "888877776666", allFeatures: true },
      delegation: { is: "this-account", configuration: "local" },
      accounts: { is: "known", accounts: new Map([[managed, "active"]]) },
    };
    await run("U01ANA");
    expect(stage.told).toContain("tellNoDrift to U01ANA");
    expect(await typesOf(managed)).toEqual([]);
  });

  it("says where it could not look, each time, and nothing else of there", async () => {
    const left = await seen("Enabled");
    await lists({ [HOME]: [{ account: left, status: "Resigned" }] });
    stage.far.breaks(`members ${LINKED}`, "HubAbsent");
    await run(undefined);
    expect(tellings()).toEqual([`tellDrift left,not ${LINKED}`]);
    await run(undefined);
    expect(tellings().slice(1)).toEqual([`tellDrift not ${LINKED}`]);
    expect((await stage.history.account(left))?.lastSeen?.[LINKED]?.status).toBe("Enabled");
  });

  it("tries again what passes, and tells whoever asked, or the operators, what does not", async () => {
    await lists({});
    stage.far.breaks(`members ${HOME}`, "Throttled", 1);
    await run("U01ANA");
    expect(stage.told).toEqual(["tellNoDrift to U01ANA"]);
    stage.far.breaks("regions", "AccessDenied");
    await run("U01ANA", "FAILED");
    await run(undefined, "FAILED");
    expect(stage.told.slice(1)).toEqual([
      "tellErrandFailed drift AccessDenied to U01ANA",
      "tellErrandFailed drift AccessDenied to operators",
    ]);
  });

  it("carries nothing through the machine, however many accounts there are", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      account: String(300_000_000_000 + index),
      status: "Enabled" as const,
    }));
    await lists({ [HOME]: many, [LINKED]: many });
    const id = await run(undefined);
    expect((await stage.history.report(id))?.length).toBe(200);
    const payloads = stage.practice.calls.filter(([, { errand }]) => errand === id);
    expect(payloads).toHaveLength(2);
    expect(Math.max(...payloads.map(([, payload]) => JSON.stringify(payload).length))).toBeLessThan(200);
  });
});

describe("a digest that could not be posted", () => {
  it("is told with the next one, but for what has changed since", async () => {
    const [left, back] = [await seen("Enabled"), await seen("Enabled")];
    const resigned = [left, back].map((account) => ({ account, status: "Resigned" as const }));
    await lists({ [HOME]: resigned, [LINKED]: resigned });
    const told: string[] = [];
    const now = () => stage.practice.clock.now();
    const { history } = stage;
    const survey = administratorSteps({ history, administrator: stage.far.administrator, now })[
      "survey-drift"
    ];
    const slack = createSlackSide((line) => told.push(line));
    const announce = (announcer: typeof slack) =>
      announcerSteps({
        history,
        announcer,
        bulk: {} as never,
        workflow: stage.workflow,
        policy: {} as never,
        now,
      })["announce-drift"];

    await survey({ errand: "first", input: {} });
    const away = announce({ ...slack, tellDrift: async () => ({ because: "channel_not_found" }) });
    await expect(away({ errand: "first", input: {} })).rejects.toThrow("channel_not_found");
    // A step that runs twice finds nothing new, and still tells what it found before.
    await survey({ errand: "first", input: {} });
    expect(await history.report("first")).toHaveLength(2);

    await lists({
      [HOME]: [
        { account: left, status: "Resigned" },
        { account: back, status: "Enabled" },
      ],
      [LINKED]: [
        { account: left, status: "Resigned" },
        { account: back, status: "Enabled" },
      ],
    });
    await survey({ errand: "second", input: {} });
    await announce(slack)({ errand: "second", input: {} });
    expect(await history.report("drift-untold")).toEqual([]);
    await survey({ errand: "third", input: {} });
    await announce(slack)({ errand: "third", input: {} });
    expect(told).toHaveLength(1);
    const { found } = surveyOf("second", (await history.report("second")) ?? []);
    expect(found.map(({ account, drift }) => [account, drift])).toEqual([
      [left, "left"],
      [back, "joined-elsewhere"],
    ]);
  });
});
