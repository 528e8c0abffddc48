import type { EventOf, EventType, RequestEvent } from "./event.ts";
import { foldAll } from "./fold.ts";
import type { Request, RequestStatus } from "./request.ts";

/** Requests and events for tests: one plain life of a request, in two Regions, told by its events. */
export const REGIONS = ["us-east-1", "eu-west-1"];
const at = "2026-11-22T09:00:00.000Z";
const app = { app: "workflow" } as const;
const [home = "", linked = ""] = REGIONS;
const examination = {
  regions: {
    [home]: { hub: "on", config: "recording", ownMembers: 0 },
    [linked]: { hub: "off", config: "not-found", ownMembers: 0 },
  },
} as const;

const EVENTS: { [Type in EventType]: EventOf<Type> } = {
  requested: {
    type: "requested",
    at,
    actor: { person: "U01ANA" },
    request: "inv-abcd2345",
    kind: "invitation",
    account: { id: "111122223333", alias: "payments-prod", email: "payments@example.com" },
    administrator: "999988887777",
    owners: ["U03CARLA"],
    reason: "Findings for the PCI audit",
  },
  "regions-found": { type: "regions-found", at, actor: app, homeRegion: home, regions: REGIONS },
  examined: { type: "examined", at, actor: app, examination },
  blocked: {
    type: "blocked",
    at,
    actor: app,
    examination,
    blockers: [{ blocker: "other-administrator", administrator: "202020202020", regions: REGIONS }],
  },
  "region-invited": { type: "region-invited", at, actor: app, region: home, status: "Invited" },
  "decision-awaited": { type: "decision-awaited", at, actor: app, expiresAt: "2026-12-06T09:00:00.000Z" },
  "owner-asked": {
    type: "owner-asked",
    at,
    actor: app,
    messages: [{ channel: "D03CARLA", ts: "1800000000.000100" }],
    unreachable: [],
  },
  "press-refused": {
    type: "press-refused",
    at,
    actor: { person: "U07GUS" },
    pressed: "invitation:accept",
    because: "not-an-owner",
  },
  decided: { type: "decided", at, actor: { person: "U03CARLA" }, verdict: "accept" },
  "hub-enabled": { type: "hub-enabled", at, actor: app, region: home },
  "region-accepted": { type: "region-accepted", at, actor: app, region: home, invitation: "a".repeat(32) },
  "region-enabled": { type: "region-enabled", at, actor: app, region: home, status: "Enabled" },
  "region-declined": { type: "region-declined", at, actor: app, region: home },
  "region-resigned": { type: "region-resigned", at, actor: app, region: home, status: "Resigned" },
  "invitation-withdrawn": { type: "invitation-withdrawn", at, actor: app, region: home },
  "region-failed": {
    type: "region-failed",
    at,
    actor: app,
    region: home,
    during: "accept",
    failure: { name: "AccessDenied", message: "not authorized to perform: securityhub:AcceptInvitation" },
  },
  expired: { type: "expired", at, actor: app },
  cancelled: { type: "cancelled", at, actor: { person: "U01ANA" } },
  completed: { type: "completed", at, actor: app, outcome: "enabled" },
  failed: { type: "failed", at, actor: app, failure: { name: "Lambda.Unknown", message: "out of memory" } },
  announced: { type: "announced", at, actor: { app: "slack" }, to: "requester" },
  "announcement-failed": {
    type: "announcement-failed",
    at,
    actor: { app: "slack" },
    to: "owners",
    because: "channel_not_found",
  },
};

/** An event of that type; `changes` replace fields of it. */
export function anEvent<Type extends EventType>(
  type: Type,
  changes: Partial<EventOf<Type>> = {},
): EventOf<Type> {
  return { ...EVENTS[type], ...changes } as EventOf<Type>;
}

const invited = REGIONS.map((region) => anEvent("region-invited", { region }));
const enabled = REGIONS.map((region) => anEvent("region-enabled", { region }));
const resigned = REGIONS.map((region) => anEvent("region-resigned", { region }));
const declined = anEvent("decided", { verdict: "decline", reason: "We are being sold" });

const toLocated: RequestEvent[] = [anEvent("requested"), anEvent("regions-found")];
const toWaiting: RequestEvent[] = [
  ...toLocated,
  anEvent("examined"),
  ...invited,
  anEvent("decision-awaited"),
  anEvent("owner-asked"),
];
const toAccepting: RequestEvent[] = [...toWaiting, anEvent("decided")];
const toDeclining: RequestEvent[] = [...toWaiting, declined];

/** The events that lead a request to each status, first to last. */
export const LIVES: Record<RequestStatus, RequestEvent[]> = {
  requested: [anEvent("requested")],
  located: toLocated,
  examined: [...toLocated, anEvent("examined")],
  blocked: [...toLocated, anEvent("blocked")],
  waiting: toWaiting,
  accepting: toAccepting,
  declining: toDeclining,
  enabled: [...toAccepting, ...enabled, anEvent("completed")],
  declined: [...toDeclining, ...resigned, anEvent("completed", { outcome: "declined" })],
  partial: [
    ...toAccepting,
    ...enabled.slice(0, 1),
    anEvent("region-failed", { region: linked }),
    anEvent("completed", { outcome: "partial" }),
  ],
  expired: [...toWaiting, anEvent("expired")],
  cancelled: [...toWaiting, anEvent("cancelled")],
  failed: [...toAccepting, anEvent("failed")],
};

/** A request at that status, as its events add up. */
export function requestAt<Status extends RequestStatus>(
  status: Status,
): Extract<Request, { status: Status }> {
  return foldAll(LIVES[status]) as Extract<Request, { status: Status }>;
}
