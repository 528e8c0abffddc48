import type { Stage, StageCounts } from "@invitations/core/bulk/stage";
import type { Refusal } from "@invitations/core/refusal";
import type { Request } from "@invitations/core/request/request";
import { COMMAND } from "../command/commands.ts";
import { blockerName } from "../words/blockers.ts";
import { failureWords } from "../words/failures.ts";
import { accountName } from "../words/kinds.ts";
import { words } from "../words/refusals.ts";
import { STATUS_WORDS } from "../words/status.ts";
import { counted, mrkdwn, numeral, series } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";
import { SQUARE } from "./squares.ts";

/** How far a batch is. */
export interface BulkProgress {
  /** Id of the batch. */
  id: string;
  /** Slack user id of whoever gave the list. */
  requester: string;
  /** Name of the file; absent where the list was pasted. */
  file?: string;
  /** Rows of the list that no account was invited for. */
  leftOut?: number;
  /** Every account of the batch once, at the stage that it is at. */
  counts: StageCounts;
  /** Requests that came to nothing, or not to everything, and accounts that got none. */
  stuck: readonly Request[];
  unopened: readonly { account: string; because: Refusal }[];
}

/** Accounts named that came to nothing. */
const MOST_STUCK = 20;
/** Squares of the bar. */
const WIDTH = 20;

/** Square and words of each stage, from the end of the way to its beginning: so the bar fills from the left. */
const STAGES: Readonly<Record<Stage, { square: string; words: string }>> = {
  enabled: { square: SQUARE.Enabled, words: "members in every Region" },
  accepted: { square: "🟪", words: "accepted, being carried out" },
  declined: { square: SQUARE.Resigned, words: "declined" },
  lapsed: { square: SQUARE.Removed, words: "without an answer, or cancelled" },
  blocked: { square: "🟧", words: "blocked: something stands in the way" },
  failed: { square: SQUARE.failed, words: "failed, in some Regions at least" },
  asked: { square: SQUARE.Invited, words: "waiting for their owners" },
  invited: { square: SQUARE.Created, words: "invited, their owners are asked next" },
  examined: { square: SQUARE.Created, words: "looked at, invited next" },
  opened: { square: SQUARE.Created, words: "begun, being looked at" },
  listed: { square: SQUARE.none, words: "waiting for their turn" },
};
const ORDER = Object.keys(STAGES) as Stage[];

const UNDER_WAY: readonly Stage[] = ["listed", "opened", "examined", "invited"];
const ANSWERING: readonly Stage[] = ["asked", "accepted"];

const { code, person } = mrkdwn;

/** The message that counts along while a batch is worked off, and says at its end what came of it. */
export function bulkProgress({
  id,
  requester,
  file,
  leftOut = 0,
  counts,
  stuck,
  unopened,
}: BulkProgress): Post {
  const all = sum(counts, ORDER);
  const text = sentence(counts, all);
  const present = ORDER.filter((stage) => counts[stage] > 0);
  const told = present.map(
    (stage) => `${STAGES[stage].square} *${numeral(counts[stage])}*  ${STAGES[stage].words}`,
  );
  const next = advice(counts);
  return {
    text,
    blocks: [
      header(`Bulk invitation: ${counted(all, "account")}`),
      section(text),
      ...(all === 0 ? [] : [section([bar(counts, all), ...told].join("\n"))]),
      ...lines(
        [...stuck.map(stuckLine), ...unopened.map(unopenedLine)],
        5_000,
        (count) =>
          `… and ${counted(count, "more account", "more accounts")}; ${code(`${COMMAND} status <account>`)} tells of each.`,
        MOST_STUCK,
      ),
      ...(next === undefined ? [] : [section(next)]),
      context(
        `List of ${person(requester)}${file === undefined ? "" : `, ${code(file, 60)}`} · ${code(id)}${leftOut === 0 ? "" : ` · ${counted(leftOut, "row was", "rows were")} left out, as the check said`}`,
      ),
    ],
  };
}

/** What stands in the way of an account, where somebody may be able to do something about it. */
function stuckLine(request: Request): string {
  const name = `• ${accountName(request.account)}`;
  if (request.status === "blocked")
    return `${name}: ${series(request.blockers.map((blocker) => blockerName(blocker)))}`;
  const failed = Object.values(request.outcomes).flatMap(({ failure }) => (failure ? [failure.name] : []));
  const own = request.status === "failed" && request.failure ? [request.failure.name] : [];
  const names = [...new Set([...own, ...failed])];
  return `${name}: ${names.length === 0 ? STATUS_WORDS[request.status] : series(names.map((failure) => failureWords(failure).what))}`;
}

const unopenedLine = ({ account, because }: BulkProgress["unopened"][number]) =>
  `• ${code(account)}: ${words(because)}`;

const sum = (counts: StageCounts, stages: readonly Stage[]) =>
  stages.reduce((total, stage) => total + counts[stage], 0);

function sentence(counts: StageCounts, all: number): string {
  const working = sum(counts, UNDER_WAY);
  const accounts = counted(all, "account");
  if (working > 0)
    return `Under way: ${numeral(working)} of ${accounts} still to be invited and their owners asked.`;
  if (sum(counts, ANSWERING) > 0) {
    if (all === 1) {
      return `The invitation is out: ${counts.accepted > 0 ? "it is accepted and being carried out" : "its owners have yet to answer"}.`;
    }
    const members =
      counts.enabled === 0
        ? `none of ${accounts} is a member so far`
        : `${numeral(counts.enabled)} of ${accounts} ${counts.enabled === 1 ? "is a member" : "are members"} so far`;
    const others = [
      ...(counts.accepted > 0 ? [`${numeral(counts.accepted)} accepted and being carried out`] : []),
      ...(counts.asked > 0 ? [`${numeral(counts.asked)} waiting for an answer`] : []),
    ];
    return `All invitations are out: ${members}, ${series(others)}.`;
  }
  return all > 0 && counts.enabled === all
    ? `Done: ${all === 1 ? "the account is a member" : `all ${accounts} are members`} in every Region.`
    : `Done: ${numeral(counts.enabled)} of ${accounts} became ${counts.enabled === 1 ? "a member" : "members"} in every Region.`;
}

/** What can be done about those that did not get there; nothing where all is well. */
function advice({ blocked, failed, asked, lapsed, declined }: StageCounts): string | undefined {
  const told = [
    ...(failed > 0
      ? [`${code(`${COMMAND} list failed`)} shows what failed, and each of these requests has a Retry.`]
      : []),
    ...(blocked > 0
      ? [
          `${blocked === 1 ? "The blocked account can be invited" : `The ${numeral(blocked)} blocked accounts can be invited`} again once what stands in the way is gone.`,
        ]
      : []),
    ...(declined + lapsed > 0
      ? [
          "Whoever declined or did not answer can be asked again, account by account, once their owners agree.",
        ]
      : []),
    ...(asked > 0 ? [`${code(`${COMMAND} list waiting`)} shows who has not answered yet.`] : []),
  ];
  return told.length === 0 ? undefined : told.join(" ");
}

/** One row of squares, shared out by number; a stage at which anybody is has one at least. */
function bar(counts: StageCounts, all: number): string {
  const present = ORDER.filter((stage) => counts[stage] > 0);
  const spare = WIDTH - present.length;
  const shares = present.map((stage) => ({ stage, exact: (counts[stage] / all) * spare }));
  const whole = shares.reduce((total, { exact }) => total + Math.floor(exact), 0);
  // What rounding down has left over goes to those who lost most by it.
  const byLoss = [...shares].sort((one, other) => (other.exact % 1) - (one.exact % 1));
  const favoured = new Set(byLoss.slice(0, spare - whole).map(({ stage }) => stage));
  return shares
    .map(({ stage, exact }) =>
      STAGES[stage].square.repeat(1 + Math.floor(exact) + (favoured.has(stage) ? 1 : 0)),
    )
    .join("");
}
