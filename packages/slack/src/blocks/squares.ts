import type { Seen } from "@invitations/core/accounts/last-seen";

/** What a square can say of an account in one Region. */
export type Square = Seen["status"] | "failed";

/** One coloured square for each, told apart by brightness too where colours are not. */
export const SQUARE: Readonly<Record<Square, string>> = {
  Enabled: "🟩",
  Invited: "🟨",
  Created: "🟦",
  Removed: "⬛",
  Resigned: "🟫",
  other: "🟪",
  failed: "🟥",
  none: "⬜",
};

const NAMES: Readonly<Record<Square, string>> = {
  Enabled: "Enabled",
  Invited: "Invited",
  Created: "Created",
  Removed: "Removed",
  Resigned: "Resigned",
  other: "a status that I do not know",
  failed: "failed",
  none: "no member",
};

export function statusName(square: Square): string {
  return NAMES[square];
}

/** What the squares of a picture mean, those that are in it alone: `🟩 Enabled   ⬜ no member`. */
export function legend(used: ReadonlySet<Square>): string {
  return (Object.keys(SQUARE) as Square[])
    .filter((square) => used.has(square))
    .map((square) => `${SQUARE[square]} ${NAMES[square]}`)
    .join("   ");
}
