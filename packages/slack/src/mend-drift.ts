import type { DriftKind } from "@invitations/core/drift/difference";
import { keepDrift, type Mend, mend } from "@invitations/core/drift/mend";
import {
  type Found,
  rowsOfSurvey,
  SURVEY_KEPT_DAYS,
  type Survey,
  surveyOf,
  withMended,
} from "@invitations/core/drift/survey";
import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { MOST_AT_ONCE } from "./blocks/drift-digest.ts";
import type { Desk } from "./desk.ts";
import { contextFor, openAndStart } from "./open-request.ts";
import { type Standing, standings } from "./standing.ts";
import { MEND_REASON } from "./words/drift.ts";

/** Accounts worked on at a time, so that the connections of a small function suffice. */
const AT_ONCE = 5;

/** What somebody wants done about one kind of difference that a survey found. */
export interface MendAsked {
  survey: string;
  drift: DriftKind;
  mend: Mend;
}

/** What came of a press. */
export interface Mending {
  /** The survey with what has become of its differences. */
  survey: Survey;
  /** What was done now. */
  done: Found[];
  /** What could not be done, with why not. */
  refused: { account: string; refusal: Refusal }[];
  /** Differences of that kind about which something can be done still. */
  left: number;
}

/**
 * An operator presses a button of a digest: for the next accounts of that kind, at most `MOST_AT_ONCE`, a request is
 * opened, or it is recorded that they may stay so. What cannot be done for one account keeps none of the others.
 */
export async function mendDrift(desk: Desk, asked: MendAsked, by: string): Promise<Mending | Refusal> {
  // Before anything is read: nobody else's press costs a look-up.
  if (!isOperator(desk.policy, by)) return { refusal: "not-an-operator" };
  const rows = await desk.history.report(asked.survey);
  if (!rows) return { refusal: "survey-unknown" };
  const ofKind = (all: readonly Found[]) =>
    all.filter(({ drift, mended }) => drift === asked.drift && !mended);
  const waiting = ofKind(surveyOf(asked.survey, rows).found);
  if (waiting.length === 0) return { refusal: "nothing-to-mend" };

  const { standings: all } = await standings(desk.history);
  const standing = new Map(all.map((one) => [one.account.id, one]));
  const judged = waiting.map((found) => ({
    found,
    refusal: foreseen(desk, found, asked, standing.get(found.account), by),
  }));
  const refused = judged.flatMap(({ found, refusal }) => (refusal ? [{ found, refusal }] : []));
  const ready = judged.flatMap(({ found, refusal }) => (refusal ? [] : [found])).slice(0, MOST_AT_ONCE);
  const results: { found: Found; result: Found | Refusal }[] = [];
  for (let from = 0; from < ready.length; from += AT_ONCE) {
    const some = ready.slice(from, from + AT_ONCE);
    results.push(
      ...(await Promise.all(
        some.map(async (found) => ({ found, result: await mendOne(desk, found, asked, by) })),
      )),
    );
  }
  const done = results.flatMap(({ result }) => (isRefusal(result) ? [] : [result]));
  const failed = results.flatMap(({ found, result }) =>
    isRefusal(result) ? [{ found, refusal: result }] : [],
  );
  const undone = [...refused, ...failed];
  const changed = undone.flatMap(({ found, refusal }) =>
    refusal.refusal === "drift-changed" ? [{ ...found, mended: { changed: true } as const }] : [],
  );
  const survey = await putDown(desk, asked.survey, [...done, ...changed]);
  return {
    survey,
    done,
    refused: undone.map(({ found, refusal }) => ({ account: found.account, refusal })),
    left: ofKind(survey.found).length,
  };
}

/** Why nothing would come of it, so that a press is spent on those that something can be done about. */
function foreseen(
  desk: Desk,
  found: Found,
  { mend: how, survey }: MendAsked,
  standing: Standing | undefined,
  by: string,
): Refusal | undefined {
  const { account, open } = standing ?? {};
  const context = {
    request: "",
    requester: by,
    account,
    policy: desk.policy,
    ...(open ? { open: { id: open.id, status: open.status } } : {}),
  };
  const result =
    how === "keep"
      ? keepDrift(found, { operator: by, survey }, desk.policy, account, desk.now())
      : mend(found, how, MEND_REASON[found.drift], context, desk.now());
  return isRefusal(result) ? result : undefined;
}

async function mendOne(desk: Desk, found: Found, asked: MendAsked, by: string): Promise<Found | Refusal> {
  const { mend: how, survey } = asked;
  if (how === "keep") {
    const kept = await desk.history.changeAccount(found.account, (account) =>
      keepDrift(found, { operator: by, survey }, desk.policy, account, desk.now()),
    );
    return isRefusal(kept) ? kept : { ...found, mended: { by, kept: true } };
  }
  const account = await desk.history.account(found.account);
  const event = mend(found, how, MEND_REASON[found.drift], await contextFor(desk, account, by), desk.now());
  const opened = isRefusal(event) ? event : await openAndStart(desk, event);
  return isRefusal(opened) ? opened : { ...found, mended: { by, request: opened.id } };
}

/** Puts down what was done with the survey as it is by now, since others may have pressed meanwhile. */
async function putDown(desk: Desk, id: string, done: readonly Found[]): Promise<Survey> {
  const survey = surveyOf(id, (await desk.history.report(id)) ?? []);
  const now = { ...survey, found: withMended(survey.found, done) };
  const expires = new Date(desk.now().getTime() + SURVEY_KEPT_DAYS * 24 * 60 * 60 * 1_000);
  if (done.length > 0) await desk.history.keepReport(id, rowsOfSurvey(now), expires);
  return now;
}
