import { isRefusal } from "@invitations/core/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { parse } from "./parse.ts";

const ID = "111122223333";
const invite = ({ email, owners = [], reason }: { email?: string; owners?: string[]; reason?: string }) => ({
  command: "invite",
  accountId: ID,
  contacts: { owners, ...(email === undefined ? {} : { email }) },
  ...(reason === undefined ? {} : { reason }),
});

describe("parse: invite", () => {
  it.each<[string, object]>([
    [`invite ${ID}`, invite({})],
    [`  INVITE\n${ID}\t`, invite({})],
    [`invite “${ID}”`, invite({})],
    [`invite \`${ID}\``, invite({})],
    [`invite \u2060${ID}\u200b`, invite({})],
    [`invite <tel:${ID}|${ID}>`, invite({})],
    [`invite ${ID} <mailto:A@b.co|A@b.co>`, invite({ email: "a@b.co" })],
    [`invite ${ID} A@b.co`, invite({ email: "a@b.co" })],
    [`invite ${ID} <@U1>`, invite({ owners: ["U1"] })],
    [`invite ${ID} <@U1|ana>,<@U2|bo>, a@b.co`, invite({ owners: ["U1", "U2"], email: "a@b.co" })],
    [`invite ${ID} <@U1> a@b.co <@U2>`, invite({ owners: ["U1", "U2"], email: "a@b.co" })],
    [`invite ${ID} for the audit`, invite({ reason: "for the audit" })],
    [`invite ${ID} <@U1> ask <@U2|bo> or x@y.co`, invite({ owners: ["U1"], reason: "ask @bo or x@y.co" })],
    [`invite ${ID} see <mailto:x@y.co|x@y.co>`, invite({ reason: "see x@y.co" })],
    [`invite ${ID} “for the audit”`, invite({ reason: "for the audit" })],
    [`invite ${ID} the “audit”`, invite({ reason: "the “audit”" })],
    [`invite ${ID} R&amp;D says &lt;yes&gt;`, invite({ reason: "R&D says <yes>" })],
    [`invite ${ID} it was &lt;@U1&gt;`, invite({ reason: "it was <@U1>" })],
    [`invite ${ID} because\n<!channel> *must* know`, invite({ reason: "because\n@channel *must* know" })],
    [`invite ${ID} <!here> look`, invite({ reason: "@here look" })],
    [`invite ${ID} <#C1|ops> wants it`, invite({ reason: "#ops wants it" })],
    [`invite ${ID} --delete it`, invite({ reason: "--delete it" })],
    [
      `invite ${ID} <https://wiki.example.com/a|wiki.example.com/a>`,
      invite({ reason: "wiki.example.com/a" }),
    ],
    [
      `invite ${ID} <https://bad.example.com|click here>`,
      invite({ reason: "click here (https://bad.example.com)" }),
    ],
    [
      `invite ${ID} <https://x.example.com/?a=1&amp;b=2>`,
      invite({ reason: "https://x.example.com/?a=1&b=2" }),
    ],
    ["invite", { command: "invite-form" }],
  ])("reads %j", (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  it.each<[string, object]>([
    ["invite 1234", { refusal: "account-id-malformed", fault: "too-short" }],
    ["invite 1111 2222 3333 now", { refusal: "account-id-malformed", fault: "separators", meant: ID }],
    [`invite ${ID}.0`, { refusal: "account-id-malformed", fault: "decimal", meant: ID }],
    ["invite payments-prod", { refusal: "account-id-malformed", fault: "not-digits" }],
    ["invite <@U1>", { refusal: "account-missing", command: "invite" }],
    [`invite <@U1> ${ID}`, { refusal: "account-missing", command: "invite" }],
    [`invite ${ID} nobody@`, { refusal: "email-malformed", given: "nobody@" }],
    [`invite ${ID} a@b.co c@d.co`, { refusal: "word-not-understood", given: "c@d.co" }],
    // Typed letter by letter, it is no mention.
    [`invite ${ID} &lt;@U1&gt;`, { refusal: "email-malformed", given: "<@U1>" }],
    [`invite ${ID} @anna`, { refusal: "word-not-understood", given: "@anna" }],
    [`invite ${ID} <!subteam^S1|@sec>`, { refusal: "word-not-understood", given: "@sec" }],
    [`invite ${ID} <!subteam^S1>`, { refusal: "word-not-understood", given: "@S1" }],
  ])("refuses %j", (text, refusal) => {
    expect(parse(text)).toMatchObject(refusal);
  });
});

const account = { account: ID };
const named = { alias: "Payments Prod" };

describe("parse: what is asked of one account", () => {
  it.each<[string, object]>([
    [`join ${ID}`, { command: "join", account }],
    ["join payments-prod", { command: "join", account: { alias: "payments-prod" } }],
    ["join <http://acme.io|acme.io> now", { command: "join", account: { alias: "acme.io" }, reason: "now" }],
    ['join "Payments Prod" we were bought', { command: "join", account: named, reason: "we were bought" }],
    ["join “Payments Prod” “we were bought”", { command: "join", account: named, reason: "we were bought" }],
    ["join „Payments Prod“, now", { command: "join", account: named, reason: "now" }],
    ["join «Payments  Prod»", { command: "join", account: named }],
    // Without its closing mark a quotation is a word like another.
    ['join "Payments Prod', { command: "join", account: { alias: "Payments" }, reason: "Prod" }],
    [`resend ${ID} because`, { command: "resend", account, reason: "because" }],
    [`leave ${ID}`, { command: "leave", account, regions: [] }],
    [`leave ${ID} us-east-1`, { command: "leave", account, regions: ["us-east-1"] }],
    [
      `leave ${ID} US-East-1, eu-west-1 us-gov-west-1,us-east-1 we are sold`,
      {
        command: "leave",
        account,
        regions: ["us-east-1", "eu-west-1", "us-gov-west-1"],
        reason: "we are sold",
      },
    ],
    [
      `leave ${ID} us-east-1 but not eu-west-1`,
      { command: "leave", account, regions: ["us-east-1"], reason: "but not eu-west-1" },
    ],
    [`remove ${ID}`, { command: "remove", account, andDelete: false }],
    [`remove ${ID} --delete`, { command: "remove", account, andDelete: true }],
    [
      `remove —delete ${ID} it is closed`,
      { command: "remove", account, andDelete: true, reason: "it is closed" },
    ],
    [
      `remove ${ID} it is –DELETE closed`,
      { command: "remove", account, andDelete: true, reason: "it is closed" },
    ],
    [
      `remove ${ID} “--delete” was missing`,
      { command: "remove", account, andDelete: false, reason: "“--delete” was missing" },
    ],
  ])("reads %j", (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  it.each<[string, object]>([
    ["join", { refusal: "account-missing", command: "join" }],
    ['resend ""', { refusal: "account-missing", command: "resend" }],
    ["leave <@U1>", { refusal: "account-missing", command: "leave" }],
    ["remove --delete", { refusal: "account-missing", command: "remove" }],
    ["remove 12345", { refusal: "account-id-malformed", fault: "too-short" }],
    ["join 1111 2222 3333", { refusal: "account-id-malformed", meant: ID }],
    [`remove ${ID} --force`, { refusal: "word-not-understood", given: "--force" }],
    [`remove ${ID} --deleet`, { refusal: "word-not-understood", given: "--deleet" }],
    [`leave ${ID} us-east1`, { refusal: "region-unclear", given: "us-east1" }],
    [`leave ${ID} eu_west_1 now`, { refusal: "region-unclear", given: "eu_west_1" }],
    [`leave ${ID} us-east-1/eu-west-1`, { refusal: "region-unclear", given: "us-east-1/eu-west-1" }],
    [`leave ${ID} us-east-1 eu-west`, { refusal: "region-unclear", given: "eu-west" }],
    [`leave ${ID} we are sold us-east-1`, { refusal: "region-unclear", given: "us-east-1" }],
  ])("refuses %j", (text, refusal) => {
    expect(parse(text)).toMatchObject(refusal);
  });
});

describe("parse: the rest", () => {
  it.each<[string, object]>([
    ["", { command: "help" }],
    ["   ", { command: "help" }],
    ["“”", { command: "help" }],
    ["help", { command: "help" }],
    ["help Invite", { command: "help", about: "invite" }],
    ["help owner remove", { command: "help", about: "owner remove" }],
    ["help owner", { command: "help", about: "owner add" }],
    [`status ${ID}`, { command: "status", subject: { account: ID } }],
    ["status inv-abcd2345", { command: "status", subject: { request: "inv-abcd2345" } }],
    ["status payments-prod", { command: "status", subject: { alias: "payments-prod" } }],
    ["status “Payments Prod”", { command: "status", subject: { alias: "Payments Prod" } }],
    ["history <http://acme.io|acme.io>", { command: "history", subject: { alias: "acme.io" } }],
    ["history R&amp;D", { command: "history", subject: { alias: "R&D" } }],
    ["cancel inv-abcd2345", { command: "cancel", subject: { request: "inv-abcd2345" } }],
    ["retry Payments Prod", { command: "retry", subject: { alias: "Payments Prod" } }],
    ["owner", { command: "owner list" }],
    ["Owner LIST", { command: "owner list" }],
    [`notify add ${ID} <@U1>, <@U2>`, { command: "notify add", account, people: ["U1", "U2"] }],
    [`notify remove <@U1> ${ID}`, { command: "notify remove", account, people: ["U1"] }],
    [`owner quorum ${ID} 2`, { command: "owner quorum", account, quorum: 2 }],
    ["owner quorum “Payments Prod” “10”", { command: "owner quorum", account: named, quorum: 10 }],
    [`owner list ${ID}`, { command: "owner list", accountIfAny: account }],
    [
      `owner add ${ID} <@U1>, <@U2> and`.slice(0, -4),
      { command: "owner add", account, people: ["U1", "U2"] },
    ],
    [`owner add <@U1|ana> ${ID} <@U1>`, { command: "owner add", account, people: ["U1"] }],
    ["owner remove “Payments Prod” <@U1>", { command: "owner remove", account: named, people: ["U1"] }],
    ["list", { command: "list", filter: { all: true }, page: 1 }],
    ["list 3", { command: "list", filter: { all: true }, page: 3 }],
    ["list Enabled", { command: "list", filter: { status: "Enabled" }, page: 1 }],
    ["list waiting 2", { command: "list", filter: { only: "waiting" }, page: 2 }],
    ["list failed", { command: "list", filter: { only: "failed" }, page: 1 }],
    ["list “Payments Prod”", { command: "list", filter: { part: "Payments Prod" }, page: 1 }],
    [`list ${ID}`, { command: "list", filter: { part: ID }, page: 1 }],
    ["export", { command: "export", since: { days: 30 } }],
    ["export 7d", { command: "export", since: { days: 7 } }],
    ["export 90 days", { command: "export", since: { days: 90 } }],
    ["export 2026-02-28", { command: "export", since: { day: "2026-02-28" } }],
    ["export “2026-02-28”", { command: "export", since: { day: "2026-02-28" } }],
  ])("reads %j", (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  it.each<[string, object]>([
    ["status", { refusal: "account-missing", command: "status" }],
    ['history ""', { refusal: "account-missing", command: "history" }],
    ["status 1234", { refusal: "account-id-malformed" }],
    [`status ${ID} now`, { refusal: "word-not-understood", given: "now" }],
    ["status inv-1 inv-2", { refusal: "word-not-understood", given: "inv-2" }],
    ["cancel", { refusal: "account-missing", command: "cancel" }],
    ["retry inv-1 now", { refusal: "word-not-understood", given: "now" }],
    ["invit", { refusal: "subcommand-unknown", given: "invit", meant: "invite" }],
    ["hsitory", { refusal: "subcommand-unknown", given: "hsitory", meant: "history" }],
    ["help statsu", { refusal: "subcommand-unknown", given: "statsu", meant: "status" }],
    ["notify", { refusal: "account-missing", command: "notify add" }],
    [`notify ${ID} <@U1>`, { refusal: "command-incomplete", command: "notify add" }],
    [`notify remove ${ID}`, { refusal: "command-incomplete", command: "notify remove" }],
    ["owner quorum", { refusal: "account-missing", command: "owner quorum" }],
    [`owner quorum ${ID}`, { refusal: "command-incomplete", command: "owner quorum" }],
    [`owner quorum ${ID} 0`, { refusal: "quorum-malformed", given: "0", most: 10 }],
    [`owner quorum ${ID} 11`, { refusal: "quorum-malformed", given: "11", most: 10 }],
    [`owner quorum ${ID} two`, { refusal: "quorum-malformed", given: "two", most: 10 }],
    [`owner quorum ${ID} 2 please`, { refusal: "word-not-understood", given: "please" }],
    ["owner ad", { refusal: "subcommand-unknown", given: "owner ad", meant: "owner add" }],
    [`owner ${ID} <@U1>`, { refusal: "command-incomplete", command: "owner add" }],
    ["owner add", { refusal: "account-missing", command: "owner add" }],
    ["owner add <@U1>", { refusal: "account-missing", command: "owner add" }],
    [`owner add ${ID}`, { refusal: "command-incomplete", command: "owner add" }],
    [`owner add ${ID} @anna`, { refusal: "word-not-understood", given: "@anna" }],
    [`owner add ${ID} <!subteam^S1|@sec>`, { refusal: "word-not-understood", given: "@sec" }],
    [`owner add ${ID} <@U1> please`, { refusal: "word-not-understood", given: "please" }],
    [`owner list ${ID} now`, { refusal: "word-not-understood", given: "now" }],
    ["list waiting 0", { refusal: "word-not-understood", given: "0" }],
    ["export yesterday", { refusal: "date-malformed", given: "yesterday" }],
    ["export 2026-02-30", { refusal: "date-malformed", given: "2026-02-30" }],
    ["export 2026-13-01", { refusal: "date-malformed" }],
    ["export 0d", { refusal: "date-malformed", given: "0d" }],
    ["export 2026-01-01 2026-02-01", { refusal: "date-malformed" }],
  ])("refuses %j", (text, refusal) => {
    expect(parse(text)).toMatchObject(refusal);
  });

  it("suggests nothing for a word that is like none", () => {
    expect(parse("frobnicate")).toEqual({ refusal: "subcommand-unknown", given: "frobnicate" });
  });
});

describe("parse: any text", () => {
  const form = fc.constantFrom(
    "<@U1>",
    "<@U1|ana>",
    "<mailto:a@b.co|a@b.co>",
    "<!channel>",
    "<!subteam^S1|@x>",
    "<#C1|ops>",
    "<https://x.y|x.y>",
    "<",
    ">",
    "<@",
    "<|>",
    "&lt;",
    "&amp;lt;",
    ID,
    "inv-1",
    "payments-prod",
    "us-east-1",
    "us-east1",
    "--delete",
    "—delete",
    "2026-01-01",
    "30d",
    "2",
    "waiting",
    "“",
    '"',
    "@",
  );
  const words = fc.array(fc.oneof(form, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })));
  const names = COMMANDS.flatMap(({ name }) => [`${name} `, `${name} ${ID} `]);
  const head = fc.constantFrom("", "owner ", ...names);

  it("is a command or a refusal with all that its parameters promise, and nothing is thrown", () => {
    fc.assert(
      fc.property(head, words, (first, rest) => {
        const parsed = parse(first + rest.join(" "));
        if (isRefusal(parsed)) return;
        if ("accountId" in parsed) expect(parsed.accountId).toMatch(/^\d{12}$/);
        if ("reason" in parsed) expect(parsed.reason).not.toBe("");
        if ("people" in parsed) expect(parsed.people.length).toBeGreaterThan(0);
        if ("page" in parsed) expect(parsed.page).toBeGreaterThan(0);
        if ("regions" in parsed)
          expect(parsed.regions).toEqual(parsed.regions.map((name) => name.toLowerCase()));
        for (const subject of ["account", "subject", "accountIfAny"] as const) {
          const given = (parsed as unknown as Record<string, object | undefined>)[subject];
          for (const named of Object.values(given ?? {})) expect(named).toMatch(/\S/);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("keeps a reason word for word, whatever stands in it", () => {
    const word = fc
      .string({ unit: "grapheme-ascii", minLength: 1 })
      .filter((text) => !/[\s&<>@"'`,;]/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (reason) => {
        const text = reason.join(" ");
        expect(parse(`invite ${ID} ${text}`)).toEqual(invite({ reason: text }));
      }),
    );
  });
});
