import type { KnownBlock, RichTextBlock } from "@slack/types";
import { regionsIn, type Standing } from "../standing.ts";
import { counted, cut, numeral } from "../words/voice.ts";
import { context, section } from "./post.ts";
import { legend, SQUARE, type Square } from "./squares.ts";

/** Accounts with a row of their own; where there are more, those where something is amiss come first. */
const MOST_ROWS = 40;
/** Regions with a column of their own; AWS has about as many. */
const MOST_REGIONS = 40;
const MOST_NAME = 24;

/**
 * Accounts by Regions as a picture: one row of squares for each account, one column for each Region, with what
 * the colours mean. Many accounts are counted by how they stand, and the worst of them drawn.
 */
export function coverageBlocks(standings: readonly Standing[]): KnownBlock[] {
  const regions = regionsIn(standings).slice(0, MOST_REGIONS);
  if (regions.length === 0) return [];
  const rows = standings.map((standing) => rowOf(standing, regions)).sort(byConcern);
  const drawn = rows.slice(0, MOST_ROWS);
  const used = new Set(drawn.flatMap(({ squares }) => squares));
  const width = Math.max(...drawn.map(({ name }) => [...name].length));
  const picture = drawn.map(
    ({ name, squares }) => `${padded(name, width)}  ${squares.map((square) => SQUARE[square]).join("")}`,
  );
  const rest = rows.length - drawn.length;
  return [
    section(`*${summary(rows, regions)}*`),
    monospaced(picture.join("\n")),
    context(
      `Each square is a Region, from left to right: ${regions.join(", ")}${rest > 0 ? `. The ${drawn.length} accounts that need a look most are drawn, and ${numeral(rest)} are not` : ""}.`,
    ),
    context(legend(used)),
  ];
}

interface Row {
  name: string;
  squares: Square[];
  /** The higher, the more it needs a look. */
  concern: number;
}

/** How much an account in that state needs a look. */
const CONCERN: Readonly<Record<Square, number>> = {
  failed: 1_000_000,
  other: 10_000,
  Created: 1_000,
  Invited: 1_000,
  Removed: 100,
  Resigned: 100,
  none: 10,
  Enabled: 0,
};

function rowOf({ account, seen, failed }: Standing, regions: readonly string[]): Row {
  const squares = regions.map(
    (region): Square => (failed.includes(region) ? "failed" : (seen[region] ?? "none")),
  );
  const concern = squares.reduce((sum, square) => sum + CONCERN[square], 0);
  return { name: cut(oneLine(account.alias ?? account.id), MOST_NAME), squares, concern };
}

function byConcern(one: Row, other: Row): number {
  return other.concern - one.concern || (one.name < other.name ? -1 : 1);
}

/** `57 accounts: 50 members in all of 5 Regions, 4 in some, 3 in none; 2 with failures` */
function summary(rows: readonly Row[], regions: readonly string[]): string {
  const enabled = (row: Row) => row.squares.filter((square) => square === "Enabled").length;
  const everywhere = rows.filter((row) => enabled(row) === regions.length).length;
  const nowhere = rows.filter((row) => enabled(row) === 0).length;
  const failing = rows.filter((row) => row.squares.includes("failed")).length;
  const parts = [
    `${numeral(everywhere)} ${everywhere === 1 ? "is a member" : "are members"} in every Region`,
    ...(rows.length > everywhere + nowhere ? [`${numeral(rows.length - everywhere - nowhere)} in some`] : []),
    ...(nowhere > 0 ? [`${numeral(nowhere)} in none`] : []),
  ];
  const failures = failing > 0 ? `; something failed in ${numeral(failing)}` : "";
  return `${counted(rows.length, "account")} in ${counted(regions.length, "Region")}: ${parts.join(", ")}${failures}`;
}

const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, " ").trim() || "–";

/** Padded by characters as people count them, so that squares stand below each other. */
const padded = (name: string, width: number) => name + " ".repeat(width - [...name].length);

/** Letter by letter in one width: nothing in it acts, whatever it looks like. */
function monospaced(text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
  };
}
