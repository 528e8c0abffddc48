import * as z from "zod";
import { accountIdSchema } from "../accounts/account-id.ts";
import { isRefusal, type Refusal } from "../refusal.ts";

/** What is worth knowing of a row that can be invited nevertheless. */
export const noteSchema = z.discriminatedUnion("note", [
  /** A member already in these Regions; the others are what is left to do. */
  z.object({ note: z.literal("member-in-some"), regions: z.array(z.string()).min(1) }),
  /** Another address is on record, which the row's replaces. */
  z.object({ note: z.literal("email-replaced"), known: z.string() }),
  /** Another alias is on record, and stays. */
  z.object({ note: z.literal("alias-kept"), given: z.string(), known: z.string() }),
]);
export type Note = z.infer<typeof noteSchema>;

export const verdictSchema = z.discriminatedUnion("verdict", [
  z.object({ verdict: z.literal("ok"), notes: z.array(noteSchema) }),
  /** The account stands in that line already, which counts. */
  z.object({ verdict: z.literal("duplicate"), of: z.number().int().positive() }),
  /** In every Region that the row wants. */
  z.object({ verdict: z.literal("already-member"), regions: z.array(z.string()) }),
  z.object({ verdict: z.literal("refused"), because: z.custom<Refusal>(isRefusal) }),
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** What a row that can be invited asks for. */
export const wantedSchema = z.object({
  account: accountIdSchema,
  /** The row's, in lower case; without one, that on record stays. */
  email: z.string().optional(),
  /** Slack user ids of all who would be asked. */
  owners: z.array(z.string()).min(1),
  /** The table's, or else the row's. */
  alias: z.string().optional(),
  /** Home Region first; absent: all. */
  regions: z.array(z.string()).min(1).optional(),
});
export type Wanted = z.infer<typeof wantedSchema>;

export const judgedRowSchema = z.object({
  /** The line of the file where the row begins, from 1. */
  line: z.number().int().positive(),
  /** The account as it was typed, shortened where nobody could mean an id by it. */
  given: z.string(),
  verdict: verdictSchema,
  /** Present where the verdict is `ok`. */
  row: wantedSchema.optional(),
});
export type JudgedRow = z.infer<typeof judgedRowSchema>;

/** How many rows got each verdict, and how many there are. */
export const verdictCountsSchema = z.object({
  rows: z.number().int().nonnegative(),
  ok: z.number().int().nonnegative(),
  duplicate: z.number().int().nonnegative(),
  "already-member": z.number().int().nonnegative(),
  refused: z.number().int().nonnegative(),
});
export type VerdictCounts = z.infer<typeof verdictCountsSchema>;

export function countVerdicts(judged: readonly JudgedRow[]): VerdictCounts {
  const counts = { rows: judged.length, ok: 0, duplicate: 0, "already-member": 0, refused: 0 };
  for (const { verdict } of judged) counts[verdict.verdict] += 1;
  return counts;
}
