import type { Account } from "@invitations/core/accounts/account";
import { everyAccount } from "@invitations/core/accounts/every-account";
import { compare, type DriftFacts } from "@invitations/core/drift/compare";
import type { Difference } from "@invitations/core/drift/difference";
import { recordDrift } from "@invitations/core/drift/record-drift";
import {
  type Found,
  rowsOfSurvey,
  SURVEY_KEPT_DAYS,
  type Survey,
  standsAsFound,
  surveyOf,
  together,
} from "@invitations/core/drift/survey";
import type { AdministratorHands, Announcer, History, Now } from "@invitations/core/ports";
import { isRefusal } from "@invitations/core/refusal";
import type { OrganizationFacts } from "@invitations/core/transition/facts";
import * as z from "zod";
import { everyList } from "./member-lists.ts";
import { errandInput, type Step } from "./step.ts";

const DAY = 24 * 60 * 60 * 1_000;
/** Accounts whose history is written at a time. */
const AT_ONCE = 10;
/**
 * The report of what has been found and not been told yet. A difference on record is found no second time, so what
 * a step that broke off, or a Slack that was away, has left untold must not be lost.
 */
const UNTOLD = "drift-untold";

interface Ports {
  history: History;
  administrator: AdministratorHands;
  now: Now;
}

/**
 * The step `survey-drift`: compares, writes what differs into the history of each account, and keeps all of it under
 * the errand's id.
 */
export function surveyDrift({ history, administrator, now }: Ports): Step {
  return async (given) => {
    const { errand } = errandInput.parse(given);
    const { homeRegion, linkedRegions } = await administrator.regions();
    const regions = [homeRegion, ...linkedRegions];
    const [lists, organization, untold, accounts] = await Promise.all([
      everyList(administrator, regions),
      administrator.organization(homeRegion),
      history.report(UNTOLD),
      everyAccount(history),
    ]);
    const members: DriftFacts["members"] = new Map(
      lists.flatMap(({ region, list }) =>
        list.is === "known"
          ? [[region, new Map(list.members.map(({ account, status }) => [account, status]))] as const]
          : [],
      ),
    );
    const unread = lists.flatMap(({ region, list }) =>
      list.is === "unknown" ? [{ unread: region, because: list.because }] : [],
    );
    const known = new Map(accounts.map((account) => [account.id, account]));
    const managed = managedBy(organization);
    const differences = compare({
      regions,
      members,
      accounts,
      ...(managed === undefined ? {} : { organization: managed }),
    });
    const earlier = surveyOf(UNTOLD, untold ?? []).found.filter((found) => stillStands(found, known));
    const found = together(
      earlier,
      differences.map((difference) => named(difference, known)),
    );
    await keepSurvey(history, { id: UNTOLD, found, unread: [] }, now);
    const underWay = await recordAll(history, differences, errand, now);
    const told = found.filter(({ account }) => !underWay.has(account));
    await keepSurvey(history, { id: errand, found: told, unread }, now);
    return { found: told.length, unread: unread.length };
  };
}

const announced = errandInput.extend({ input: z.looseObject({ asker: z.string().optional() }) });

/** The step `announce-drift`. Throws where the digest cannot be delivered; the next one then tells it too. */
export function announceDrift({
  history,
  announcer,
  now,
}: {
  history: History;
  announcer: Announcer;
  now: Now;
}): Step {
  /** Another comparison may have found something meanwhile, which stays to be told. */
  async function forgetTold(told: readonly Found[]): Promise<void> {
    const gone = new Set(told.map((found) => JSON.stringify(found)));
    const untold = surveyOf(UNTOLD, (await history.report(UNTOLD)) ?? []).found;
    const left = untold.filter((found) => !gone.has(JSON.stringify(found)));
    await keepSurvey(history, { id: UNTOLD, found: left, unread: [] }, now);
  }

  return async (given) => {
    const { errand, input } = announced.parse(given);
    const rows = await history.report(errand);
    if (!rows) throw new Error(`There is no report ${errand}.`);
    const survey = surveyOf(errand, rows);
    if (survey.found.length === 0 && survey.unread.length === 0) {
      const told = input.asker === undefined ? undefined : await announcer.tellNoDrift(input.asker);
      if (told) throw new Error(`${input.asker} could not be told that nothing differs: ${told.because}`);
      return {};
    }
    const told = await announcer.tellDrift(survey);
    if (told) throw new Error(`The digest of ${errand} could not be posted: ${told.because}`);
    await forgetTold(survey.found);
    return {};
  };
}

function keepSurvey(history: History, survey: Survey, now: Now): Promise<void> {
  const expires = new Date(now().getTime() + SURVEY_KEPT_DAYS * DAY);
  return history.keepReport(survey.id, rowsOfSurvey(survey), expires);
}

/** The accounts that the organization manages, where this administrator manages its Security Hub. */
function managedBy({ delegation, accounts }: OrganizationFacts): DriftFacts["organization"] {
  const manages = delegation.is === "this-account" || delegation.is === "unknown";
  if (!manages) return undefined;
  return accounts.is === "known" ? new Set(accounts.accounts.keys()) : "unknown";
}

function stillStands(found: Found, known: ReadonlyMap<string, Account>): boolean {
  const account = known.get(found.account);
  return account?.openRequest === undefined && standsAsFound(found, account);
}

function named(difference: Difference, known: ReadonlyMap<string, Account>): Found {
  const alias = known.get(difference.account)?.alias;
  return { ...difference, ...(alias === undefined ? {} : { alias }) };
}

/** Writes each account's differences into its history; the accounts that a request has taken up meanwhile. */
async function recordAll(
  history: History,
  differences: readonly Difference[],
  survey: string,
  now: Now,
): Promise<ReadonlySet<string>> {
  const underWay = new Set<string>();
  const accounts = [...Map.groupBy(differences, ({ account }) => account)];
  for (let from = 0; from < accounts.length; from += AT_ONCE) {
    const writing = accounts.slice(from, from + AT_ONCE).map(async ([id, found]) => {
      const after = await history.changeAccount(id, (account) => recordDrift(account, found, survey, now()));
      if (!isRefusal(after) && after.openRequest !== undefined) underWay.add(id);
    });
    await Promise.all(writing);
  }
  return underWay;
}
