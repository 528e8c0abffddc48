import * as z from "zod";

/**
 * A security standard of Security Hub by its short name, as it ends the standard's ARN in every Region and
 * partition: `cis-aws-foundations-benchmark/v/3.0.0`.
 */
export const standardSchema = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*\/v\/\d+\.\d+\.\d+$/,
    'must be short names with a version, such as "cis-aws-foundations-benchmark/v/3.0.0"',
  );

/** Most standards of one baseline: what one BatchEnableStandards takes. */
export const MOST_STANDARDS = 25;

/** A standard that Security Hub has enabled, but not with all of its controls, and the reason it gives. */
const incompleteSchema = z.object({ standard: z.string(), because: z.string() });
export type IncompleteStandard = z.infer<typeof incompleteSchema>;

/** What enabling standards has come to in one Region, each by its short name. */
export const enabledStandardsSchema = z.object({
  /** Those that were enabled now. */
  enabled: z.array(z.string()),
  /** Those that were enabled before, where nothing was changed. */
  already: z.array(z.string()),
  /** Those of both that Security Hub calls INCOMPLETE. */
  incomplete: z.array(incompleteSchema),
});
export type EnabledStandards = z.infer<typeof enabledStandardsSchema>;
