import * as z from "zod";

/** A user, role or group of IAM. */
export const identitySchema = z.object({
  type: z.enum(["user", "role", "group"]),
  name: z.string(),
  arn: z.string(),
});
export type Identity = z.infer<typeof identitySchema>;

/** A policy as it bears on somebody. */
export const policyReferenceSchema = z.object({
  name: z.string(),
  /** Absent for an inline policy, which has none. */
  arn: z.string().optional(),
  /** AWS edits its own managed policies; nobody else can. */
  type: z.enum(["inline", "customer-managed", "aws-managed"]),
  /** A boundary allows nothing by itself: it limits what the other policies allow. */
  as: z.enum(["permissions", "boundary"]),
  /** The principal itself, or a group that the user is in. */
  attachedTo: identitySchema.pick({ type: true, name: true }),
});
export type PolicyReference = z.infer<typeof policyReferenceSchema>;

/** One operator with one key of a statement's `Condition`; shown, and never worked out. */
export const policyConditionSchema = z.object({
  operator: z.string(),
  key: z.string(),
  values: z.array(z.string()),
});
export type PolicyCondition = z.infer<typeof policyConditionSchema>;

/** A statement, or a whole document, because of which a verdict on a pair is not `ready`. */
export const policyFindingSchema = z.object({
  policy: policyReferenceSchema,
  /** Place in the document, from 1; absent where the document as a whole could not be read. */
  statement: z.number().int().positive().optional(),
  sid: z.string().optional(),
  effect: z.enum(["Allow", "Deny", "unclear"]),
  /** Which action of the pair the statement is about; with NotAction: those that are left over. */
  covers: z.enum(["legacy", "current", "both", "unclear"]),
  conditions: z.array(policyConditionSchema),
  /** What was not understood, a sentence each. */
  because: z.array(z.string()),
});
export type PolicyFinding = z.infer<typeof policyFindingSchema>;
