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
  "account-unknown": { refusal: "account-unknown", account: "nowhere" },
  "alias-ambiguous": { refusal: "alias-ambiguous", alias: "twin", accounts: [account, "444455556666"] },
  "subcommand-unknown": { refusal: "subcommand-unknown", given: "invit", meant: "invite" },
  "workflow-not-started": { refusal: "workflow-not-started", request, because: "connection reset" },
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
  "command-incomplete": ["/securityhub"],
  "date-malformed": ["`soon`", "`90d`"],
  "date-in-future": ["`2099-01-01`"],
  "not-among-owners": ["<@U07GUS>", "<@U03CARLA>"],
  "regions-unknown": ["`mars-1`", "`us-east-1` and `eu-west-1`"],
  "no-second-operator": ["somebody else"],
  "nothing-to-retry": [`\`${request}\``, "member in every Region"],
  "request-superseded": ["/securityhub status inv-later222"],
  "never-requested": [`/securityhub invite ${account}`],
  "reason-too-long": ["1200", "1000"],
  "not-an-owner": ["<@U03CARLA>"],
  "already-decided": ["<@U03CARLA> declined", "<!date^"],
  "not-yet-asked": ["is being prepared"],
  "request-closed": ["expired without an answer", "<!date^"],
  "alias-ambiguous": ["`444455556666`"],
  "subcommand-unknown": ["Did you mean `/securityhub invite`"],
  "workflow-not-started": ["connection reset"],
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
