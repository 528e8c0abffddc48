import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isRefusal, type Refusal } from "../refusal.ts";
import { requestInvitation } from "../request/moves/request-invitation.ts";
import { REGIONS } from "../request/testing.ts";
import { account, policy } from "../testing.ts";
import { judge, type Known, LONGEST_ALIAS, type PersonNamed } from "./judge.ts";
import type { ListRow } from "./read-list.ts";
import { countVerdicts, judgedRowSchema, type Verdict } from "./verdict.ts";

const NEW = "444455556666";
const people = new Map<string, PersonNamed>([
  ["<@U05ELI|eli>", { user: "U05ELI" }],
  ["anna@example.com", { user: "U08ANNA" }],
  ["U01ANA", { user: "U01ANA" }],
  ["nobody", { because: "unknown" }],
  ["<@U0BOT>", { because: "is-no-person" }],
  ["bo@example.com", { because: "email-matching-off" }],
]);
const known: Known = {
  accounts: new Map([[account.id, account]]),
  openRequests: new Map(),
  members: new Map(),
  regions: REGIONS,
  people,
  defaultOwners: [],
  requester: "U01ANA",
  policy,
};
const row = (changes: Partial<ListRow> = {}): ListRow => ({
  line: 2,
  account: NEW,
  owners: ["<@U05ELI|eli>"],
  regions: [],
  ...changes,
});
/** What is judged of one row. */
function one(changes: Partial<ListRow>, knowing: Partial<Known> = {}) {
  const [judged] = judge([row(changes)], { ...known, ...knowing });
  if (!judged) throw new Error("no verdict");
  return judged;
}
const refused = (because: Refusal): Verdict => ({ verdict: "refused", because });

describe("a row", () => {
  it("that can be invited says for whom, with its owners", () => {
    expect(one({ email: "A@Example.com", alias: "data", regions: ["eu-west-1"] })).toEqual({
      line: 2,
      given: NEW,
      verdict: { verdict: "ok", notes: [] },
      row: {
        account: NEW,
        email: "a@example.com",
        owners: ["U05ELI"],
        alias: "data",
        regions: ["eu-west-1"],
      },
    });
  });

  it("names owners beside those on record; the form's are for accounts that would have none", () => {
    const defaultOwners = ["U09DORA"];
    expect(one({ account: account.id }, { defaultOwners }).row?.owners).toEqual([
      ...account.owners,
      "U05ELI",
    ]);
    expect(one({ account: account.id, owners: [] }, { defaultOwners }).row?.owners).toEqual(account.owners);
    expect(one({ owners: [] }, { defaultOwners }).row?.owners).toEqual(["U09DORA"]);
    const ownerless = new Map([[NEW, { id: NEW, owners: [] }]]);
    expect(one({ owners: [] }, { defaultOwners, accounts: ownerless }).row?.owners).toEqual(["U09DORA"]);
    expect(one({ owners: ["anna@example.com"] }, { defaultOwners }).row?.owners).toEqual(["U08ANNA"]);
  });

  it("has its Regions in the administrator's order", () => {
    expect(one({ regions: [...REGIONS].reverse() }).row?.regions).toEqual(REGIONS);
    expect(one({}).row).not.toHaveProperty("regions");
  });

  it("says where it differs from what is on record, and which of the two is taken", () => {
    const accounts = new Map([[account.id, { ...account, email: "Old@example.com" }]]);
    const differing = { account: account.id, email: "new@example.com", alias: "other" };
    expect(one(differing, { accounts })).toMatchObject({
      verdict: {
        verdict: "ok",
        notes: [
          { note: "email-replaced", known: "Old@example.com" },
          { note: "alias-kept", given: "other", known: "payments-prod" },
        ],
      },
      row: { email: "new@example.com", alias: "payments-prod" },
    });
    const same = { account: account.id, email: "OLD@example.com", alias: "payments-prod" };
    expect(one(same, { accounts }).verdict).toEqual({ verdict: "ok", notes: [] });
    expect(one({ account: account.id }, { accounts }).verdict).toEqual({ verdict: "ok", notes: [] });
  });

  it("is a member already only where it is one in every Region that it wants", () => {
    const members = new Map([[NEW, { "us-east-1": "Enabled", "eu-west-1": "Resigned" } as const]]);
    expect(one({}, { members }).verdict).toEqual({
      verdict: "ok",
      notes: [{ note: "member-in-some", regions: ["us-east-1"] }],
    });
    expect(one({ regions: ["eu-west-1"] }, { members }).verdict).toEqual({ verdict: "ok", notes: [] });
    const already = { verdict: "already-member", regions: ["us-east-1"] };
    expect(one({ regions: ["us-east-1"], owners: [] }, { members }).verdict).toEqual(already);
    expect(one({ regions: ["us-east-1"] }, { members })).not.toHaveProperty("row");
    expect(one({}, { regions: [], members }).verdict).toMatchObject({ verdict: "ok" });
  });

  it.each<[string, Partial<ListRow>, Refusal, Partial<Known>?]>([
    [
      "an id with decimals",
      { account: "444455556666.0" },
      { refusal: "account-id-malformed", given: "444455556666.0", fault: "decimal", meant: NEW },
    ],
    [
      "an id that was rounded",
      { account: "4.44E+11" },
      { refusal: "account-id-malformed", given: "4.44E+11", fault: "scientific" },
    ],
    [
      "an id without its zeros",
      { account: "44445555666" },
      { refusal: "account-id-malformed", given: "44445555666", fault: "too-short", meant: "044445555666" },
    ],
    ["no id", { account: "" }, { refusal: "account-id-malformed", given: "", fault: "empty" }],
    [
      "cells beyond its columns",
      { problem: { given: 4, expected: 2 } },
      { refusal: "row-columns", given: 4, expected: 2 },
    ],
    [
      "a Region that is none",
      { regions: ["us-east-1", "mars-1"] },
      { refusal: "regions-unknown", given: ["mars-1"], known: REGIONS },
    ],
    [
      "an alias that is too long",
      { alias: "x".repeat(LONGEST_ALIAS + 1) },
      { refusal: "alias-too-long", length: 101, most: 100 },
    ],
    [
      "an owner whom nobody knows",
      { owners: ["nobody", "never-looked-up", "<@U0BOT>"] },
      { refusal: "owner-not-found", given: ["nobody", "never-looked-up"] },
    ],
    ["an owner who is an app", { owners: ["<@U0BOT>"] }, { refusal: "owner-is-no-person", users: ["U0BOT"] }],
    [
      "an address that is not looked up",
      { owners: ["bo@example.com"] },
      { refusal: "owner-by-email-off", given: ["bo@example.com"] },
    ],
    [
      "owners without end",
      { owners: Array.from({ length: 11 }, (_, index) => `U${index}`) },
      { refusal: "too-many-owners", given: 11, most: 10 },
    ],
    ["no owner at all", { owners: [] }, { refusal: "owner-unknown", account: NEW }],
    [
      "the requester as its only owner",
      { owners: ["U01ANA"] },
      { refusal: "owner-is-requester", account: NEW },
    ],
    ["an address that is none", { email: "a b" }, { refusal: "email-malformed", given: "a b" }],
    [
      "the administrator",
      { account: policy.administrator },
      { refusal: "account-is-administrator", account: policy.administrator },
    ],
    [
      "an account with an open request",
      {},
      { refusal: "account-has-open-request", account: NEW, request: "inv-old", status: "waiting" },
      { openRequests: new Map([[NEW, { id: "inv-old", status: "waiting" }]]) },
    ],
    ["nobody of the security team behind it", {}, { refusal: "not-an-operator" }, { requester: "U07GUS" }],
  ])("with %s is refused", (_what, changes, refusal, knowing = {}) => {
    const judged = one(changes, knowing);
    expect(judged.verdict).toEqual(refused(refusal));
    expect(judged).not.toHaveProperty("row");
  });

  it("of any length has a short verdict, which can be stored", () => {
    const long = `${"x".repeat(100_000)}\u{1f600}`;
    for (const changes of [
      { account: long },
      { email: `${long}@example.com` },
      { owners: Array(10).fill(long) },
      { regions: Array.from({ length: 50 }, (_, index) => `${long}${index}`) },
      { alias: long },
    ]) {
      const judged = one(changes);
      expect(judged.verdict.verdict).toBe("refused");
      expect(JSON.stringify(judged).length).toBeLessThan(2_000);
    }
  });
});

describe("a list", () => {
  it("counts the first row of an account, whatever its verdict", () => {
    const judged = judge(
      [
        row({ line: 2, account: `${NEW}.0` }),
        row({ line: 3, email: "none" }),
        row({ line: 4 }),
        row({ line: 5, account: account.id }),
        row({ line: 6 }),
      ],
      known,
    );
    expect(judged.map(({ verdict }) => verdict)).toMatchObject([
      { verdict: "refused", because: { meant: NEW } },
      { verdict: "refused", because: { refusal: "email-malformed" } },
      { verdict: "duplicate", of: 3 },
      { verdict: "ok" },
      { verdict: "duplicate", of: 3 },
    ]);
    expect(countVerdicts(judged)).toEqual({ rows: 5, ok: 1, duplicate: 2, "already-member": 0, refused: 2 });
  });

  const anyRow = fc.record({
    line: fc.integer({ min: 1, max: 2_000 }),
    account: fc.oneof(fc.constantFrom(NEW, account.id, policy.administrator, "12", `${NEW}.0`), fc.string()),
    email: fc.option(fc.constantFrom("a@example.com", "none"), { nil: "b@example.com" }),
    owners: fc.array(fc.constantFrom(...people.keys(), "constructor"), { maxLength: 4 }),
    regions: fc.array(fc.constantFrom(...REGIONS, "mars-1", "__proto__"), { maxLength: 2 }),
  });
  const anyKnown = fc.record({
    requester: fc.constantFrom("U01ANA", "U05ELI", "U02BO"),
    defaultOwners: fc.subarray(["U01ANA", "U09DORA"]),
    openRequests: fc.constantFrom<Known["openRequests"]>(
      new Map(),
      new Map([[NEW, { id: "inv-old", status: "waiting" }]]),
    ),
  });

  it("never allows what a single invitation refuses, and every verdict can be stored", () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), anyKnown, (rows, knowing) => {
        const all = { ...known, ...knowing };
        const judged = judge(rows, all);
        expect(judged.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
        const allowed = judged.flatMap((one) => one.row ?? []);
        expect(new Set(allowed.map((one) => one.account)).size).toBe(allowed.length);
        for (const { regions, ...wanted } of allowed) {
          const open = all.openRequests.get(wanted.account);
          const context = {
            request: "inv-new",
            requester: all.requester,
            account: all.accounts.get(wanted.account),
            policy,
            ...(open ? { open } : {}),
          };
          const asked = { ...wanted, ...(regions ? { details: { onlyRegions: regions } } : {}) };
          const event = requestInvitation(
            { ...asked, email: wanted.email ?? "a@example.com" },
            context,
            new Date(0),
          );
          expect(isRefusal(event)).toBe(false);
          // And those who are told of are those who would be asked.
          expect(event).toMatchObject({ owners: wanted.owners });
        }
        for (const one of judged) {
          expect(one.row !== undefined).toBe(one.verdict.verdict === "ok");
          expect(judgedRowSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
        }
      }),
    );
  });
});
