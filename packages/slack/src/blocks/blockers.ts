import type { Blocker } from "@invitations/core/readiness";
import type { KnownBlock } from "@slack/types";
import { blockerWords } from "../words/blockers.ts";
import { lines } from "./post.ts";

/** Everything that stands in the way, each with what to do. */
export function blockersBlocks(blockers: readonly Blocker[]): KnownBlock[] {
  return lines(
    blockers.map((blocker) => `🚫 ${blockerWords(blocker)}`),
    5_000,
    (count) => `… and ${count} more`,
  );
}
