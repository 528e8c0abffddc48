import { decisionOf, type Request } from "@invitations/core/request/request";
import type { HomeView, KnownBlock } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import type { Standing } from "../standing.ts";
import { accountName, capital, requestName } from "../words/kinds.ts";
import { standardsAsked } from "../words/standards.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { counted, mrkdwn, numeral, timeLeft } from "../words/voice.ts";
import { type AccountsPage, accountsInHome } from "./accounts-in-home.ts";
import { cancelButton, decisionButtons, resendButton, retryButton } from "./buttons.ts";
import { coverageBlocks } from "./coverage.ts";
import { context, header, lines, section } from "./post.ts";
import { questionSentence } from "./question.ts";

// A Home tab takes 100 blocks. What waits for somebody needs three for each request, what they asked for one.
const MOST_WAITING = 12;
/** Requests of somebody's own that are shown: the newest. */
export const MOST_ASKED = 10;
const MOST_CHARACTERS = 2_500;

const { code, person, time } = mrkdwn;

/** A request that somebody can decide. */
export type Waiting = Extract<Request, { status: "waiting" }>;

/** What one person sees of the app's Home tab. */
export interface Home {
  /** Operators see everything, owners what is theirs. */
  everybodys: boolean;
  /** Open requests that this person may decide now, the one that expires first at the front. */
  waiting: Waiting[];
  /** What this person asked for, newest first, whether it is over or not; one more than is shown, where there is. */
  asked: Request[];
  /** Open requests, the oldest first. */
  open: Request[];
  standings: Standing[];
  accounts: AccountsPage;
  now: Date;
}

/** The app's Home tab: what waits for this person, what they asked for, what is open, and who is covered where. */
export function homeView(home: Home): HomeView {
  return {
    type: "home",
    blocks: [
      ...waiting(home),
      ...asked(home),
      ...open(home),
      ...coverage(home),
      ...accountsInHome(home.accounts),
      context(
        `${code(`${COMMAND} help`)} lists what you can ask of me. As of ${time(home.now.toISOString())}.`,
      ),
    ],
  };
}

function waiting({ waiting: all, now }: Home): KnownBlock[] {
  if (all.length === 0) return [header("Waiting for you"), section("Nothing waits for your answer.")];
  const rest = all.length - MOST_WAITING;
  return [
    header(`Waiting for you: ${all.length}`),
    ...all.slice(0, MOST_WAITING).flatMap((request) => [
      section([questionSentence(request), standardsAsked(request) ?? []].flat().join("\n")),
      context(
        `Asked by ${person(request.requester)} · ${timeLeft(now, request.expiresAt)} · request ${code(request.id)}`,
      ),
      // A block id may stand in a view once.
      { ...decisionButtons(request), block_id: `decision:${request.id}` },
    ]),
    ...(rest > 0
      ? [
          context(
            `… and ${counted(rest, "more request", "more requests")}: ${code(`${COMMAND} list waiting`)}`,
          ),
        ]
      : []),
  ];
}

function asked({ asked: all }: Home): KnownBlock[] {
  if (all.length === 0) return [];
  return [
    header("You asked for"),
    ...all.slice(0, MOST_ASKED).map((request) => {
      const [button] = [...cancelButton(request), ...retryButton(request), ...resendButton(request)];
      const line = section(
        `${capital(requestName(request))} ${STATUS_WORDS[request.status]}.  ${code(request.id)}`,
      );
      return { ...line, block_id: `asked:${request.id}`, ...(button ? { accessory: button } : {}) };
    }),
    ...(all.length > MOST_ASKED
      ? [context(`These are the newest; ${code(`${COMMAND} export`)} sends you more.`)]
      : []),
  ];
}

function open({ open: all, everybodys, now }: Home): KnownBlock[] {
  if (all.length === 0) return [];
  const oldest = all.map(
    (request) =>
      `• ${age(request, now)} · ${accountName(request.account)} ${STATUS_WORDS[request.status]} · ${code(request.id)}`,
  );
  return [
    header(
      everybodys
        ? `Open requests: ${numeral(all.length)}`
        : `Open requests about your accounts: ${numeral(all.length)}`,
    ),
    ...lines(oldest, MOST_CHARACTERS, (count) => `… and ${numeral(count)} more, younger ones`),
  ];
}

const DAY = 24 * 60 * 60 * 1_000;

/** How old a request is; those that wait for an answer are told by their age, so that the forgotten ones show. */
function age(request: Request, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(request.requestedAt)) / DAY);
  const since = days < 1 ? "today" : counted(days, "day");
  return decisionOf(request) === undefined && days >= 5 ? `*${since}*` : since;
}

function coverage({ standings, everybodys }: Home): KnownBlock[] {
  const picture = coverageBlocks(standings);
  if (picture.length > 0) return [header(everybodys ? "Coverage" : "Your accounts"), ...picture];
  if (standings.length > 0) {
    return [
      header(everybodys ? "Coverage" : "Your accounts"),
      section(
        `${counted(standings.length, "account")}, and no request has come through for any of them yet.`,
      ),
    ];
  }
  return [
    section(
      everybodys
        ? `No account is known here yet. ${code(`${COMMAND} invite`)} asks for the first.`
        : "You are not an owner of any account here. The security team can name you as one.",
    ),
  ];
}
