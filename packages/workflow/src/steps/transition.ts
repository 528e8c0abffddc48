import { everyAccount } from "@invitations/core/accounts/every-account";
import type { AdministratorHands, Announcer, History, Now } from "@invitations/core/ports";
import { foresee } from "@invitations/core/transition/foresee";
import { reportOf, rowsOf } from "@invitations/core/transition/report";
import { askedErrand } from "./errand.ts";
import { everyList } from "./member-lists.ts";
import { errandInput, type Step } from "./step.ts";

/** Days after which nobody would go by what was found. */
const KEPT_DAYS = 30;
const DAY = 24 * 60 * 60 * 1_000;

/** The step `survey-transition`: looks, changes nothing, and keeps the report under the errand's id. */
export function surveyTransition(ports: {
  history: History;
  administrator: AdministratorHands;
  now: Now;
}): Step {
  const { history, administrator, now } = ports;

  return async (given) => {
    const { errand } = errandInput.parse(given);
    const { homeRegion, linkedRegions } = await administrator.regions();
    const regions = [homeRegion, ...linkedRegions];
    const [organization, aliases, lists] = await Promise.all([
      administrator.organization(homeRegion),
      aliasesIn(history),
      everyList(administrator, regions),
    ]);
    const report = foresee({ ...organization, at: now(), lists, aliases });
    await history.keepReport(errand, rowsOf(report), new Date(now().getTime() + KEPT_DAYS * DAY));
    return { accounts: report.accounts.length };
  };
}

/** The step `announce-transition`. Throws where the report cannot be delivered. */
export function announceTransition(ports: { history: History; announcer: Announcer }): Step {
  return async (given) => {
    const { errand, input } = askedErrand.parse(given);
    const rows = await ports.history.report(errand);
    if (!rows) throw new Error(`There is no report ${errand}.`);
    const told = await ports.announcer.reportTransition(reportOf(rows), input.asker);
    if (told) throw new Error(`The report did not reach ${input.asker}: ${told.because}`);
    return {};
  };
}

async function aliasesIn(history: History): Promise<Map<string, string>> {
  const accounts = await everyAccount(history);
  return new Map(accounts.flatMap(({ id, alias }) => (alias === undefined ? [] : [[id, alias] as const])));
}
