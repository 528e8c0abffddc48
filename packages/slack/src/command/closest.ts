/** Edits between two words: a letter put in, left out, replaced, or swapped with its neighbour. */
export function editDistance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row += 1) {
    rows[row] = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, at(row - 2, column - 2) + 1);
      rows[row]?.push(least);
    }
  }
  return at(from.length, to.length);
}

/** The word that was most likely meant: at most two edits away, and fewer than the word has letters. */
export function closest(given: string, words: readonly string[]): string | undefined {
  // A word far longer than any of ours is none of them misspelt, and need not be measured.
  if (given.length > 30) return undefined;
  const word = given.toLowerCase();
  const measured = words
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.min(2, candidate.length - 1, word.length - 1))
    .sort((one, other) => one.edits - other.edits);
  return measured[0]?.candidate;
}
