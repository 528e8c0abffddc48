import * as z from "zod";

/**
 * `given` → `checked` → `going` → `gone`: all owners have been asked. Or `refused`: the list could not be read;
 * `dropped` or `lapsed` instead of going; `broken`.
 */
export const batchStatusSchema = z.enum([
  "given",
  "checked",
  "going",
  "gone",
  "refused",
  "dropped",
  "lapsed",
  "broken",
]);
export type BatchStatus = z.infer<typeof batchStatusSchema>;
