import { enterAccount } from "@invitations/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { HOME, LINKED } from "./testing/far-side.ts";
import { createStage, type Stage } from "./testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await createStage();
  for (const id of [ONE, TWO]) await enterAccount(stage.history, { id, owners: ["U03CARLA"] });
});
beforeEach(() => stage.clearScene());
afterAll(() => stage?.close());

const ONE = "300000000001";
const TWO = "300000000002";
let runs = 0;
/** Has the policies looked at: of one account or of all, for somebody or by schedule. */
async function run(input: Record<string, unknown> = {}): Promise<string> {
  runs += 1;
  const id = `readiness-${runs}`;
  await stage.workflow.startErrand({ kind: "readiness", id, input });
  expect(await stage.endOfErrand("readiness", id)).toBe("SUCCEEDED");
  return id;
}
const judged = async (account: string) =>
  (await stage.history.accountEvents(account)).filter(({ type }) => type === "policies-judged");

describe("the readiness machine", () => {
  it("scans one account in all Regions for whoever asked, and keeps what was found", async () => {
    await run({ asker: "U03CARLA", account: ONE });
    expect(stage.told).toEqual([`reportReadiness ${ONE} ready to U03CARLA`]);
    const [readiness] = await stage.history.policyReadiness([ONE]);
    const found = { hub: "on", config: "recording" };
    expect(readiness).toMatchObject({
      account: ONE,
      by: "U03CARLA",
      regions: [HOME, LINKED],
      inRegions: { [HOME]: found, [LINKED]: found },
    });
    expect(await judged(ONE)).toMatchObject([
      { actor: { person: "U03CARLA" }, policies: { account: { accept: "ready" } }, awsRequestIds: ["aws-1"] },
    ]);
  });

  it("keeps what each Region showed, and goes on where one is closed to the account", async () => {
    stage.far.breaks(`assume ${HOME}`, "RegionNotOptedIn");
    stage.far.found = { optedIn: true, hub: "off", config: "not-found" };
    await run({ asker: "U01ANA", account: ONE });
    const [readiness] = await stage.history.policyReadiness([ONE]);
    expect(readiness?.inRegions).toEqual({
      [HOME]: { optedIn: false, hub: "unknown", config: "unknown", unknown: [expect.stringContaining(HOME)] },
      [LINKED]: { optedIn: true, hub: "off", config: "not-found" },
    });
  });

  it("keeps nothing of the Regions of an account whose role lets nobody in", async () => {
    stage.far.breaks(`assume ${ONE}`, "RoleNotAssumable");
    await run({ account: ONE });
    const [readiness] = await stage.history.policyReadiness([ONE]);
    expect(readiness).toMatchObject({ inRegions: {} });
    expect(readiness).not.toHaveProperty("by");
  });

  it("tries again where a Region cannot be looked into for the moment", async () => {
    stage.far.breaks(`examine ${LINKED}`, "Throttled", 2);
    await run({ asker: "U01ANA", account: ONE });
    expect(Object.keys((await stage.history.policyReadiness([ONE]))[0]?.inRegions ?? {})).toEqual([
      HOME,
      LINKED,
    ]);
  });

  it("writes into the history what has changed, and nothing else", async () => {
    await run({ asker: "U01ANA", account: ONE });
    expect(await judged(ONE)).toHaveLength(1);
    stage.far.verdict = "legacy-only";
    await run({ asker: "U01ANA", account: ONE });
    expect((await judged(ONE)).at(-1)).toMatchObject({
      policies: { account: { accept: "legacy-only" } },
      was: { account: { accept: "ready" } },
    });
  });

  it("scans all accounts on record, and reports them to whoever asked", async () => {
    await run({ asker: "U01ANA" });
    expect(stage.told).toEqual(["reportAllReadiness of 2 to U01ANA"]);
  });

  it("by schedule tells the operators what has changed, and is silent otherwise", async () => {
    await run();
    expect(stage.told).toEqual([]);
    stage.far.verdict = "neither";
    await run();
    expect(stage.told).toEqual([`tellReadinessChanged ${ONE},${TWO}`]);
    expect((await judged(TWO)).at(-1)).toMatchObject({ actor: { app: "workflow" } });
  });

  it("leaves what was found before where an account cannot be scanned, and scans the others", async () => {
    stage.far.breaks(`scan ${ONE}`, "AccessDenied");
    stage.far.verdict = "conditional";
    await run();
    expect(stage.told).toEqual([`tellReadinessChanged ${TWO}`]);
    expect((await stage.history.policyReadiness([ONE]))[0]?.pairs.accept.verdict).toBe("neither");
  });

  it("tells whoever asked where nothing could be found out at all", async () => {
    const unknown = "300000000009";
    stage.far.breaks(`scan ${unknown}`, "AccessDenied");
    await run({ asker: "U01ANA", account: unknown });
    expect(stage.told).toEqual(["tellErrandFailed readiness Throttled to U01ANA"]);
  });
});

describe("before anybody is asked", () => {
  it("the policies are looked at, and the request knows what they come to", async () => {
    stage.far.verdict = "neither";
    const id = await stage.begin("invitation");
    await stage.asked(id);
    const request = await stage.request(id);
    expect(request).toMatchObject({ examination: { policies: { account: { accept: "neither" } } } });
    // Both are one look: what the question tells of the Regions is kept with the policies, and not looked at twice.
    const [kept] = await stage.history.policyReadiness([request.account.id]);
    expect(kept?.inRegions).toEqual("examination" in request ? request.examination?.regions : undefined);
    expect(stage.far.calls.filter((call) => call === `examine ${HOME}`)).toHaveLength(1);
    await stage.cancel(id, "U01ANA");
    await stage.end(id);
  });

  it("where IAM is too busy to say, the owner is asked all the same", async () => {
    stage.far.breaks("scan", "Throttled");
    const id = await stage.begin("invitation");
    await stage.asked(id);
    expect(await stage.request(id)).not.toHaveProperty("examination.policies");
    await stage.cancel(id, "U01ANA");
    await stage.end(id);
  });
});

describe("what AWS denies in earnest", () => {
  let count = 0;
  let account: string;
  beforeEach(async () => {
    count += 1;
    account = String(400_000_000_000 + count);
    await enterAccount(stage.history, { id: account, owners: ["U03CARLA"] });
  });
  const about = () => ({ account: { id: account, email: "data@example.com" } });
  /** The account accepts in these Regions, as AWS lets it. */
  async function accepts(...onlyRegions: string[]): Promise<string> {
    const id = await stage.begin("invitation", { ...about(), details: { onlyRegions } });
    await stage.asked(id);
    await stage.decide(id, "U03CARLA", "accept");
    await stage.end(id);
    return id;
  }
  const kept = async () => {
    const [readiness] = await stage.history.policyReadiness([account]);
    const verdict = readiness?.ownRole?.verdict?.pairs.accept.verdict;
    return { verdict, ...(readiness?.denied ? { denied: readiness.denied } : {}) };
  };
  const scans = () => stage.far.calls.filter((call) => call === `examine ${HOME}`).length;

  it("and no policy explains is kept, so that no later scan calls it ready, until it is let through", async () => {
    stage.far.legacy = true;
    stage.far.denies = "because no session policy allows the action";
    await accepts(HOME);
    const denied = [
      {
        action: "securityhub:AcceptAdministratorInvitation",
        region: HOME,
        message: expect.stringContaining("no session policy"),
      },
    ];
    expect(await kept()).toMatchObject({ verdict: "unknown", denied });
    expect((await judged(account)).at(-1)).toMatchObject({
      policies: { account: { accept: "unknown", leave: "ready" }, ownRole: { accept: "unknown" } },
      was: { account: { accept: "ready" } },
    });
    await run({ account });
    expect(await kept()).toMatchObject({ verdict: "unknown", denied });
    stage.clearScene();
    await accepts(HOME);
    expect(await kept()).toEqual({ verdict: "ready" });
  });

  it("in one Region stays, whatever another Region lets through", async () => {
    stage.far.legacy = true;
    stage.far.denies = "with an explicit deny in a service control policy";
    await accepts(HOME);
    stage.clearScene();
    await accepts(LINKED);
    expect(await kept()).toMatchObject({ verdict: "unknown", denied: [{ region: HOME }] });
    stage.clearScene();
    await accepts(HOME);
    expect(await kept()).toEqual({ verdict: "ready" });
  });

  it("and the policies explain is mended with them, and not looked at again for each Region", async () => {
    stage.far.legacy = true;
    stage.far.verdict = "legacy-only";
    const lookedAt = async () => (await stage.history.policyReadiness([account]))[0]?.at;
    let asked: string | undefined;
    stage.far.when(`accept ${HOME}`, async () => {
      asked = await lookedAt();
    });
    // Until the first Region has been answered, and looked at again because of it.
    stage.far.when(`accept ${LINKED}`, () =>
      vi.waitFor(async () => {
        expect(asked).toBeDefined();
        expect(await lookedAt()).not.toBe(asked);
      }, 10_000),
    );
    await accepts(HOME, LINKED);
    expect(await kept()).toEqual({ verdict: "legacy-only" });
    // Before the question, and after the first Region.
    expect(scans()).toBe(2);
    stage.far.verdict = "ready";
    await run({ account });
    expect(await kept()).toEqual({ verdict: "ready" });
  });

  it("to a departure counts as well", async () => {
    await run({ account });
    stage.far.statuses = { [HOME]: "Enabled", [LINKED]: "Enabled" };
    stage.far.legacy = true;
    stage.far.denies = "with an explicit deny in a resource control policy";
    await stage.end(await stage.begin("departure", about()));
    expect((await stage.history.policyReadiness([account]))[0]?.pairs).toMatchObject({
      accept: { verdict: "ready" },
      leave: { verdict: "unknown" },
    });
  });

  it("is looked at before the failure is told, and a look that fails hides nothing of it", async () => {
    const id = await stage.begin("invitation", { ...about(), details: { onlyRegions: [HOME] } });
    await stage.asked(id);
    stage.far.breaks(`accept ${HOME}`, "AccessDenied");
    stage.far.breaks("scan", "Throttled");
    await stage.decide(id, "U03CARLA", "accept");
    expect(await stage.end(id)).toMatchObject({ status: "failed" });
    expect((await stage.request(id)).outcomes[HOME]).toMatchObject({ failure: { name: "AccessDenied" } });
    expect(scans()).toBe(2);
  });
});
