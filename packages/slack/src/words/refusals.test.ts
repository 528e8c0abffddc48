import type { Refusal, RefusalKind } from "@invitations/core/refusal";
import { describe, expect, it } from "vitest";
import { turnedAway, words } from "./refusals.ts";
import { plain } from "./voice.ts";

type Sample<Kind> = Extract<Refusal, { refusal: Kind }>;
const at = "2026-11-22T09:00:00.000Z";
const account = "111122223333";
const request = "inv-abcd2345";

/** One of each kind, so that a new kind does not compile without its words being read here. */
const SAMPLES: { [Kind in RefusalKind]: Sample<Kind> } = {
  "account-id-malformed": { refusal: "account-id-malformed", given: "1234", fault: "too-short" },
  "email-malformed": { refusal: "email-malformed", given: "nobody" },
  "word-not-understood": { refusal: "word-not-understood", given: "perhaps" },
  "account-missing": { refusal: "account-missing", command: "status" },
  "command-incomplete": { refusal: "command-incomplete", command: "owner" },
  "region-unclear": { refusal: "region-unclear", given: "us-east1" },
  "date-malformed": { refusal: "date-malformed", given: "soon" },
  "date-in-future": { refusal: "date-in-future", given: "2099-01-01" },
  "account-is-administrator": { refusal: "account-is-administrator", account },
  "account-has-open-request": { refusal: "account-has-open-request", account, request, status: "waiting" },
  "owner-unknown": { refusal: "owner-unknown", account },
  "owner-is-requester": { refusal: "owner-is-requester", account },
  "owner-is-no-person": { refusal: "owner-is-no-person", users: ["U0BOT"] },
  "too-many-owners": { refusal: "too-many-owners", given: 11, most: 10 },
  "notified-is-no-person": { refusal: "notified-is-no-person", users: ["U0BOT"] },
  "too-many-notified": { refusal: "too-many-notified", given: 11, most: 10 },
  "not-among-notified": { refusal: "not-among-notified", account, users: ["U07GUS"], notified: ["U06FAY"] },
  "quorum-malformed": { refusal: "quorum-malformed", given: "none", most: 10 },
  "quorum-out-of-reach": { refusal: "quorum-out-of-reach", account, quorum: 2, mayDecide: ["U03CARLA"] },
  "already-approved": { refusal: "already-approved", account, at, needed: 1, missing: ["U04DENIZ"] },
  "not-among-owners": { refusal: "not-among-owners", account, users: ["U07GUS"], owners: ["U03CARLA"] },
  "reason-too-long": { refusal: "reason-too-long", length: 1_200, most: 1_000 },
  "not-an-operator": { refusal: "not-an-operator" },
  "not-an-owner": { refusal: "not-an-owner", account, owners: ["U03CARLA"] },
  "own-request": { refusal: "own-request" },
  "regions-unknown": { refusal: "regions-unknown", given: ["mars-1"], known: ["us-east-1", "eu-west-1"] },
  "no-second-operator": { refusal: "no-second-operator" },
  "nothing-to-retry": { refusal: "nothing-to-retry", request, status: "enabled" },
  "request-superseded": { refusal: "request-superseded", request, by: "inv-later222" },
  "already-decided": { refusal: "already-decided", decision: { verdict: "decline", by: "U03CARLA", at } },
  "not-yet-asked": { refusal: "not-yet-asked", request, status: "located" },
  "request-closed": { refusal: "request-closed", request, status: "expired", at },
  "request-unknown": { refusal: "request-unknown", request },
  "never-requested": { refusal: "never-requested", account },
  "list-not-fetched": { refusal: "list-not-fetched", name: "accounts.csv", because: "file_deleted" },
  "not-your-list": { refusal: "not-your-list", requester: "U01ANA" },
  "list-decided": { refusal: "list-decided", batch: "lst-abcd2345", status: "lapsed" },
  "account-unknown": { refusal: "account-unknown", account: "nowhere" },
  "alias-ambiguous": { refusal: "alias-ambiguous", alias: "twin", accounts: [account, "444455556666"] },
  "subcommand-unknown": { refusal: "subcommand-unknown", given: "invit", meant: "invite" },
  "workflow-not-started": { refusal: "workflow-not-started", request, because: "connection reset" },
  "list-empty": { refusal: "list-empty" },
  "list-no-text": { refusal: "list-no-text", looksLike: "spreadsheet" },
  "list-too-large": { refusal: "list-too-large", bytes: 5_300_000, most: 2_097_152 },
  "list-too-long": { refusal: "list-too-long", given: 1_001, most: 1_000 },
  "list-header-unknown": { refusal: "list-header-unknown", found: ["Konto", "Post"] },
  "list-column-twice": { refusal: "list-column-twice", column: "Email", found: ["E-mail", "Mail"] },
  "list-quote-open": { refusal: "list-quote-open", line: 17 },
  "row-columns": { refusal: "row-columns", given: 4, expected: 2 },
  "alias-too-long": { refusal: "alias-too-long", length: 120, most: 100 },
  "owner-not-found": { refusal: "owner-not-found", given: ["anna", "U0NOBODY"] },
  "owner-by-email-off": { refusal: "owner-by-email-off", given: ["anna@example.com"] },
  "errand-not-started": { refusal: "errand-not-started", because: "connect ECONNREFUSED" },
  "survey-unknown": { refusal: "survey-unknown" },
  "drift-changed": { refusal: "drift-changed", account },
  "nothing-to-mend": { refusal: "nothing-to-mend" },
  "already-recorded": { refusal: "already-recorded" },
};

/** What the sentence must carry over from the refusal, so that the person knows what it is about. */
const FACTS: Partial<Record<RefusalKind, string[]>> = {
  "account-id-malformed": ["`1234`", "12 digits"],
  "email-malformed": ["`nobody`"],
  "word-not-understood": ["`perhaps`", "/securityhub help"],
  "account-missing": ["/securityhub status &lt;account | request&gt;"],
  "account-has-open-request": [`\`${request}\``, "waits for an answer"],
  "owner-is-no-person": ["<@U0BOT>"],
  "too-many-owners": ["11", "10"],
  "notified-is-no-person": ["<@U0BOT>"],
  "too-many-notified": ["11", "10"],
  "not-among-notified": ["<@U07GUS>", "<@U06FAY>"],
  "quorum-malformed": ["`none`", "1 to 10"],
  "quorum-out-of-reach": ["needs 2 of its owners", "<@U03CARLA>", `/securityhub owner quorum ${account} 1`],
  "already-approved": ["<@U04DENIZ> has to accept too", "<!date^"],
  "command-incomplete": ["/securityhub"],
  "date-malformed": ["`soon`", "`90d`"],
  "survey-unknown": ["/securityhub drift"],
  "drift-changed": [`\`${account}\``, `/securityhub status ${account}`],
  "date-in-future": ["`2099-01-01`"],
  "not-among-owners": ["<@U07GUS>", "<@U03CARLA>"],
  "regions-unknown": ["`mars-1`", "`us-east-1` and `eu-west-1`"],
  "no-second-operator": ["somebody else"],
  "nothing-to-retry": [`\`${request}\``, "member in every Region"],
  "request-superseded": ["/securityhub status inv-later222"],
  "never-requested": [`/securityhub invite ${account}`],
  "list-not-fetched": ["accounts.csv", "file_deleted", "Give it again"],
  "not-your-list": ["<@U01ANA>"],
  "list-decided": ["lst-abcd2345", "Give it again"],
  "reason-too-long": ["1,200", "1,000"],
  "not-an-owner": ["<@U03CARLA>"],
  "already-decided": ["<@U03CARLA> declined", "<!date^"],
  "not-yet-asked": ["is being prepared"],
  "request-closed": ["expired without an answer", "<!date^"],
  "alias-ambiguous": ["`444455556666`"],
  "subcommand-unknown": ["Did you mean `/securityhub invite`"],
  "workflow-not-started": ["connection reset"],
  "list-empty": ["`Account ID,Email`"],
  "list-no-text": ["Save it as CSV", "`Account ID,Email`"],
  "list-too-large": ["5.1 MB", "2.0 MB"],
  "list-too-long": ["1,001 accounts", "1,000"],
  "list-header-unknown": ["`Konto` and `Post`", "`Account ID,Email`", "`Owner,Alias,Regions`"],
  "list-column-twice": ["`Email`", "`E-mail` and `Mail`"],
  "list-quote-open": ["line 17"],
  "row-columns": ["4 cells", "2 columns"],
  "alias-too-long": ["120", "100"],
  "owner-not-found": ["`anna` and `U0NOBODY`", "member id"],
  "owner-by-email-off": ["`anna@example.com`", "member id"],
};

describe.each(Object.values(SAMPLES))("$refusal", (refusal) => {
  const said = words(refusal);
  it("is said in a sentence that says more than what is wrong", () => {
    expect(said).toMatch(/^[A-Z`<]/);
    // What is wrong, and what to do next: never only the first.
    expect(said.length).toBeGreaterThan(40);
    expect(said).not.toContain(refusal.refusal);
    expect(said).not.toMatch(/undefined|\[object|NaN/);
  });

  it("carries the facts", () => {
    for (const fact of FACTS[refusal.refusal] ?? []) expect(said).toContain(fact);
  });

  it("can be said in plain text", () => {
    const text = words(refusal, plain());
    expect(text).not.toMatch(/`|<[@!#]|&lt;/);
  });
});

describe("an owner who was looked up by the account's address", () => {
  const email = "payments@example.com";
  it.each(["unknown", "is-no-person"] as const)(
    "in vain (%s) is told with the setting and the address",
    (because) => {
      const said = words({ refusal: "owner-unknown", account, byEmail: { email, because } });
      for (const fact of [
        "`MATCH_OWNERS_BY_EMAIL`",
        `\`${email}\``,
        `/securityhub invite ${account} @owner`,
      ]) {
        expect(said).toContain(fact);
      }
      expect(words({ refusal: "owner-unknown", account })).not.toContain("MATCH_OWNERS_BY_EMAIL");
    },
  );

  it("and is whoever asks, is told so", () => {
    const said = words({ refusal: "owner-is-requester", account, byEmail: email });
    expect(said).toContain(`found by its address \`${email}\` since \`MATCH_OWNERS_BY_EMAIL\` is on`);
    expect(words({ refusal: "owner-is-requester", account })).not.toContain("MATCH_OWNERS_BY_EMAIL");
  });
});

describe("account ids", () => {
  it.each([
    "empty",
    "too-short",
    "too-long",
    "decimal",
    "scientific",
    "other-digits",
    "separators",
    "not-digits",
  ] as const)("that are %s get words of their own", (fault) => {
    const said = words({ refusal: "account-id-malformed", given: "x1", fault });
    expect(said).not.toContain(fault === "empty" ? "`x1`" : fault === "decimal" ? "too-short" : `${fault} `);
    expect(said).toContain("111122223333");
  });

  it("get the id that was meant", () => {
    const said = words({
      refusal: "account-id-malformed",
      given: "1.0",
      fault: "decimal",
      meant: "000000000001",
    });
    expect(said).toContain("If you mean `000000000001`");
  });
});

it.each(["spreadsheet", "pdf", "unknown"] as const)(
  "says of a file that is no text what to do: %s",
  (looksLike) => {
    expect(words({ refusal: "list-no-text", looksLike })).toMatch(
      /^(That is a|I cannot read) .* CSV .* comes first/,
    );
  },
);

it("never lets what was typed act", () => {
  const said = words({ refusal: "word-not-understood", given: "<!channel> `*x*`" });
  expect(said).not.toContain("<!channel>");
  expect(said).toContain("`&lt;!channel&gt; '*x*'`");
});

it("tells a group from a word", () => {
  expect(words({ refusal: "word-not-understood", given: "@sec" })).toContain("not a person");
});

it("tells why a press was turned away, without naming kinds", () => {
  expect(turnedAway("not-an-owner")).toBe("not an owner of the account");
  expect(turnedAway("something-new")).toBe("the rules did not allow it");
  expect(turnedAway("constructor")).toBe("the rules did not allow it");
});
