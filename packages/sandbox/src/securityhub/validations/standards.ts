import { Malformed, optionalChoice, type RawInput } from "./malformed.ts";

/** Most standards that one call names. */
const MOST = 25;

/** A list of 1 to 25 that has to be there. */
export function requiredList(body: RawInput["body"], name: string): unknown[] {
  const list = body[name];
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST)
    throw new Malformed(`Invalid parameter: ${name} must be a list of 1 to ${MOST} entries.`);
  return list;
}

/** Entries that are texts and not empty. */
export function textsOf(list: unknown[], name: string): string[] {
  return list.map((entry, index) => {
    if (typeof entry !== "string" || entry.trim() === "")
      throw new Malformed(`Invalid parameter: ${name}[${index}] must be a string that is not empty.`);
    return entry;
  });
}

/** Whether standards of AWS are asked for among those of other clouds; those of AWS alone where nobody is named. */
export function asksForAws(providers: readonly unknown[]): boolean {
  const named = providers.map((given) => optionalChoice(given, "Providers", ["AWS", "Azure"]));
  return named.length === 0 || named.includes("AWS");
}
