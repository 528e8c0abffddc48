import * as z from "zod";

/** An AWS account id: 12 digits, kept as text because zeros may lead. */
export const accountIdSchema = z.string().regex(/^\d{12}$/);
export type AccountId = string;

/** What is wrong with a text that should have been an account id. */
export type AccountIdFault =
  | "empty"
  | "too-short"
  | "too-long"
  | "decimal"
  | "scientific"
  | "other-digits"
  | "separators"
  | "not-digits";
