import { decisionOf, type Request } from "@invitations/core/request/request";
import { aftermath } from "../words/aftermath.ts";
import { headline } from "../words/headline.ts";
import { accountName } from "../words/kinds.ts";
import { quorumWords } from "../words/quorum.ts";
import { counted, mrkdwn, series } from "../words/voice.ts";
import { context, type Post, quote, section } from "./post.ts";
import { questionSentence, titled } from "./question.ts";
import { resultBlocks } from "./regions.ts";

const { code, person, time } = mrkdwn;

/**
 * Tells people who decide nothing what others are asked about an account: what, whom, and until when.
 * `owners`: those of the account now. There is nothing to press.
 */
export function notifiedNote(request: Request, expiresAt: string, owners: readonly string[]): Post {
  const text = `For your information: ${questionSentence(request)}`;
  const quorum = quorumWords(request);
  return {
    text,
    blocks: [
      titled(request),
      section(text),
      ...(request.reason ? [section(`*The reason given*`), quote(request.reason)] : []),
      section(
        `*Who decides*  ${deciders(request, owners)}, until ${time(expiresAt)}.${quorum === undefined ? "" : ` ${quorum}`}`,
      ),
      about(request, "You need do nothing, and hear how it ends."),
    ],
  };
}

// Names of accounts in one message.
const MOST_NAMES = 15;

/** The same for somebody who is kept informed of several accounts that are asked about at once. */
export function notesTogether(requests: readonly Request[], expiresAt: string): Post {
  const [first, ...others] = requests;
  if (first && others.length === 0) return notifiedNote(first, expiresAt, first.owners);
  const names = requests.slice(0, MOST_NAMES).map(({ account }) => accountName(account));
  const more = requests.length - names.length;
  const which = more > 0 ? `${names.join(", ")} and ${more} more` : series(names);
  const text = `For your information: ${counted(requests.length, "account")} ${requests.length === 1 ? "is" : "are"} invited to become member accounts of the Security Hub administrator account.`;
  return {
    text,
    blocks: [
      section(text),
      section(`*Accounts*  ${which}`),
      section(`*Who decides*  the owners of each account, until ${time(expiresAt)}.`),
      context("You are kept informed of these accounts. You need do nothing, and hear how each ends."),
    ],
  };
}

/** Tells the same people how it ended. */
export function notifiedNews(request: Request): Post {
  const text = headline(request);
  const declined = decisionOf(request)?.reason;
  const after = aftermath(request);
  return {
    text,
    blocks: [
      titled(request),
      section(text),
      ...(declined ? [quote(declined)] : []),
      ...resultBlocks(request),
      ...(after === undefined ? [] : [section(after)]),
      about(request, "You need do nothing."),
    ],
  };
}

function deciders({ kind }: Request, owners: readonly string[]): string {
  if (kind === "invitation") return `the owners of the account, ${series(owners.map(person))}`;
  return kind === "removal" ? "a second person of the security team" : "the security team";
}

const about = (request: Request, what: string) =>
  context(`You are kept informed of this account. ${what} Request ${code(request.id)}`);
