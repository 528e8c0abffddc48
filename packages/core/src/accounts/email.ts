import * as z from "zod";
import type { Refusal } from "../refusal.ts";

/** Longest address that Security Hub and mail servers take. */
const LONGEST = 254;
const schema = z.email().max(LONGEST);

/**
 * Reads an e-mail address; answers it in lower case, so that the same address in another case is the same.
 * Security Hub does not verify it: it is the contact about security issues in the account.
 */
export function parseEmail(given: string): string | Refusal {
  const text = given.trim().toLowerCase();
  return schema.safeParse(text).success ? text : { refusal: "email-malformed", given: given.trim() };
}
