import type { Encoding } from "@invitations/core/bulk/decode";
import type { JudgedRow, Verdict, VerdictCounts } from "@invitations/core/bulk/verdict";
import type { ActionsBlock, KnownBlock } from "@slack/types";
import { noteWords, verdictWords } from "../words/verdicts.ts";
import { counted, mrkdwn, numeral, series } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";

/** Action ids of the two buttons; the value of both is the id of the batch. */
export const BULK_GO = "bulk:go";
export const BULK_DROP = "bulk:drop";

/** A list that has been judged, and nothing done about it yet. */
export interface BulkChecked {
  /** Id of the batch. */
  id: string;
  /** Slack user id of whoever gave the list. */
  requester: string;
  /** Name of the file; absent where the list was pasted. */
  file?: string;
  counts: VerdictCounts;
  rows: readonly JudgedRow[];
  /** The administrator's Regions, home Region first. */
  regions: readonly string[];
  /** How the file was read; told where accents may have suffered. */
  encoding?: Encoding;
  /** Columns that mean nothing here. */
  ignored?: readonly string[];
}

// The attached file has every row; the message is for reading.
const MOST_PROBLEMS = 20;
const MOST_NOTES = 8;
/** Runs of lines of which the same is said. */
const MOST_RUNS = 10;

const { code, person } = mrkdwn;

/** What would come of a list, and one button to begin; where nothing can be invited, what to do instead. */
export function bulkCheck(batch: BulkChecked): Post {
  const text = summary(batch);
  return {
    text,
    blocks: [
      header(`Bulk invitation: ${counted(batch.counts.rows, "row")} checked`),
      section(text),
      ...about(batch),
      ...problems(batch.rows),
      ...others(batch.rows),
      ...notes(batch.rows),
      ...owners(batch.rows),
      ...buttons(batch),
      context(
        `List of ${person(batch.requester)}${batch.file === undefined ? "" : `, ${code(batch.file, 60)}`} · ${code(batch.id)}`,
      ),
    ],
  };
}

function summary({ counts, rows, regions }: BulkChecked): string {
  if (counts.ok === 0) {
    return counts.rows > 0 && counts["already-member"] === counts.rows
      ? "Every account of the list is a member already. Nothing needs to be done."
      : "No account of the list can be invited as it stands, so there is nothing to start. Correct the rows that are named here and give the list again.";
  }
  const some = rows.filter(({ row }) => row?.regions !== undefined).length;
  const only =
    some === 0 ? "" : `, ${some === counts.ok ? "all" : numeral(some)} of them in some of these only`;
  return `${whole(counts)} can be invited in ${counted(regions.length, "Region")}${only}. Nothing has been sent yet.`;
}

/** `2 of 5 rows`, `All 5 rows`, `The one row` */
function whole({ ok, rows }: VerdictCounts): string {
  if (ok < rows) return `${numeral(ok)} of ${counted(rows, "row")}`;
  return rows === 1 ? "The one row" : `All ${counted(rows, "row")}`;
}

function about({ encoding, ignored = [] }: BulkChecked): KnownBlock[] {
  const told = [
    ...(encoding === "windows-1252"
      ? ["The file is not in UTF-8 and was read as Windows-1252, so look whether accented letters are right."]
      : []),
    ...(ignored.length > 0
      ? [
          `Columns that mean nothing here were left out: ${series(
            ignored.map((name) => code(name, 40)),
            8,
          )}.`,
        ]
      : []),
  ];
  return told.length === 0 ? [] : [context(told.join(" "))];
}

/** Rows with that verdict. */
function having<Kind extends Verdict["verdict"]>(rows: readonly JudgedRow[], kind: Kind) {
  return rows.flatMap(({ verdict, ...row }) =>
    verdict.verdict === kind ? [{ ...row, verdict: verdict as Extract<Verdict, { verdict: Kind }> }] : [],
  );
}

function problems(rows: readonly JudgedRow[]): KnownBlock[] {
  const refused = having(rows, "refused");
  if (refused.length === 0) return [];
  // One mistake made in every row is told once, so that it does not push out the others.
  const alike = Map.groupBy(refused, ({ given, verdict }) =>
    given === "" ? verdictWords(verdict) : verdictWords(verdict).replaceAll(code(given), ""),
  );
  const all = [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const said = short(verdictWords(first.verdict));
    const account = code(first.given);
    const name = said.includes(account) || first.given === "" ? "" : `${account}: `;
    return [`• *Line ${first.line}*  ${name}${said}${sameFor(others.map(({ line }) => line))}`];
  });
  return [
    section(`*Cannot be invited: ${numeral(refused.length)}*`),
    ...lines(
      all,
      5_000,
      (count) => `… and ${counted(count, "other problem")}; the attached file has all of them.`,
      MOST_PROBLEMS,
    ),
  ];
}

/** ` The same holds for lines 3 to 40 and 45.` */
function sameFor(numbers: readonly number[]): string {
  if (numbers.length === 0) return "";
  const runs: { from: number; to: number }[] = [];
  for (const line of numbers) {
    const run = runs.at(-1);
    if (run && line === run.to + 1) run.to = line;
    else runs.push({ from: line, to: line });
  }
  const shown = runs.slice(0, MOST_RUNS);
  const left = runs.slice(MOST_RUNS).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const said = [
    ...shown.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`)),
    ...(left === 0 ? [] : [`${numeral(left)} more`]),
  ];
  return ` The same holds for ${numbers.length === 1 ? "line" : "lines"} ${series(said, said.length)}.`;
}

/** What is longer than any real names make it is left to the file, so that one row does not push out the others. */
const short = (said: string) =>
  said.length <= 900 ? said : "more than fits here; the attached file says what.";

/** Rows that need nothing: listed twice, or members already. */
function others(rows: readonly JudgedRow[]): KnownBlock[] {
  const twice = having(rows, "duplicate").map(({ line, verdict }) => `line ${line} (as line ${verdict.of})`);
  const members = having(rows, "already-member").map(({ given }) => code(given, 24));
  return [
    ...(twice.length === 0 ? [] : [section(`*Listed twice: ${numeral(twice.length)}*  ${series(twice)}`)]),
    ...(members.length === 0
      ? []
      : [section(`*Members already: ${numeral(members.length)}*  ${series(members)}`)]),
  ];
}

function notes(rows: readonly JudgedRow[]): KnownBlock[] {
  const noted = having(rows, "ok").filter(({ verdict }) => verdict.notes.length > 0);
  if (noted.length === 0) return [];
  const all = noted.map(
    ({ line, given, verdict }) =>
      `• *Line ${line}*  ${code(given)}: ${short(verdict.notes.map((note) => noteWords(note)).join(" "))}`,
  );
  return [section(`*Worth a look: ${numeral(noted.length)}*`), ...lines(all, 2_500, inTheFile, MOST_NOTES)];
}

/** Who will be asked about how many accounts, whoever has most first. */
function owners(rows: readonly JudgedRow[]): KnownBlock[] {
  const accounts = new Map<string, number>();
  for (const owner of rows.flatMap(({ row }) => row?.owners ?? [])) {
    accounts.set(owner, (accounts.get(owner) ?? 0) + 1);
  }
  if (accounts.size === 0) return [];
  const all = [...accounts].sort(([, one], [, other]) => other - one);
  const said = all.map(([owner, count]) => `${person(owner)}: ${counted(count, "account")}`);
  return [
    section(`*Who will be asked*  ${counted(all.length, "owner")}`),
    ...lines(said, 1_200, (count) => `… and ${counted(count, "more owner", "more owners")}`),
  ];
}

const inTheFile = (count: number) => `… and ${count} more; the attached file has all of them.`;

function buttons({ id, counts, regions }: BulkChecked): ActionsBlock[] {
  if (counts.ok === 0) return [];
  const accounts = counted(counts.ok, "account");
  return [
    {
      type: "actions",
      block_id: "bulk",
      elements: [
        {
          type: "button",
          action_id: BULK_GO,
          style: "primary",
          text: { type: "plain_text", text: `Invite ${accounts}` },
          value: id,
          confirm: {
            title: { type: "plain_text", text: `Invite ${accounts}?` },
            text: {
              type: "plain_text",
              text: `${counts.ok === 1 ? "It is" : "They are"} added and invited in ${counted(regions.length, "Region")} at most, each after it has been looked at, and the owners are asked.`,
            },
            confirm: { type: "plain_text", text: "Invite" },
            deny: { type: "plain_text", text: "Not yet" },
          },
        },
        {
          type: "button",
          action_id: BULK_DROP,
          text: { type: "plain_text", text: "Discard" },
          value: id,
        },
      ],
    },
  ];
}
