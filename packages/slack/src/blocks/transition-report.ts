import {
  type Fate,
  fateSchema,
  type OrganizationStanding,
  type TransitionAccount,
  type TransitionReport,
} from "@invitations/core/transition/report";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { fateTitle, fateWords, placeWords, transitionBlockerWords } from "../words/transition.ts";
import { counted, mrkdwn, series } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";

const { code, time } = mrkdwn;

/** Accounts named of each group; the file has all. */
const NAMED = 5;
// Parts of the 13,200 characters that a message takes; what stands in the way is never left out.
const MOST_GROUPS = 5_000;
const MOST_UNREAD = 1_000;

/** The report on moving to AWS Organizations: counts, what stands in the way, and the first accounts of each group. */
export function transitionMessage(report: TransitionReport): Post {
  const { accounts, blockers, administrator, regions, unread, at } = report;
  const text = `Moving to AWS Organizations: ${counts(accounts)}`;
  const where = series(
    regions.map((region) => code(region, 40)),
    8,
  );
  return {
    text,
    blocks: [
      header("Moving to AWS Organizations"),
      section(`*${counts(accounts)}*`),
      section(
        `That is the list of administrator account ${code(administrator)} in ${where}. ${placeWords(report)} I have only looked; nothing was changed.`,
      ),
      ...lines(
        unread.map(
          ({ region, because }) =>
            `⚠️ The list in ${code(region, 40)} could not be read: ${code(because, 200)}`,
        ),
        MOST_UNREAD,
        (count) => `⚠️ … nor that of ${counted(count, "more Region")}`,
      ),
      ...(blockers.length > 0
        ? [
            section("*What stands in the way, or does not come by itself*"),
            ...blockers.map((blocker) => section(`• ${transitionBlockerWords(blocker)}`)),
          ]
        : []),
      ...(accounts.length > 0
        ? [section("*What would become of them*"), ...lines(groupsOf(accounts).map(groupLine), MOST_GROUPS)]
        : []),
      context(
        `${accounts.length > 0 ? "The file has all of them, Region by Region. " : ""}As of ${time(at)}; ${code(`${COMMAND} transition`)} looks again.`,
      ),
    ],
  };
}

/** Said after the message where the file that it speaks of could not be sent. */
export function fileMissing(because: string): Post {
  const text = `The file with all accounts could not be sent: ${code(because)}. Tell whoever runs this app, and ask again once it is mended.`;
  return { text, blocks: [section(`⚠️ ${text}`)] };
}

const STANDING_WORDS: Readonly<Record<OrganizationStanding, string>> = {
  "in-organization": "in the organization",
  "in-other-or-none": "outside of it",
  unknown: "of which I cannot tell",
};

/** `12 accounts: 7 in the organization, 4 outside of it and 1 of which I cannot tell` */
function counts(accounts: readonly TransitionAccount[]): string {
  const parts = (Object.keys(STANDING_WORDS) as OrganizationStanding[]).flatMap((standing) => {
    const count = accounts.filter((account) => account.standing === standing).length;
    return count === 0 ? [] : [`${count} ${STANDING_WORDS[standing]}`];
  });
  if (parts.length === 0) return "No account is on the administrator's list";
  return `${counted(accounts.length, "account")}: ${series(parts)}`;
}

function groupsOf(accounts: readonly TransitionAccount[]): [Fate, TransitionAccount[]][] {
  return fateSchema.options
    .map((fate): [Fate, TransitionAccount[]] => [fate, accounts.filter((account) => account.fate === fate)])
    .filter(([, group]) => group.length > 0);
}

function groupLine([fate, group]: [Fate, TransitionAccount[]]): string {
  const named = series(
    group.map((account) => accountName(account)),
    NAMED,
  );
  return `*${fateTitle(fate)}: ${group.length}*\n${fateWords(fate)}\n${named}`;
}
