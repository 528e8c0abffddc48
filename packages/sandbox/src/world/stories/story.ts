import type { Narrator } from "./narrator.ts";

/**
 * One story, played in a world that may have seen others: it uses accounts of its own. What should have come true
 * and has not is told by the narrator's promises; throws where it cannot go on.
 *
 * @param stage.listed accounts of the fleet that are invited by a list; the two after them are there for the drift
 */
export type Story = (stage: { narrator: Narrator; listed: number }) => Promise<void>;

export const OPERATORS_CHANNEL = "security-ops";
