import * as z from "zod";
import { pairNameSchema } from "./action-pair.ts";
import { identitySchema, policyFindingSchema } from "./policy-finding.ts";

/**
 * Whether policies name both actions of a pair. `ready` only where both are allowed for sure: a condition makes it
 * `conditional`, and whatever was not understood or could not be read makes it `unknown`.
 */
export const pairVerdictNameSchema = z.enum([
  "ready",
  "legacy-only",
  "new-only",
  "neither",
  "conditional",
  "unknown",
]);
export type PairVerdictName = z.infer<typeof pairVerdictNameSchema>;

/** What the policies of one principal say to one action. */
export const standingSchema = z.enum(["allowed", "not-allowed", "conditional", "unknown"]);
export type Standing = z.infer<typeof standingSchema>;

export const pairVerdictSchema = z.object({
  /** Of all Regions together: the one that most needs somebody to look. */
  verdict: pairVerdictNameSchema,
  legacy: standingSchema,
  current: standingSchema,
  /** By Region, where they differ. */
  regions: z.record(z.string(), pairVerdictNameSchema).optional(),
  findings: z.array(policyFindingSchema),
  /** Findings that were left out for their number. */
  moreFindings: z.number().int().nonnegative(),
  /** Why it is `unknown`, beside what the findings say. */
  because: z.array(z.string()),
});
export type PairVerdict = z.infer<typeof pairVerdictSchema>;

/** What the policies of one user or role say, pair by pair. */
export const principalVerdictSchema = z.object({
  principal: identitySchema,
  pairs: z.record(pairNameSchema, pairVerdictSchema),
});
export type PrincipalVerdict = z.infer<typeof principalVerdictSchema>;
