import { MOST_OWNERS } from "@invitations/core/request/moves/request-invitation";
import { kindSchema } from "@invitations/core/request/request";
import { MOST_STANDARDS, standardSchema } from "@invitations/core/standards";
import * as z from "zod";

/** Values that a deployment's settings give and a function's environment carries: what is wrong with them is said once. */

export const accountIdSchema = z
  .string("must be the 12 digits of the administrator account, as text")
  .regex(/^\d{12}$/, "must be the 12 digits of the administrator account");

export const slackUserSchema = z.string().regex(/^[UW][A-Z0-9]+$/, "must be Slack user ids");

export const operatorsSchema = z
  .array(slackUserSchema)
  .refine((named) => named.length > 0, "must name at least one operator");

/** Words for a value of another type; what is wrong inside it has its own. */
const notOf = (words: string) => ({
  error: ({ code }: { code: string }) => (code === "invalid_type" ? words : undefined),
});

/** A machine waits for no longer than a year. */
const daysSchema = z
  .number("must be a number of days")
  .positive("must be more than 0 days")
  .max(365, "must be at most 365 days");

export const patienceSchema = z
  .strictObject(
    {
      remindAfterDays: z.array(daysSchema, notOf("must be a list of days")),
      escalateAfterDays: daysSchema,
      expiresAfterDays: daysSchema,
    },
    notOf("must be an object of days"),
  )
  .partial();

export const patienceByKindSchema = z.partialRecord(kindSchema, patienceSchema);

export const kindsSchema = z.array(kindSchema);

export const standardsSchema = z
  .array(standardSchema)
  .max(MOST_STANDARDS, `must name at most ${MOST_STANDARDS} standards`);

const quorumWords = `must be a whole number from 1 to ${MOST_OWNERS}`;
export const quorumSchema = z
  .int(quorumWords)
  .refine((owners) => owners >= 1 && owners <= MOST_OWNERS, quorumWords);

/** What IAM takes. */
export const externalIdSchema = z
  .string("must be text")
  .min(2, "must have at least 2 characters")
  .max(1224, "must have at most 1224 characters")
  .regex(/^[\w+=,.@:/-]+$/, "may hold letters, digits and + = , . @ : / - _ only");
