import type { Refusal } from "@invitations/core/refusal";
import { counted } from "../words/voice.ts";
import { refusedTogether } from "./refused-together.ts";

/** What came of accepting many invitations with one press. */
export interface AcceptedTogether {
  accepted: number;
  refused: readonly { account: string; refusal: Refusal }[];
  /** Invitations for which this press had no time. */
  left: number;
}

/** The sentence for the one who pressed: what was accepted, what was not and why, and what is left. */
export function acceptedTogether({ accepted, refused, left }: AcceptedTogether): string {
  return [
    accepted > 0
      ? `Accepted ${counted(accepted, "invitation")}. I am working through their Regions; the message with the question shows what comes of them.`
      : "Nothing was accepted.",
    ...(left > 0
      ? [`${counted(left, "more waits", "more wait")} still: press Accept all again for the next ones.`]
      : []),
    ...refusedTogether(refused),
  ].join("\n");
}
