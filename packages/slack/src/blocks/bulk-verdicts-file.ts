import type { JudgedRow } from "@invitations/core/bulk/verdict";
import { csvText } from "../csv.ts";
import { verdictWords } from "../words/verdicts.ts";
import { plain } from "../words/voice.ts";

const COLUMNS = [
  "line",
  "account_id",
  "verdict",
  "reason",
  "account_id_meant",
  "email",
  "owners",
  "alias",
  "regions",
] as const;

/** The verdict on every row of a list as CSV, to be attached to what a message has no room for. */
export function verdictsFile(rows: readonly JudgedRow[]): string {
  const cells = rows.map(({ line, given, verdict, row }) => [
    line,
    given,
    verdict.verdict,
    verdictWords(verdict, plain()),
    verdict.verdict === "refused" && "meant" in verdict.because ? verdict.because.meant : undefined,
    row?.email,
    row?.owners.join(" "),
    row?.alias,
    row?.regions?.join(" "),
  ]);
  return csvText([COLUMNS, ...cells]);
}
