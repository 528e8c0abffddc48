import type { TransitionReport } from "@invitations/core/transition/report";
import type { WebClient } from "@slack/web-api";
import { fileMissing, transitionMessage } from "./blocks/transition-report.ts";
import { openDirect, post, sendFiles, slackReason } from "./direct-message.ts";
import { transitionCsv } from "./transition-file.ts";

/** Sends the report to one person: the message, then the file. Throws where not even the message gets through. */
export async function sendTransition(
  client: WebClient,
  report: TransitionReport,
  user: string,
): Promise<void> {
  const channel = await openDirect(client, user);
  await post(client, channel, transitionMessage(report));
  if (report.accounts.length === 0) return;
  const filename = `security-hub-transition-${report.at.slice(0, 10)}.csv`;
  try {
    await sendFiles(client, channel, "Moving to AWS Organizations: every account.", [
      { filename, content: transitionCsv(report) },
    ]);
  } catch (error) {
    // The message speaks of a file, so whoever reads it has to know that there is none.
    await post(client, channel, fileMissing(slackReason(error)));
  }
}
