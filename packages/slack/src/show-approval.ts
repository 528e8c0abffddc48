import { asItCounts } from "@invitations/core/request/quorum";
import type { Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import type { Desk } from "./desk.ts";
import { showQuestions } from "./show-questions.ts";

/**
 * Rewrites the question after an owner has accepted and others have to: no workflow is woken that would. What was
 * recorded while it was being rewritten is shown too, so that the door never has the last word with less than
 * the record holds.
 */
export async function showApproval(desk: Desk, client: WebClient, approved: Request): Promise<void> {
  let shown = approved;
  for (;;) {
    const account = await desk.history.account(shown.account.id);
    const failed = await showQuestions(client, asItCounts(shown, account));
    // The acceptance stands, and the next press shows it again.
    if (failed) desk.logger.warn(`Request ${shown.id}: its question stays as it was: ${failed.because}.`);
    const now = await desk.history.request(shown.id);
    if (!now || now.version === shown.version) return;
    shown = now;
  }
}
