import { HEADER } from "@invitations/core/bulk/header";
import type { Note, Verdict } from "@invitations/core/bulk/verdict";
import type { Refusal } from "@invitations/core/refusal";
import { words } from "./refusals.ts";
import { mrkdwn, series, type Voice } from "./voice.ts";

/** What was found of one row of a list, in a sentence or two. */
export function verdictWords(verdict: Verdict, voice: Voice = mrkdwn): string {
  switch (verdict.verdict) {
    case "ok":
      return ["It can be invited.", ...verdict.notes.map((note) => noteWords(note, voice))].join(" ");
    case "duplicate":
      return `The same account is in line ${verdict.of} already, and that line counts.`;
    case "already-member":
      return `It is a member already in every Region asked for: ${regions(verdict.regions, voice)}.`;
    case "refused":
      return refusedWords(verdict.because, voice);
  }
}

/** What is worth knowing of a row that can be invited. */
export function noteWords(note: Note, voice: Voice = mrkdwn): string {
  const { code } = voice;
  switch (note.note) {
    case "member-in-some":
      return `It is a member already in ${regions(note.regions, voice)}; the other Regions are what is left to do.`;
    case "email-replaced":
      return `Another e-mail address is on record, ${code(note.known, 80)}, and is replaced.`;
    case "alias-kept":
      return `It is on record as ${code(note.known, 64)} and not as ${code(note.given, 64)}; the alias on record stays.`;
  }
}

/** As a refusal is always said, but for what to do next where that is to be done in the list. */
function refusedWords(because: Refusal, voice: Voice): string {
  const { code } = voice;
  switch (because.refusal) {
    case "owner-unknown":
      return `I do not know who answers for ${code(because.account)}. Name somebody in the column ${code(HEADER.owner)}, or in the form for all rows that name nobody.`;
    case "owner-is-requester":
      return `You would be the only owner of ${code(because.account)}, and nobody decides their own request. Name somebody else too in the column ${code(HEADER.owner)}.`;
    default:
      return words(because, voice);
  }
}

const regions = (names: readonly string[], { code }: Voice) =>
  series(
    names.map((name) => code(name, 40)),
    8,
  );
