import type { Account } from "@invitations/core/accounts/account";
import type { AccountEvent, AccountEventOf } from "@invitations/core/accounts/account-event";
import type { RefusalKind } from "@invitations/core/refusal";
import type { EventOf, EventType, RequestEvent } from "@invitations/core/request/event";
import type { Request } from "@invitations/core/request/request";
import * as z from "zod";

interface Metric {
  /** Of CloudWatch's. */
  unit: "Count" | "Seconds" | "None";
  /** Dimensions beside the deployment. */
  by: readonly string[];
}

/** Every metric of the app; `docs/observability.md` says what each is good for. */
export const METRICS = {
  RequestsAsked: { unit: "Count", by: ["kind"] },
  /** Answers to a question, and none that was carried over or is consent by asking. */
  Decisions: { unit: "Count", by: ["kind", "decision"] },
  /** From when it was asked for until the decision that counted. */
  TimeToDecide: { unit: "Seconds", by: ["kind", "decision"] },
  /** The outcome is the status that the request ended in. */
  RequestsClosed: { unit: "Count", by: ["kind", "outcome"] },
  /** Regions in which something failed, once per event. */
  RegionFailures: { unit: "Count", by: ["failure"] },
  /** Requests that ended on something that no Region answers for. */
  RequestFailures: { unit: "Count", by: ["failure"] },
  /** How often somebody in Slack was told no. */
  Refusals: { unit: "Count", by: ["refusal"] },
  /** By whom it was for. */
  AnnouncementsFailed: { unit: "Count", by: ["to"] },
  /** Accounts that stand otherwise than the record says, by kind of difference. */
  DriftFound: { unit: "Count", by: ["drift"] },
  /** Accounts by what the IAM policies come to, once a scan of all of them is over. */
  AccountsReady: { unit: "Count", by: [] },
  AccountsNotReady: { unit: "Count", by: [] },
  /** Told each hour, also where there are none. */
  StuckRequests: { unit: "Count", by: [] },
  OpenRequests: { unit: "Count", by: [] },
  /** Days since the oldest open request was asked for; CloudWatch has no such unit. */
  OldestOpenDays: { unit: "None", by: [] },
} as const satisfies Record<string, Metric>;
export type MetricName = keyof typeof METRICS;

/** Values that belong together, and the dimensions that they are told by beside the deployment. */
export interface Measure {
  values: Partial<Record<MetricName, number>>;
  by: Readonly<Record<string, string>>;
}

interface About {
  /** Absent for a request that begins. */
  before?: Request;
  after: Request;
}

const nothing = (): Measure[] => [];
const one = (name: MetricName, by: Measure["by"] = {}): Measure => ({ values: { [name]: 1 }, by });

const closed = (_event: RequestEvent, { after }: About) => [
  one("RequestsClosed", { kind: after.kind, outcome: after.status }),
];

/**
 * What each event of a request counts for. The table names every event, so that a new one does not compile until it
 * is said what is measured of it.
 */
const OF_REQUEST: { [Type in EventType]: (event: EventOf<Type>, about: About) => Measure[] } = {
  requested: ({ kind }) => [one("RequestsAsked", { kind })],
  "regions-found": nothing,
  examined: nothing,
  blocked: closed,
  "region-invited": nothing,
  "decision-awaited": nothing,
  "owner-asked": nothing,
  "press-refused": nothing,
  approved: nothing,
  decided: ({ verdict, at }, { before, after }) =>
    before?.status === "waiting"
      ? [
          {
            values: { Decisions: 1, TimeToDecide: secondsBetween(after.requestedAt, at) },
            by: { kind: after.kind, decision: verdict },
          },
        ]
      : [],
  reminded: nothing,
  "hub-enabled": nothing,
  "region-accepted": nothing,
  "region-enabled": nothing,
  "standards-enabled": nothing,
  "standards-failed": ({ failure }) => [one("RegionFailures", { failure: named(failure) })],
  "region-declined": nothing,
  "region-resigned": nothing,
  "invitation-withdrawn": nothing,
  "left-by-legacy": nothing,
  "region-left": nothing,
  "region-disassociated": nothing,
  "region-deleted": nothing,
  "region-failed": ({ failure }) => [one("RegionFailures", { failure: named(failure) })],
  expired: closed,
  cancelled: closed,
  completed: closed,
  failed: (event, about) => [
    ...closed(event, about),
    one("RequestFailures", { failure: named(event.failure) }),
  ],
  announced: nothing,
  "announcement-failed": ({ to }) => [one("AnnouncementsFailed", { to })],
};

/** The same for what happens to an account beside its requests. */
const OF_ACCOUNT: {
  [Type in AccountEvent["type"]]: (event: AccountEventOf<Type>, account: Account) => Measure[];
} = {
  "account-described": nothing,
  "owners-added": nothing,
  "owners-removed": nothing,
  "notified-added": nothing,
  "notified-removed": nothing,
  "quorum-set": nothing,
  "drift-found": ({ differences }) => differences.map(({ drift }) => one("DriftFound", { drift })),
  "policies-judged": nothing,
  "drift-accepted": nothing,
};

/** What a request's event counts for. */
export function measuresOf(event: RequestEvent, about: About): Measure[] {
  // The table has for each type what takes an event of that type.
  const measure = OF_REQUEST[event.type] as (event: RequestEvent, about: About) => Measure[];
  return measure(event, about);
}

/** What an account's event counts for. */
export function measuresOfAccount(event: AccountEvent, account: Account): Measure[] {
  const measure = OF_ACCOUNT[event.type] as (event: AccountEvent, account: Account) => Measure[];
  return measure(event, account);
}

const scanned = z.object({ ready: z.number(), notReady: z.number() });

/** What the result of a step counts for: a scan of all accounts is in no history of a single one. */
export function measuresOfStep(step: string, result: object): Measure[] {
  const counts = step === "announce-readiness" ? scanned.safeParse(result) : undefined;
  return counts?.success
    ? [{ values: { AccountsReady: counts.data.ready, AccountsNotReady: counts.data.notReady }, by: {} }]
    : [];
}

export const measureOfRefusal = (refusal: RefusalKind): Measure => one("Refusals", { refusal });

const secondsBetween = (from: string, to: string) => Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);

/** An error of a kind that nobody foresaw may be called anything; a dimension takes no empty name. */
const named = ({ name }: { name: string }) => (/^[\w.-]{1,64}$/.test(name) ? name : "other");
