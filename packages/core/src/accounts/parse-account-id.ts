import type { Refusal } from "../refusal.ts";
import type { AccountId, AccountIdFault } from "./account-id.ts";

/**
 * Reads an account id as a person or a spreadsheet may give it.
 *
 * Nothing is corrected silently: an id that is not exactly 12 ASCII digits is refused, with the id that was
 * meant where it can be told (`444455556666.0`, full-width digits, dashes between groups).
 */
export function parseAccountId(given: string): AccountId | Refusal {
  const text = given.trim();
  if (/^\d{12}$/.test(text)) return text;
  const [fault, meant] = diagnose(text);
  return {
    refusal: "account-id-malformed",
    given: text,
    fault,
    ...(meant !== undefined && /^\d{12}$/.test(meant) ? { meant } : {}),
  };
}

/** Whether a text is likely meant as an account id at all, so that a refusal about ids makes sense. */
export function resemblesAccountId(text: string): boolean {
  return /^[\p{Nd}][\p{Nd}.,\-–_eE+]*$/u.test(text);
}

function diagnose(text: string): [AccountIdFault, string?] {
  if (text === "") return ["empty"];
  if (/^\d+\.0*$/.test(text)) return ["decimal", text.replace(/\..*$/, "").padStart(12, "0")];
  // The digits that a spreadsheet rounded away cannot be told any more.
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return ["scientific"];
  if (/^\d+$/.test(text)) {
    // Spreadsheets drop leading zeros; more than two are too rare to suggest.
    if (text.length > 12) return ["too-long"];
    return text.length < 10 ? ["too-short"] : ["too-short", text.padStart(12, "0")];
  }
  const ascii = asciiDigits(text);
  if (/^\d+$/.test(ascii)) return ["other-digits", ascii];
  const joined = ascii.replace(/[\s\-–._]/g, "");
  if (/^\d+$/.test(joined)) return ["separators", joined];
  return ["not-digits"];
}

/** Maps every decimal digit of Unicode (full-width, Arabic-Indic, …) to its ASCII twin. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    // Unicode keeps each script's ten digits in one run, so the distance from the run's zero is the value.
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}
