import { countStages, type Stage, stageSchema } from "@invitations/core/bulk/stage";
import { countVerdicts, type JudgedRow, type Verdict } from "@invitations/core/bulk/verdict";
import { validateBlocks } from "@invitations/sandbox/slack/api/validate-blocks";
import { validateView } from "@invitations/sandbox/slack/api/validate-view";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaints, mrkdwnOf, texts } from "../testing/slack-limits.ts";
import { type BulkChecked, bulkCheck } from "./bulk-check.ts";
import { bulkForm } from "./bulk-form.ts";
import { bulkProgress } from "./bulk-progress.ts";
import { verdictsFile } from "./bulk-verdicts-file.ts";
import type { Post } from "./post.ts";

const all = (post: Post) => texts(post.blocks).join("\n");
const REGIONS = ["us-east-1", "eu-west-1", "eu-west-2"];
const idOf = (index: number) => String(100_000_000_000 + index);

const ok = (
  line: number,
  row: Partial<JudgedRow["row"]> = {},
  verdict: Partial<Verdict> = {},
): JudgedRow => ({
  line,
  given: idOf(line),
  verdict: { verdict: "ok", notes: [], ...verdict } as Verdict,
  row: { account: idOf(line), owners: ["U03CARLA"], ...row },
});
const refused = (line: number, given = "4444"): JudgedRow => ({
  line,
  given,
  verdict: {
    verdict: "refused",
    because: { refusal: "account-id-malformed", given, fault: "decimal", meant: "444455556666" },
  },
});
const duplicate: JudgedRow = { line: 90, given: idOf(2), verdict: { verdict: "duplicate", of: 2 } };
const member: JudgedRow = {
  line: 91,
  given: idOf(91),
  verdict: { verdict: "already-member", regions: REGIONS },
};
const batch = (rows: JudgedRow[], more: Partial<BulkChecked> = {}): BulkChecked => ({
  id: "bulk-abcd2345",
  requester: "U01ANA",
  file: "accounts.csv",
  counts: countVerdicts(rows),
  rows,
  regions: REGIONS,
  ...more,
});
const buttons = (post: Post) =>
  post.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));

describe("the form", () => {
  it("is one that Slack takes, and says what a list looks like", () => {
    const view = bulkForm();
    expect(validateView(view, "modal")).toEqual([]);
    const said = JSON.stringify(view);
    expect(said).toContain("the header Account ID,Email");
    expect(said).toContain('"file_input"');
    expect(said).toContain("at most 1,000");
  });
});

describe("the dry run", () => {
  it("counts what can be invited, and asks once more before it begins", () => {
    const post = bulkCheck(batch([ok(2), ok(3, { regions: ["eu-west-1"] }), refused(4), duplicate, member]));
    expect(post.text).toBe(
      "2 of 5 rows can be invited in 3 Regions, 1 of them in some of these only. Nothing has been sent yet.",
    );
    expect(buttons(post)).toMatchObject([
      {
        action_id: "bulk:go",
        value: "bulk-abcd2345",
        text: { text: "Invite 2 accounts" },
        confirm: { title: { text: "Invite 2 accounts?" } },
      },
      { action_id: "bulk:drop", value: "bulk-abcd2345" },
    ]);
    for (const fact of [
      "*Cannot be invited: 1*",
      "*Line 4*  `4444` is an account id that a spreadsheet took",
      "If you mean `444455556666`",
      "*Listed twice: 1*  line 90 (as line 2)",
      `*Members already: 1*  \`${idOf(91)}\``,
      "*Who will be asked*  1 owner",
      "<@U03CARLA>: 2 accounts",
      "<@U01ANA>",
      "`accounts.csv`",
    ]) {
      expect(all(post)).toContain(fact);
    }
  });

  it("says all where it is all, and nothing of all where there is one", () => {
    expect(bulkCheck(batch([ok(2)])).text).toMatch(/^The one row can be invited in 3 Regions\./);
    expect(bulkCheck(batch([ok(2), ok(3)])).text).toBe(
      "All 2 rows can be invited in 3 Regions. Nothing has been sent yet.",
    );
  });

  it("names the account of a problem that does not name it itself", () => {
    const row: JudgedRow = {
      line: 7,
      given: idOf(7),
      verdict: { verdict: "refused", because: { refusal: "email-malformed", given: "x" } },
    };
    expect(all(bulkCheck(batch([row])))).toContain(
      `*Line 7*  \`${idOf(7)}\`: \`x\` is not an e-mail address`,
    );
  });

  it("has no button to begin where nothing can be invited, and says what to do then", () => {
    const post = bulkCheck(batch([refused(2), duplicate]));
    expect(buttons(post)).toEqual([]);
    expect(post.text).toContain("Correct the rows");
    expect(bulkCheck(batch([member])).text).toContain("Nothing needs to be done.");
    expect(bulkCheck(batch([])).text).toContain("Correct the rows");
  });

  it("names twenty problems and counts the others", () => {
    const post = bulkCheck(batch(Array.from({ length: 60 }, (_, index) => refused(index + 2, `${index}`))));
    expect(all(post)).toContain("*Cannot be invited: 60*");
    // Each names the id that was meant, and they are all the same.
    expect(all(post).match(/\*Line \d+\*/g)).toHaveLength(1);
    const address = (index: number): JudgedRow => ({
      line: index + 2,
      given: idOf(index),
      verdict: { verdict: "refused", because: { refusal: "email-malformed", given: `x${index}` } },
    });
    const different = bulkCheck(batch(Array.from({ length: 60 }, (_, index) => address(index))));
    expect(all(different).match(/\*Line \d+\*/g)).toHaveLength(20);
    expect(all(different)).toContain("… and 40 other problems; the attached file has all of them.");
  });

  it("tells a mistake that is made in many rows once, so that it hides no other", () => {
    const unowned = (line: number): JudgedRow => ({
      line,
      given: idOf(line),
      verdict: { verdict: "refused", because: { refusal: "owner-unknown", account: idOf(line) } },
    });
    const lines = [...Array.from({ length: 40 }, (_, index) => index + 2), 50, 51, 60];
    const said = all(bulkCheck(batch([...lines.map(unowned), refused(70)])));
    expect(said).toContain(`*Line 2*  I do not know who answers for \`${idOf(2)}\`.`);
    expect(said).toContain("The same holds for lines 3 to 41, 50 to 51 and 60.");
    expect(said).toContain("*Line 70*");
    expect(said.match(/\*Line \d+\*/g)).toHaveLength(2);
    expect(all(bulkCheck(batch([unowned(2), unowned(4)])))).toContain("The same holds for line 4.");
    const pairs = Array.from({ length: 12 }, (_, index) => [10 * index + 2, 10 * index + 3]).flat();
    expect(all(bulkCheck(batch(pairs.map(unowned))))).toContain(", 92 to 93 and 4 more.");
  });

  it("leaves to the file what would fill the message with one row", () => {
    const known = Array.from({ length: 40 }, () => "&".repeat(40));
    const long: JudgedRow = {
      line: 2,
      given: idOf(2),
      verdict: { verdict: "refused", because: { refusal: "regions-unknown", given: ["mars-1"], known } },
    };
    const post = bulkCheck(batch([long, refused(3)]));
    expect(complaints(post)).toEqual([]);
    expect(all(post)).toContain("the attached file says what");
    expect(all(post)).toContain("*Line 3*");
  });

  it("tells what is worth a look: notes, columns left out, an encoding that was guessed", () => {
    const noted = ok(3, {}, { notes: [{ note: "member-in-some", regions: ["us-east-1"] }] });
    const post = bulkCheck(batch([ok(2), noted], { encoding: "windows-1252", ignored: ["Status", "ARN"] }));
    for (const fact of [
      "*Worth a look: 1*",
      "*Line 3*",
      "a member already in `us-east-1`",
      "Windows-1252",
      "`Status` and `ARN`",
    ]) {
      expect(all(post)).toContain(fact);
    }
    expect(all(bulkCheck(batch([ok(2)], { encoding: "utf-8" })))).not.toContain("Windows");
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("<!channel>", "`", "&".repeat(4_000), "<@U1>".repeat(50)),
  );
  const anyVerdict: fc.Arbitrary<Verdict> = fc.oneof(
    fc.record({
      verdict: fc.constant("ok" as const),
      notes: fc.array(
        fc.oneof(
          fc.record({
            note: fc.constant("member-in-some" as const),
            regions: fc.array(text, { minLength: 1 }),
          }),
          fc.record({ note: fc.constant("email-replaced" as const), known: text }),
          fc.record({ note: fc.constant("alias-kept" as const), given: text, known: text }),
        ),
        { maxLength: 3 },
      ),
    }),
    fc.record({ verdict: fc.constant("duplicate" as const), of: fc.integer({ min: 1 }) }),
    fc.record({ verdict: fc.constant("already-member" as const), regions: fc.array(text) }),
    fc.record({
      verdict: fc.constant("refused" as const),
      because: fc.oneof(
        fc.record({ refusal: fc.constant("email-malformed" as const), given: text }),
        fc.record({
          refusal: fc.constant("regions-unknown" as const),
          given: fc.array(text),
          known: fc.array(text),
        }),
        fc.record({ refusal: fc.constant("owner-not-found" as const), given: fc.array(text) }),
      ),
    }),
  );
  const anyRow: fc.Arbitrary<JudgedRow> = fc
    .record({
      line: fc.integer({ min: 1 }),
      given: text,
      verdict: anyVerdict,
      owners: fc.array(text, { minLength: 1 }),
    })
    .map(({ owners, ...judged }) =>
      judged.verdict.verdict === "ok" ? { ...judged, row: { account: idOf(1), owners } } : judged,
    );

  it("is a message that Slack takes, whatever the list, and nothing in it acts", () => {
    const lists = fc.array(fc.oneof(anyRow, anyRow), { maxLength: 60 });
    const times = fc.constantFrom(1, 20);
    fc.assert(
      fc.property(lists, times, text, fc.array(text), (rows, more, file, ignored) => {
        const many = Array.from({ length: more }, () => rows).flat();
        const post = bulkCheck(batch(many, { file, ignored }));
        expect(complaints(post)).toEqual([]);
        expect(validateBlocks(post.blocks)).toEqual([]);
        expect([post.text, ...mrkdwnOf(post.blocks)].join("\n")).not.toMatch(/<!|<@U1>/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the file of all verdicts", () => {
  it("has a line for each row, with the id that was meant, and nothing in it is a formula", () => {
    const csv = verdictsFile([
      ok(2, { email: "a@example.com", owners: ["U1", "U2"], alias: "=1+1", regions: ["eu-west-1"] }),
      refused(3, "=cmd"),
      duplicate,
    ]);
    const lines = csv.split("\r\n");
    expect(lines[0]).toBe("\uFEFFline,account_id,verdict,reason,account_id_meant,email,owners,alias,regions");
    expect(lines[1]).toBe(`2,${idOf(2)},ok,It can be invited.,,a@example.com,U1 U2,'=1+1,eu-west-1`);
    expect(lines[2]).toContain("3,'=cmd,refused,");
    expect(lines[2]).toContain(",444455556666,");
    expect(lines[3]).toContain('90,100000000002,duplicate,"The same account is in line 2 already, and');
    expect(lines).toHaveLength(5);
  });
});

describe("the progress", () => {
  const progress = (stages: Stage[]) =>
    bulkProgress({
      id: "bulk-abcd2345",
      requester: "U01ANA",
      counts: countStages(stages),
      stuck: [],
      unopened: [],
    });
  const times = (stage: Stage, count: number): Stage[] => Array(count).fill(stage);
  const barOf = (post: Post) => {
    const picture =
      texts(post.blocks).find((text) => /^[\u{1f7e5}-\u{1f7eb}\u2b1b\u2b1c]{2}/u.test(text)) ?? "";
    return [...(picture.split("\n")[0] ?? "")];
  };

  it("counts along, and says when it is over", () => {
    const working = progress([...times("listed", 20), ...times("examined", 3), ...times("asked", 30)]);
    expect(working.text).toBe("Under way: 23 of 53 accounts still to be invited and their owners asked.");
    expect(all(working)).toContain("🟨 *30*  waiting for their owners");
    expect(all(working)).toContain("List of <@U01ANA>");
    const waiting = progress([...times("enabled", 3), ...times("asked", 6), "accepted"]);
    expect(waiting.text).toBe(
      "All invitations are out: 3 of 10 accounts are members so far, 1 accepted and being carried out and 6 waiting for an answer.",
    );
    expect(all(waiting)).toContain("`/securityhub list waiting`");
    expect(progress(["enabled", "asked"]).text).toContain("1 of 2 accounts is a member so far, 1 waiting");
    expect(progress(["asked", "asked"]).text).toBe(
      "All invitations are out: none of 2 accounts is a member so far, 2 waiting for an answer.",
    );
    expect(progress(["asked"]).text).toBe("The invitation is out: its owners have yet to answer.");
    expect(progress(["enabled", "declined"]).text).toBe(
      "Done: 1 of 2 accounts became a member in every Region.",
    );
    const over = progress([...times("enabled", 8), "failed", "blocked", "declined"]);
    expect(over.text).toBe("Done: 8 of 11 accounts became members in every Region.");
    for (const fact of ["`/securityhub list failed`", "blocked account", "asked again"]) {
      expect(all(over)).toContain(fact);
    }
    expect(progress(times("enabled", 2)).text).toBe("Done: all 2 accounts are members in every Region.");
    expect(progress(["enabled"]).text).toBe("Done: the account is a member in every Region.");
  });

  it("has a bar of twenty squares, whatever the numbers, in which nobody is forgotten", () => {
    const anyStages = fc.array(
      fc.tuple(fc.constantFrom(...stageSchema.options), fc.integer({ min: 1, max: 1_000 })),
      { minLength: 1, maxLength: 11 },
    );
    fc.assert(
      fc.property(anyStages, (given) => {
        const post = progress(given.flatMap(([stage, count]) => times(stage, count)));
        expect(barOf(post)).toHaveLength(20);
        for (const line of all(post).matchAll(/^(\S+) \*\d+\*/gm)) expect(barOf(post)).toContain(line[1]);
        expect(complaints(post)).toEqual([]);
      }),
    );
    expect(barOf(progress([...times("enabled", 10), ...times("asked", 10)])).join("")).toBe(
      `${"🟩".repeat(10)}${"🟨".repeat(10)}`,
    );
    expect(complaints(progress([]))).toEqual([]);
  });
});
