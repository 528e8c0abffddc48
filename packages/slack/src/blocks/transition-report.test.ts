import { foresee } from "@invitations/core/transition/foresee";
import {
  fateSchema,
  type TransitionBlocker,
  type TransitionReport,
  transitionBlockerSchema,
} from "@invitations/core/transition/report";
import { aTransition, INSIDE, OUTSIDE } from "@invitations/core/transition/testing";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf } from "../testing/slack-limits.ts";
import { transitionCsv } from "../transition-file.ts";
import { fateTitle, fateWords, transitionBlockerWords } from "../words/transition.ts";
import { plain } from "../words/voice.ts";
import { errandFailed } from "./errand-failed.ts";
import { fileMissing, transitionMessage } from "./transition-report.ts";

const usual = foresee(aTransition());
const said = (report: TransitionReport) => mrkdwnOf(transitionMessage(report).blocks).join("\n");

/** A reason as long and as full of what Slack escapes as any may be. */
const because = "&<!channel>` ".repeat(100);
const BLOCKERS: { [Kind in TransitionBlocker["blocker"]]: Extract<TransitionBlocker, { blocker: Kind }> } = {
  "in-no-organization": { blocker: "in-no-organization" },
  "organization-unknown": { blocker: "organization-unknown", because },
  "all-features-missing": { blocker: "all-features-missing", organization: "o-practice01" },
  "is-management-account": { blocker: "is-management-account", organization: "o-practice01" },
  "nobody-delegated": { blocker: "nobody-delegated", managementAccount: "303030303030" },
  "another-delegated": { blocker: "another-delegated", account: "303030303030", members: 1_000 },
  "delegation-unknown": { blocker: "delegation-unknown", because },
  "accounts-unknown": { blocker: "accounts-unknown", because },
  "not-by-themselves": { blocker: "not-by-themselves", accounts: 1 },
  "policies-do-not-reach": { blocker: "policies-do-not-reach", members: 1, unknown: 2 },
};

/** A thousand accounts of every fate in thirty Regions, most of them unreadable, with all that may block at once. */
function crowd(): TransitionReport {
  const fates = fateSchema.options;
  const regions = Array.from({ length: 30 }, (_, at) => `us-gov-northwest-${at}`);
  const { "in-no-organization": _none, "organization-unknown": _unknown, ...atOnce } = BLOCKERS;
  return {
    ...usual,
    regions,
    unread: regions.map((region) => ({ region, because })),
    blockers: Object.values(atOnce),
    accounts: Array.from({ length: 1_000 }, (_, at) => ({
      id: String(100_000_000_000 + at),
      alias: "&".repeat(80),
      standing: "in-organization" as const,
      fate: fates[at % fates.length] ?? "unknown",
      statuses: Object.fromEntries(regions.map((region) => [region, "Enabled" as const])),
    })),
  };
}

describe("the message", () => {
  it("begins with the counts, then says what stands in the way, then names the first of each group", () => {
    const text = said(usual);
    const order = [
      "*3 accounts: 2 in the organization and 1 outside of it*",
      "the delegated administrator of its Security Hub, with local configuration",
      "Invited accounts do not become members through the organization by themselves",
      "Configuration policies do not reach accounts by invitation",
      "Members of your organization: 1",
      "`payments-prod` (`111122223333`)",
      "Stay members by invitation: 1",
      "The file has all of them",
    ].map((fact) => text.indexOf(fact));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it("is one that Slack takes, for a thousand accounts and everything that can go wrong", () => {
    const message = transitionMessage(crowd());
    expect(complaints(message)).toEqual([]);
    const text = mrkdwnOf(message.blocks).join("\n");
    expect(text).not.toMatch(/<!channel|<!here/);
    // Nothing that stands in the way is left out, however long it is.
    for (const blocker of crowd().blockers)
      expect(text).toContain(transitionBlockerWords(blocker).slice(0, 40));
  });

  it("speaks of no file and no groups where there is nobody", () => {
    const text = said({ ...usual, accounts: [], blockers: [] });
    expect(text).toContain("No account is on the administrator's list");
    expect(text).not.toMatch(/The file|become of them|stands in the way/);
  });
});

describe("the words", () => {
  it.each(fateSchema.options)("of the fate %s are whole sentences, in plain text too", (fate) => {
    expect(fateTitle(fate)).toMatch(/^[A-Z]/);
    for (const text of [fateWords(fate), fateWords(fate, plain())]) expect(text).toMatch(/^[A-Z].{30,}\.$/);
    expect(fateWords(fate, plain())).not.toMatch(/[`<>]/);
  });

  it.each(transitionBlockerSchema.options.map(({ shape }) => shape.blocker.value))(
    "of the blocker %s say what it is first",
    (kind) => {
      expect(transitionBlockerWords(BLOCKERS[kind])).toMatch(/^\*.{15,}\*.{20,}\.$/s);
    },
  );

  it("of a failed errand, and of a missing file, are what Slack takes", () => {
    const failed = errandFailed(
      { kind: "transition", id: "transition-U1" },
      { name: "AccessDenied", message: because },
    );
    expect(complaints(failed)).toEqual([]);
    expect(mrkdwnOf(failed.blocks).join("\n")).toContain("/securityhub transition");
    expect(complaints(fileMissing("missing_scope"))).toEqual([]);
  });
});

describe("the file", () => {
  it("has every account with its statuses Region by Region", () => {
    const csv = transitionCsv({ ...usual, unread: [{ region: "eu-west-1", because: "denied" }] });
    const [columns, ...rows] = csv.trimEnd().split("\r\n");
    expect(columns).toBe(
      "\uFEFFaccount,alias,organization,fate,in_words,what_becomes_of_it,us-east-1,eu-west-1",
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(
      new RegExp(`^${INSIDE},payments-prod,in-organization,organization-member,Members of`),
    );
    expect(rows[0]).toMatch(/,Enabled,Invited$/);
    expect(rows[1]).toMatch(
      new RegExp(`^${OUTSIDE},,in-other-or-none,stays-by-invitation,.*,Enabled,could not be read$`),
    );
  });

  it("has a thousand, and nothing that a spreadsheet would run", () => {
    const report = crowd();
    const [first] = report.accounts;
    if (first) first.alias = "=HYPERLINK(1)";
    const csv = transitionCsv(report);
    expect(csv.split("\r\n")).toHaveLength(1_002);
    expect(csv).toContain(",'=HYPERLINK(1),");
  });
});
