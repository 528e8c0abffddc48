import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { acceptVerdict, policiesSeen, WORST_FIRST } from "@invitations/core/action-pairs/verdicts";
import { whyUnknown } from "@invitations/core/action-pairs/why-unknown";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { VERDICT_SIGN, VERDICT_WORDS } from "../words/policies.ts";
import { counted, mrkdwn } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";

const MOST_NAMED = 30;
const { code, time } = mrkdwn;

interface Judged {
  readiness: AccountPolicyReadiness;
  verdict: PairVerdictName;
}

/** How the policies of all accounts stand: counts, then the accounts that need somebody, the worst first. */
export function readinessOverview(
  all: readonly AccountPolicyReadiness[],
  names: ReadonlyMap<string, { alias?: string | undefined }>,
): Post {
  const judged = worstFirst(all);
  const text = `IAM policies of ${counted(all.length, "account")}: ${countsOf(judged)}.`;
  const faulty = judged.filter(({ verdict }) => verdict !== "ready");
  return {
    text,
    blocks: [
      header("IAM policies of the member accounts"),
      section(text),
      ...lines(
        faulty.map((one) => lineOf(one, names)),
        6_000,
        leftOut,
        MOST_NAMED,
      ),
      context(
        `Told by whether the role that I use there may accept. ${code(`${COMMAND} readiness <account>`)} looks at one of them again and shows what to change. The file has all of them.`,
      ),
    ],
  };
}

/** The accounts that have come to something else since they were last looked at. */
export function readinessChanged(
  changed: readonly AccountPolicyReadiness[],
  names: ReadonlyMap<string, { alias?: string | undefined }>,
): Post {
  const text = `The IAM policies of ${counted(changed.length, "account")} have come to something else since they were last looked at.`;
  return {
    text,
    blocks: [
      section(text),
      ...lines(
        worstFirst(changed).map((one) => lineOf(one, names)),
        6_000,
        leftOut,
        MOST_NAMED,
      ),
      context(`${code(`${COMMAND} readiness <account>`)} shows what to change.`),
    ],
  };
}

/** All of them, those first that need somebody most; then by id. */
export function worstFirst(all: readonly AccountPolicyReadiness[]): Judged[] {
  return all
    .map((readiness) => ({ readiness, verdict: acceptVerdict(policiesSeen(readiness)) }))
    .sort(
      (one, other) =>
        WORST_FIRST.indexOf(one.verdict) - WORST_FIRST.indexOf(other.verdict) ||
        (one.readiness.account < other.readiness.account ? -1 : 1),
    );
}

function countsOf(judged: readonly Judged[]): string {
  const counts = WORST_FIRST.toReversed().map((verdict) => ({
    verdict,
    count: judged.filter((one) => one.verdict === verdict).length,
  }));
  return counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${VERDICT_SIGN[verdict]} ${count} ${VERDICT_WORDS[verdict]}`)
    .join(" · ");
}

function lineOf({ readiness, verdict }: Judged, names: ReadonlyMap<string, { alias?: string | undefined }>) {
  const name = accountName({ id: readiness.account, alias: names.get(readiness.account)?.alias });
  const because = whyUnknown(readiness, "accept")?.because;
  const why = because === undefined ? "" : ` (${code(because, 120)})`;
  return `${VERDICT_SIGN[verdict]} ${name}: ${VERDICT_WORDS[verdict]}${why}, ${time(readiness.at)}`;
}

const leftOut = (count: number) =>
  `… and ${counted(count, "more account", "more accounts")}; the file has them.`;
