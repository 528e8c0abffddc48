import type { Account } from "@invitations/core/accounts/account";
import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import type { WebClient } from "@slack/web-api";
import type { Post } from "./blocks/post.ts";
import { readinessOverview } from "./blocks/readiness-overview.ts";
import { readinessReport } from "./blocks/readiness-report.ts";
import { fileMissing } from "./blocks/transition-report.ts";
import { openDirect, post, sendFiles, slackReason } from "./direct-message.ts";
import { mendsText, readinessCsv } from "./readiness-files.ts";

/** Sends one person what the policies of one account say, with a file of all that would mend them. */
export function sendReadiness(
  client: WebClient,
  readiness: AccountPolicyReadiness,
  account: { id: string; alias?: string | undefined },
  user: string,
): Promise<void> {
  const content = mendsText(readiness);
  const filename = `iam-policies-${readiness.account}-${readiness.at.slice(0, 10)}.txt`;
  return send(
    client,
    user,
    readinessReport(readiness, account),
    content === "" ? undefined : { filename, content },
  );
}

/** Sends one person how all accounts stand, with a file of all of them. */
export function sendAllReadiness(
  client: WebClient,
  all: readonly AccountPolicyReadiness[],
  accounts: readonly Account[],
  user: string,
): Promise<void> {
  const names = new Map(accounts.map((account) => [account.id, account]));
  const newest =
    all
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? "";
  const file = {
    filename: `iam-policies-${newest.slice(0, 10)}.csv`,
    content: readinessCsv(all, names),
  };
  return send(client, user, readinessOverview(all, names), file);
}

async function send(
  client: WebClient,
  user: string,
  message: Post,
  file: { filename: string; content: string } | undefined,
): Promise<void> {
  const channel = await openDirect(client, user);
  await post(client, channel, message);
  if (!file) return;
  try {
    await sendFiles(client, channel, "All of it, to work from.", [file]);
  } catch (error) {
    // The message speaks of a file, so whoever reads it has to know that there is none.
    await post(client, channel, fileMissing(slackReason(error)));
  }
}
