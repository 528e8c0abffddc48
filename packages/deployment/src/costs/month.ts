import { FUNCTIONS, type FunctionName, physicalName } from "@invitations/functions/deployment/names";
import type { Graph } from "../graph/graph.ts";
import { ASSUMED, DAYS, HOURS, METRICS_OF_WATCH, WEEKS } from "./assumptions.ts";
import { EVENTS, MEASURED, type Run } from "./measured.ts";
import { add, times, type Usage } from "./prices.ts";
import { memoryOf, standing } from "./standing.ts";

/** What a month is worked out for. */
export interface Case {
  accounts: number;
  regions: number;
  /** All accounts are invited in it. */
  first: boolean;
}

export const ordinaryMonth = (accounts: number): Case => ({
  accounts,
  regions: ASSUMED.regions,
  first: false,
});

const GIGABYTE = 1_000_000_000;

/** What a month takes of everything that is paid for. */
export function monthOf(graph: Graph, given: Case): Usage {
  const memory = memoryOf(graph);
  const invoke = (name: FunctionName, count: number, more = 0): Usage => {
    const gigabytes = memory.get(physicalName({ app: graph.app.name, stage: graph.app.stage }, name));
    if (gigabytes === undefined) throw new Error(`The graph has no function ${name}.`);
    return invocations(count, count * (ASSUMED.seconds[name] + more) * gigabytes);
  };
  const run = ({ once, each }: Run, items: number, more = 0): Usage =>
    add(
      ...FUNCTIONS.map((name) => invoke(name, once.invocations[name] ?? 0)),
      ...FUNCTIONS.map((name) => invoke(name, (each.invocations[name] ?? 0) * items, more)),
      transitions(once.transitions + each.transitions * items),
      // One trace of all of it.
      { trace: 1 },
    );
  const { accounts, regions } = given;
  const requests = requestsOf(given);
  const acts = requests * ASSUMED.actsPerRequest + ASSUMED.actsBeside;
  const everyAccount = { read: accounts * ASSUMED.readsPerAccount };
  return add(
    standing(graph.resources),
    times(
      requests,
      add(
        run(MEASURED.invitation, regions),
        transitions(ASSUMED.repeatsPerRegion * regions),
        invoke("administrator-steps", ASSUMED.repeatsPerRegion * regions),
        { write: eventsOf(regions) * ASSUMED.writesPerEvent, metricHour: ASSUMED.metricHoursPerRequest },
      ),
    ),
    invoke("slack-door", acts),
    { apiRequest: acts, trace: acts, metricHour: (acts / 10) * ASSUMED.metricHoursPerTenActs },
    times(
      DAYS,
      add(
        run(MEASURED.drift, 0),
        gigabyteSeconds(memory, graph, "administrator-steps", accounts * regions * ASSUMED.secondsToCompare),
        everyAccount,
        { schedule: 1 },
      ),
    ),
    times(
      WEEKS,
      add(run(MEASURED.readiness, accounts, ASSUMED.secondsToScan), everyAccount, {
        schedule: 1,
        write: accounts * ASSUMED.writesPerScan,
      }),
    ),
    times(HOURS, add(invoke("watch", 1), { schedule: 1, trace: 1, metricHour: METRICS_OF_WATCH })),
    kept(given),
  );
}

/** Requests of a month. */
export function requestsOf({ accounts, first }: Case): number {
  return first ? accounts : Math.max(ASSUMED.fewestRequests, accounts / ASSUMED.accountsPerRequest);
}

const eventsOf = (regions: number) => EVENTS.once + EVENTS.each * regions;

/** What an invocation takes, wherever it comes from. */
function invocations(count: number, gigabyteSecond: number): Usage {
  return {
    invocation: count,
    gigabyteSecond,
    read: count * ASSUMED.readsPerInvocation,
    keyRequest: count * ASSUMED.keyRequestsPerInvocation,
    secretRequest: count * ASSUMED.coldStarts * ASSUMED.secretsPerColdStart,
    ...logged(count * ASSUMED.logBytesPerInvocation),
  };
}

const transitions = (count: number): Usage => ({
  transition: count,
  ...logged(count * ASSUMED.logBytesPerTransition),
});

/** Taken in now, and kept as those of the months before. */
const logged = (bytes: number): Usage => ({
  logGigabyte: bytes / GIGABYTE,
  logStored: (bytes * ASSUMED.months) / GIGABYTE,
});

function gigabyteSeconds(
  memory: ReadonlyMap<string, number>,
  { app: { name: app, stage } }: Graph,
  name: FunctionName,
  seconds: number,
): Usage {
  return { gigabyteSecond: (memory.get(physicalName({ app, stage }, name)) ?? 0) * seconds };
}

/** The record after a year: all accounts, their invitations, and what came since. */
function kept({ accounts, regions }: Case): Usage {
  const monthly = requestsOf({ accounts, regions, first: false });
  const events = (accounts + monthly * (ASSUMED.months - 1)) * eventsOf(regions);
  const gigabytes = (events * ASSUMED.bytesPerEvent + accounts * ASSUMED.bytesPerAccount) / GIGABYTE;
  return { stored: gigabytes, restorable: gigabytes };
}
