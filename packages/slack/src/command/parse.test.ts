import { isRefusal } from "@invitations/core/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "./parse.ts";

const ID = "111122223333";
const invite = (asked: object) => ({ command: "invite", asked: { account: ID, owners: [], ...asked } });

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

describe("parse: the rest", () => {
  it.each<[string, object]>([
    ["", { command: "help" }],
    ["   ", { command: "help" }],
    ["help", { command: "help" }],
    ["help Invite", { command: "help", about: "invite" }],
    [`status ${ID}`, { command: "status", subject: { account: ID } }],
    ["status inv-abcd2345", { command: "status", subject: { request: "inv-abcd2345" } }],
    ["status payments-prod", { command: "status", subject: { alias: "payments-prod" } }],
    ["status “Payments Prod”", { command: "status", subject: { alias: "Payments Prod" } }],
    ["history <http://acme.io|acme.io>", { command: "history", subject: { alias: "acme.io" } }],
    ["history R&amp;D", { command: "history", subject: { alias: "R&D" } }],
  ])("reads %j", (text, command) => {
    expect(parse(text)).toEqual(command);
  });

  it.each<[string, object]>([
    ["status", { refusal: "account-missing", command: "status" }],
    ['history ""', { refusal: "account-missing", command: "history" }],
    ["status 1234", { refusal: "account-id-malformed" }],
    [`status ${ID} now`, { refusal: "word-not-understood", given: "now" }],
    ["status inv-1 inv-2", { refusal: "word-not-understood", given: "inv-2" }],
    ["invit", { refusal: "subcommand-unknown", given: "invit", meant: "invite" }],
    ["hsitory", { refusal: "subcommand-unknown", given: "hsitory", meant: "history" }],
    ["help statsu", { refusal: "subcommand-unknown", given: "statsu", meant: "status" }],
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
    "“",
    "@",
  );
  const words = fc.array(fc.oneof(form, fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })));
  const head = fc.constantFrom("", "invite ", `invite ${ID} `, "status ", "history ", "help ");

  it("is a command or a refusal, and nothing is thrown", () => {
    fc.assert(
      fc.property(head, words, (first, rest) => {
        const parsed = parse(first + rest.join(" "));
        expect(isRefusal(parsed) || "command" in parsed).toBe(true);
        if (!isRefusal(parsed) && parsed.command === "invite") {
          expect(parsed.asked.account).toMatch(/^\d{12}$/);
          expect(parsed.asked.reason).not.toBe("");
        }
      }),
      { numRuns: 1_000 },
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
