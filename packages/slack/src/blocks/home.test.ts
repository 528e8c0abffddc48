import type { Account } from "@invitations/core/accounts/account";
import type { Seen } from "@invitations/core/accounts/last-seen";
import type { Request } from "@invitations/core/request/request";
import { requestAt } from "@invitations/core/request/testing";
import type { HomeView, KnownBlock } from "@slack/types";
import { describe, expect, it } from "vitest";
import { standingOf } from "../standing.ts";
import { mrkdwnOf, texts } from "../testing/slack-limits.ts";
import { aTroubledReadiness } from "../testing/troubled-readiness.ts";
import { accountPage } from "./account-page.ts";
import { HOME_PAGE, homeAsked } from "./accounts-in-home.ts";
import { coverageBlocks } from "./coverage.ts";
import { type Home, homeView } from "./home.ts";

const now = new Date("2026-11-30T09:00:00.000Z");
const at = "2026-11-22T09:00:00.000Z";
const regions = Array.from({ length: 34 }, (_, index) => `xx-longer-name-${index}`);

function anAccount(index: number, status: Seen["status"], more: Partial<Account> = {}): Account {
  const seen = regions.slice(0, 5).map((region) => [region, { status, at }] as const);
  return {
    id: String(100_000_000_000 + index),
    alias: `team-${index}`,
    owners: ["U03CARLA"],
    lastSeen: Object.fromEntries(seen),
    ...more,
  };
}
const standing = (account: Account) => standingOf(account, undefined);
const picture = (blocks: readonly KnownBlock[]) =>
  texts(blocks.filter(({ type }) => type === "rich_text"))
    .join("\n")
    .split("\n");
const said = (blocks: readonly unknown[]) => texts(blocks).join("\n");

describe("coverage", () => {
  it("is nothing where nothing is known", () => {
    expect(coverageBlocks([])).toEqual([]);
    expect(coverageBlocks([standing({ id: "111122223333", owners: [] })])).toEqual([]);
  });

  it("draws those that need a look first, in lines of one width", () => {
    const blocks = coverageBlocks([
      standing(anAccount(1, "Enabled")),
      standing(anAccount(2, "Removed")),
      standing(anAccount(3, "Enabled", { alias: "longer-name", failedIn: regions.slice(0, 1) })),
      standing(anAccount(4, "Invited")),
    ]);
    expect(picture(blocks)).toEqual([
      "longer-name  🟥🟩🟩🟩🟩",
      "team-4       🟨🟨🟨🟨🟨",
      "team-2       ⬛⬛⬛⬛⬛",
      "team-1       🟩🟩🟩🟩🟩",
    ]);
    expect(said(blocks)).toContain(
      "4 accounts in 5 Regions: 1 is a member in every Region, 1 in some, 2 in none; something failed in 1",
    );
    expect(said(blocks)).toContain("🟩 Enabled   🟨 Invited   ⬛ Removed   🟥 failed");
    expect(said(blocks)).not.toContain("Resigned");
  });

  it("counts a thousand accounts, and draws the worst of them", () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      standing(anAccount(index, index === 777 ? "Resigned" : "Enabled")),
    );
    const blocks = coverageBlocks(many);
    expect(picture(blocks)).toHaveLength(40);
    expect(picture(blocks)[0]).toMatch(/^team-777 /);
    expect(said(blocks)).toContain("1,000 accounts in 5 Regions: 999 are members in every Region, 1 in none");
    expect(said(blocks)).toContain("and 960 are not");
  });
});

/** What Slack would refuse of a Home tab. */
function refused({ blocks }: HomeView): string[] {
  const found: string[] = [];
  if (blocks.length > 100) found.push(`${blocks.length} blocks`);
  if (Buffer.byteLength(JSON.stringify(blocks)) > 250_000) found.push("too large");
  const ids = blocks.flatMap((block) => ("block_id" in block && block.block_id ? [block.block_id] : []));
  if (new Set(ids).size < ids.length) found.push("a block id twice");
  if (ids.some((id) => id.length > 255)) found.push("a long block id");
  for (const block of blocks) {
    const longest = block.type === "section" ? 3_000 : block.type === "context" ? 2_000 : 150;
    if (block.type === "rich_text" || block.type === "actions") continue;
    for (const text of texts(block)) {
      if (text.length > longest || text === "") found.push(`${block.type} of ${text.length}`);
    }
  }
  return found;
}

describe("the Home tab", () => {
  const home = (changes: Partial<Home>): Home => ({
    everybodys: true,
    waiting: [],
    asked: [],
    open: [],
    standings: [],
    accounts: { page: 1, total: 0, shown: [] },
    now,
    ...changes,
  });

  it("is calm where there is nothing", () => {
    const view = homeView(home({}));
    expect(refused(view)).toEqual([]);
    expect(said(view.blocks)).toContain("Nothing waits for your answer");
    expect(said(homeView(home({ everybodys: false })).blocks)).toContain("not an owner of any account here");
  });

  it("tells open requests by age, and stresses those that nobody answers", () => {
    const old = requestAt("waiting");
    const young: Request = { ...old, id: "inv-young222", requestedAt: "2026-11-30T08:00:00.000Z" };
    const view = said(homeView(home({ open: [old, young] })).blocks);
    expect(view).toContain(
      "• *8 days* · `payments-prod` (`111122223333`) waits for an answer · `inv-abcd2345`",
    );
    expect(view).toContain("• today ·");
  });

  it("fits into Slack's limits with a thousand of everything, and nothing that was written acts", () => {
    const requests = Array.from({ length: 1_000 }, (_, index) => {
      const request = requestAt("waiting");
      const alias = `<!channel>${"&".repeat(300)}`;
      return {
        ...request,
        id: `inv-${index}`,
        account: { ...request.account, alias },
        reason: "x".repeat(1_000),
      };
    });
    const standings = Array.from({ length: 1_000 }, (_, index) => {
      const lastSeen = Object.fromEntries(
        regions.map((region) => [region, { status: "Invited" as const, at }]),
      );
      return standing(anAccount(index, "Invited", { alias: `<!channel>${"\n".repeat(50)}`, lastSeen }));
    });
    const shown = standings.slice(0, HOME_PAGE).map((one) => ({ standing: one }));
    const accounts = { page: 2, total: 1_000, shown };
    const view = homeView(home({ waiting: requests, asked: requests, open: requests, standings, accounts }));
    expect(refused(view)).toEqual([]);
    expect(mrkdwnOf(view.blocks).join("\n").replaceAll("<!date^", "")).not.toContain("<!");
    expect(said(view.blocks)).toContain("988 more requests");
  });
});

describe("an account's page", () => {
  const about = { standing: standing(anAccount(1, "Enabled")), page: 3, now };

  it("says so where nobody has looked at its policies", () => {
    const view = accountPage({ ...about, readiness: undefined });
    expect(refused(view)).toEqual([]);
    expect(said(view.blocks)).toContain("Nobody has looked at its IAM policies yet");
  });

  it("shows verdicts, what stands in the way and what to do, the Regions, who looked and when", () => {
    const view = accountPage({ ...about, readiness: aTroubledReadiness() });
    expect(refused(view)).toEqual([]);
    const text = said(view.blocks);
    for (const fact of [
      "could not be told",
      "a session policy",
      "Statement 2 asks for no external id",
      "AWSServiceRoleForSecurityHub",
      "the account has not opted into it",
      "Security Hub off",
      "Statements at fault",
      "asked by <@U01ANA>",
      "AWS denied `securityhub:AcceptAdministratorInvitation` in `eu-west-1`",
    ]) {
      expect(text).toContain(fact);
    }
    expect(JSON.stringify(view.blocks)).toContain('"value":"100000000001:3"');
  });
});

describe("homeAsked", () => {
  it.each([
    ["111122223333:4", { account: "111122223333", page: 4 }],
    ["2", { page: 2 }],
    ["0", { page: 1 }],
    ["", { page: 1 }],
    ["111122223333", { page: 1 }],
    ["../../etc:1", { page: 1 }],
    [undefined, { page: 1 }],
  ])("of %j is %j", (value, asked) => {
    expect(homeAsked(value)).toEqual(asked);
  });
});
