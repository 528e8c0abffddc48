import { everyAccount } from "@invitations/core/accounts/every-account";
import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { acceptVerdict, policiesSeen } from "@invitations/core/action-pairs/verdicts";
import type { AdministratorHands, Announcer, History } from "@invitations/core/ports";
import * as z from "zod";
import { type ScanPorts, scanAccount } from "./scan-account.ts";
import { errandInput, type Step } from "./step.ts";

const readinessInput = errandInput.extend({
  input: z.looseObject({ asker: z.string().optional(), account: z.string().optional() }),
});

/** The step `plan-scan`: the administrator's Regions, and the accounts to scan: the one asked for, or all on record. */
export function planScan({
  history,
  administrator,
}: {
  history: History;
  administrator: AdministratorHands;
}): Step {
  return async (given) => {
    const { input } = readinessInput.parse(given);
    const { homeRegion, linkedRegions } = await administrator.regions();
    const accounts =
      input.account === undefined ? (await everyAccount(history)).map(({ id }) => id) : [input.account];
    return { regions: [homeRegion, ...linkedRegions], accounts };
  };
}

const scanInput = readinessInput.extend({ account: z.string(), regions: z.array(z.string()) });

/** The step `scan-policies`, for one account. */
export function scanAccountPolicies(ports: ScanPorts): Step {
  return async (given) => {
    const { errand, account, regions, input } = scanInput.parse(given);
    const { changed } = await scanAccount(ports, { account, regions, name: errand, asker: input.asker });
    return { account, changed };
  };
}

const announceInput = readinessInput.extend({
  scanned: z.array(z.object({ account: z.string(), changed: z.boolean() })),
});

/**
 * The step `announce-readiness`: to whoever asked, about the account they asked about or about all; without an
 * asker, to the operators' channel, and only what has changed. Throws where nobody could be told. Of a scan of all
 * accounts it answers how many are ready, by what is known of each now.
 */
export function announceReadiness({ history, announcer }: { history: History; announcer: Announcer }): Step {
  return async (given) => {
    const { errand, input, scanned } = announceInput.parse(given);
    const { asker, account } = input;
    const known = await history.policyReadiness(scanned.map((one) => one.account));
    const changed = new Set(scanned.flatMap((one) => (one.changed ? [one.account] : [])));
    const all = asker === undefined ? known.filter((one) => changed.has(one.account)) : known;
    const counts = account === undefined ? countsOf(known) : {};
    if (all.length === 0) {
      if (asker === undefined) return counts;
      // Nothing was ever found out about what was asked for.
      const failure = { name: "Throttled", message: "No account could be looked at." };
      const missed = await announcer.tellErrandFailed({ kind: "readiness", id: errand }, failure, asker);
      if (missed) throw new Error(`${asker} could not be told about readiness: ${missed.because}.`);
      return counts;
    }
    const told = await (async () => {
      const [only] = all;
      if (asker !== undefined && account !== undefined && only) {
        return announcer.reportReadiness(only, await history.account(account), asker);
      }
      const accounts = await everyAccount(history);
      return asker === undefined
        ? announcer.tellReadinessChanged(all, accounts)
        : announcer.reportAllReadiness(all, accounts, asker);
    })();
    if (told) throw new Error(`Nobody could be told about the readiness of accounts: ${told.because}.`);
    return counts;
  };
}

/** Ready is whose policies name both actions for accepting, as the overview in Slack counts them. */
function countsOf(all: readonly AccountPolicyReadiness[]): { ready: number; notReady: number } {
  const ready = all.filter((one) => acceptVerdict(policiesSeen(one)) === "ready").length;
  return { ready, notReady: all.length - ready };
}
