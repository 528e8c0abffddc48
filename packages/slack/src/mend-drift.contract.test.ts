import type { Account } from "@invitations/core/accounts/account";
import type { DriftKind } from "@invitations/core/drift/difference";
import { type Found, rowsOfSurvey, surveyOf } from "@invitations/core/drift/survey";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  bringTo,
  NOW,
  OPERATOR,
  OWNER,
  SECOND_OPERATOR,
  type StartedDesk,
  startDesk,
} from "./testing/start-desk.ts";

const HOME = "us-east-1";
const at = "2026-11-22T09:00:00.000Z";
const SURVEY = "drift-1";
const EXPIRES = new Date("2027-01-01T00:00:00.000Z");

const idOf = (number: number) => String(500_000_000_000 + number);
const account = (number: number, more: Partial<Account> = {}): Account => ({
  id: idOf(number),
  alias: `alias-${number}`,
  owners: [OWNER],
  lastSeen: { [HOME]: { status: "Resigned", at } },
  ...more,
});
const found = (number: number, drift: DriftKind = "left"): Found => ({
  drift,
  account: idOf(number),
  alias: `alias-${number}`,
  regions: { [HOME]: { was: "Enabled", now: "Resigned" } },
});

let desk: StartedDesk;
async function start(accounts: Account[], all: Found[]): Promise<void> {
  await desk?.stop();
  desk = await startDesk(accounts);
  await desk.history.keepReport(SURVEY, rowsOfSurvey({ id: SURVEY, found: all, unread: [] }), EXPIRES);
}
beforeEach(() => start([account(1), account(2)], [found(1), found(2)]));
afterEach(() => desk.stop());

const press = (mend: string, user = OPERATOR, drift: DriftKind = "left", survey = SURVEY) =>
  desk.press(`drift:${mend}`, user, JSON.stringify({ survey, drift }), { channel: "C01SECOPS" });
const answers = () => desk.privately().filter(({ replace_original }) => replace_original === false);
const digests = () => desk.privately().filter(({ replace_original }) => replace_original === true);
const said = () => JSON.stringify(answers().at(-1));
const survey = async () => surveyOf(SURVEY, (await desk.history.report(SURVEY)) ?? []).found;

describe("Invite again", () => {
  it("opens a request for each account, in the Regions concerned, and the digest says who did", async () => {
    await press("invite");
    expect(desk.asked).toEqual(["start inv-new1", "start inv-new2"]);
    expect(desk.history.written.map((event) => event.type === "requested" && event)).toMatchObject([
      {
        kind: "invitation",
        account: { id: idOf(1), alias: "alias-1" },
        owners: [OWNER],
        details: { onlyRegions: [HOME] },
        actor: { person: OPERATOR },
        reason: "The account left, or declined, outside this app.",
      },
      { account: { id: idOf(2) } },
    ]);
    expect(said()).toContain("Opened 2 requests.");
    expect(said()).toContain("/securityhub status inv-new1");
    expect(JSON.stringify(digests())).toContain(`<@${OPERATOR}>: request \`inv-new1\``);
    expect(JSON.stringify(digests())).not.toContain('"button"');
    expect((await survey()).map(({ mended }) => mended)).toEqual([
      { by: OPERATOR, request: "inv-new1" },
      { by: OPERATOR, request: "inv-new2" },
    ]);
  });

  it("pressed twice does nothing more, and says so", async () => {
    await press("invite");
    await press("invite", SECOND_OPERATOR);
    expect(desk.asked).toHaveLength(2);
    expect(said()).toContain("Nothing is left to do here");
  });

  it("pressed by two at once opens one request for each account", async () => {
    await Promise.all([press("invite"), press("invite", SECOND_OPERATOR)]);
    expect(desk.types().filter((type) => type === "requested")).toHaveLength(2);
    expect((await survey()).every(({ mended }) => mended !== undefined)).toBe(true);
  });

  it("is for operators, and for nobody else", async () => {
    await press("invite", OWNER);
    expect(said()).toContain("Only the security team");
    expect([desk.asked, digests()]).toEqual([[], []]);
  });

  it("passes over what has changed meanwhile, and what the rules refuse, and says why of each", async () => {
    const back = account(1, { lastSeen: { [HOME]: { status: "Enabled", at } } });
    await start(
      [back, account(2, { owners: [] }), account(3, { owners: [] }), account(4), account(5)],
      [1, 2, 3, 4, 5].map((number) => found(number)),
    );
    const open = await bringTo(desk.history, "waiting", "invitation", { account: { id: idOf(4) } });
    await press("invite");
    expect(desk.asked).toEqual(["start inv-new1"]);
    expect(said()).toContain("Opened 1 request. 3 more accounts are left");
    expect(said()).toContain(`\`${idOf(1)}\` stands differently by now`);
    expect(said()).toContain(`I do not know who answers for \`${idOf(2)}\``);
    expect(said()).toContain(`The same holds for \`${idOf(3)}\``);
    expect(said()).toContain(`has an open request already: \`${open.id}\` waits for an answer`);
    expect((await survey()).map(({ mended }) => mended)).toEqual([
      { changed: true },
      undefined,
      undefined,
      undefined,
      { by: OPERATOR, request: "inv-new1" },
    ]);
  });

  it("acts on twenty at once, past those that nothing can be done about, and goes on with the next press", async () => {
    const without = Array.from({ length: 25 }, (_, index) => account(index, { owners: [] }));
    const others = Array.from({ length: 30 }, (_, index) => account(100 + index));
    const all = [...without, ...others];
    await start(
      all,
      all.map(({ id }) => found(Number(id) - 500_000_000_000)),
    );
    await press("invite");
    expect(desk.asked).toHaveLength(20);
    expect(said()).toContain("Opened 20 requests. 35 more accounts are left; press again");
    await press("invite");
    expect(desk.asked).toHaveLength(30);
  });

  it("leaves what could not be started to another press", async () => {
    desk.workflow.start = async () => {
      throw new Error("connect ECONNREFUSED");
    };
    await press("invite");
    expect(said()).toContain("could not be started");
    expect((await survey()).map(({ mended }) => mended)).toEqual([undefined, undefined]);
  });
});

describe("Keep", () => {
  it("is recorded in the account's history, and opens nothing", async () => {
    await press("keep");
    expect(desk.asked).toEqual([]);
    expect(await desk.history.accountEvents(idOf(1))).toMatchObject([
      {
        type: "drift-accepted",
        at: NOW.toISOString(),
        actor: { person: OPERATOR },
        survey: SURVEY,
        drift: "left",
        regions: [HOME],
      },
    ]);
    expect(said()).toContain("may stay so");
    await desk.type(`history ${idOf(1)}`);
    expect(JSON.stringify(await desk.type(`history ${idOf(1)}`))).toContain("agreed that it may stay so");
  });
});

describe("Remove", () => {
  it("asks for a removal in the Regions concerned, for a second operator to confirm", async () => {
    const joined: Found = {
      ...found(1, "joined-elsewhere"),
      regions: { [HOME]: { was: "Resigned", now: "Enabled" } },
    };
    await start([account(1, { lastSeen: { [HOME]: { status: "Enabled", at } } })], [joined]);
    await press("remove", OPERATOR, "joined-elsewhere");
    expect(desk.history.written).toMatchObject([{ kind: "removal", details: { onlyRegions: [HOME] } }]);
    expect(desk.asked).toEqual(["start inv-new1"]);
  });
});

describe("a button that is older than what it is about", () => {
  it("says that the comparison is not kept any more", async () => {
    await press("invite", OPERATOR, "left", "drift-gone");
    expect(said()).toContain("/securityhub drift");
    await desk.press("drift:invite", OPERATOR, "nonsense");
    expect(said()).toContain("I no longer have what this comparison found");
    expect(desk.asked).toEqual([]);
  });
});

describe("/securityhub drift", () => {
  it("begins a comparison for an operator, and says where its result will be", async () => {
    const answer = await desk.type("drift");
    expect(answer?.text).toContain("operators' channel");
    expect(desk.asked).toEqual([`drift drift-${OPERATOR}-20261123T0900 {"asker":"${OPERATOR}"}`]);
    expect((await desk.type("drift", OWNER))?.text).toContain("Only the security team");
    expect(desk.asked).toHaveLength(1);
  });
});
