import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { policiesSeen } from "@invitations/core/action-pairs/verdicts";
import type { HomeView } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import type { Standing } from "../standing.ts";
import { accountName } from "../words/kinds.ts";
import { policiesSentence } from "../words/policies.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { cut, mrkdwn, series } from "../words/voice.ts";
import { button, HOME_BACK, HOME_SCAN, readinessLine } from "./accounts-in-home.ts";
import { buttonRow } from "./buttons.ts";
import { statuses } from "./list-answer.ts";
import { context, header, section } from "./post.ts";
import { readinessDetails } from "./readiness-report.ts";

const { code, person, time } = mrkdwn;

/** What one person sees of one account in the app's Home tab. */
export interface AccountPage {
  standing: Standing;
  readiness: AccountPolicyReadiness | undefined;
  /** Of the list that it was opened from. */
  page: number;
  now: Date;
}

/** An account's page: where it stands, who answers for it, and all that its IAM policies say. */
export function accountPage({ standing, readiness, page, now }: AccountPage): HomeView {
  const { account, open } = standing;
  const { id, alias, owners, roleArn } = account;
  const about = [
    `*Account*  ${accountName(account)}`,
    `*Owners*  ${owners.length === 0 ? "none on record" : series(owners.map(person))}`,
    ...(roleArn === undefined ? [] : [`*My role there*  ${code(roleArn, 200)}`]),
    `*Stands*  ${statuses(standing)}`,
    ...(open ? [`*Under way*  ${code(open.id)} ${STATUS_WORDS[open.status]}`] : []),
    `*Readiness*  ${readinessLine(readiness)}`,
  ].join("\n");
  return {
    type: "home",
    blocks: [
      ...buttonRow("back", [
        button(HOME_BACK, "All accounts", String(page)),
        button(HOME_SCAN, "Look at its policies now", `${id}:${page}`),
      ]),
      header(cut(alias ?? id, 100)),
      section(about),
      ...(readiness
        ? [section(policiesSentence(policiesSeen(readiness))), ...readinessDetails(readiness)]
        : [
            section(
              "Nobody has looked at its IAM policies yet. I do so before I ask an owner, and once a week.",
            ),
          ]),
      context(
        `I change no policy. ${code(`${COMMAND} status ${id}`)} tells its requests. As of ${time(now.toISOString())}.`,
      ),
    ],
  };
}
