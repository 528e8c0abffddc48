import type { Refusal } from "@invitations/core/refusal";
import type { Desk } from "./desk.ts";
import { words } from "./words/refusals.ts";
import { mrkdwn, type Voice } from "./words/voice.ts";

/** The sentence of a refusal, for whoever is told no now; whoever observes the desk hears its name. */
export function sayNo(desk: Pick<Desk, "observer">, refusal: Refusal, voice: Voice = mrkdwn): string {
  desk.observer.refused(refusal.refusal);
  return words(refusal, voice);
}
