/** Slack's own limit for one file of a `file_input`, in bytes. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Whether these files can be chosen beside those that are: `kept` are the ones that stay. A file of the same name
 * takes the other's place, and where one file is all that may be, any does.
 *
 * @param types endings without their dot, in small letters; empty: any
 */
export function withChosen<Kept extends { name: string }>(
  before: readonly Kept[],
  chosen: readonly { name: string; size: number }[],
  most: number,
  types: readonly string[],
): { ok: true; kept: Kept[] } | { ok: false; sentence: string } {
  const refuse = (sentence: string) => ({ ok: false as const, sentence });
  const large = chosen.find(({ size }) => size > LARGEST);
  if (large) return refuse(`${large.name} is larger than 10 MB, which is the most Slack takes.`);
  const other = chosen.find(({ name }) => types.length > 0 && !types.includes(endingOf(name)));
  if (other) return refuse(`${other.name} is not of a type that can be chosen here: ${types.join(", ")}.`);
  const kept = most === 1 ? [] : before.filter(({ name }) => !chosen.some((one) => one.name === name));
  if (kept.length + chosen.length > most)
    return refuse(`Choose at most ${most === 1 ? "one file" : `${most} files`}.`);
  return { ok: true, kept };
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}
