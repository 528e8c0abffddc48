import type { TransitionReport } from "@invitations/core/transition/report";
import { csvText } from "./csv.ts";
import { fateTitle, fateWords } from "./words/transition.ts";
import { plain } from "./words/voice.ts";

/** Every account of the report as CSV, with its member status in a column for each Region. */
export function transitionCsv({ accounts, regions, unread }: TransitionReport): string {
  const notRead = new Set(unread.map(({ region }) => region));
  const columns = ["account", "alias", "organization", "fate", "in_words", "what_becomes_of_it", ...regions];
  const rows = accounts.map(({ id, alias, standing, fate, statuses }) => [
    id,
    alias,
    standing,
    fate,
    fateTitle(fate),
    fateWords(fate, plain()),
    ...regions.map((region) => statuses[region] ?? (notRead.has(region) ? "could not be read" : "")),
  ]);
  return csvText([columns, ...rows]);
}
