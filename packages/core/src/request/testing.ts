import type { EventOf, EventType, RequestEvent } from "./event.ts";
import { foldAll } from "./fold.ts";
import {
  type During,
  kindSchema,
  type Request,
  type RequestKind,
  type RequestStatus,
  requestSchema,
} from "./request.ts";

/** Requests and events for tests: the plain lives of a request of each kind, in two Regions, told by their events. */
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
    details: {},
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
    pressed: "request:accept",
    because: "not-an-owner",
  },
  approved: { type: "approved", at, actor: { person: "U04DENIZ" } },
  decided: { type: "decided", at, actor: { person: "U03CARLA" }, verdict: "accept" },
  "hub-enabled": { type: "hub-enabled", at, actor: app, region: home },
  "region-accepted": { type: "region-accepted", at, actor: app, region: home, invitation: "a".repeat(32) },
  "region-enabled": { type: "region-enabled", at, actor: app, region: home, status: "Enabled" },
  "standards-enabled": {
    type: "standards-enabled",
    at,
    actor: app,
    region: home,
    enabled: ["pci-dss/v/4.0.1"],
    already: [],
    incomplete: [],
  },
  "standards-failed": {
    type: "standards-failed",
    at,
    actor: app,
    region: home,
    failure: { name: "AccessDenied", message: "not authorized to perform: securityhub:BatchEnableStandards" },
  },
  "region-declined": { type: "region-declined", at, actor: app, region: home },
  "region-resigned": { type: "region-resigned", at, actor: app, region: home, status: "Resigned" },
  "invitation-withdrawn": { type: "invitation-withdrawn", at, actor: app, region: home },
  reminded: { type: "reminded", at, actor: { app: "slack" }, escalated: false, unreachable: [] },
  "left-by-legacy": { type: "left-by-legacy", at, actor: app, region: home },
  "region-left": { type: "region-left", at, actor: app, region: home, status: "Resigned" },
  "region-disassociated": {
    type: "region-disassociated",
    at,
    actor: app,
    region: home,
    status: "Removed",
  },
  "region-deleted": { type: "region-deleted", at, actor: app, region: home },
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

/** Who asks for a request of each kind, and who decides it. */
const PEOPLE: Record<RequestKind, { asks: string; decides: string }> = {
  invitation: { asks: "U01ANA", decides: "U03CARLA" },
  join: { asks: "U03CARLA", decides: "U01ANA" },
  departure: { asks: "U03CARLA", decides: "U03CARLA" },
  removal: { asks: "U01ANA", decides: "U02BO" },
};

type Asked = Partial<EventOf<"requested">>;

/** The event that opens a request of that kind, by somebody who may ask for it. */
export function aRequested(kind: RequestKind, changes: Asked = {}): EventOf<"requested"> {
  return anEvent("requested", { kind, actor: { person: PEOPLE[kind].asks }, ...changes });
}

type RegionEvent = Exclude<Extract<RequestEvent, { region: string }>["type"], "region-failed">;

/** The same event in every Region. */
function inEach(type: RegionEvent): RequestEvent[] {
  return REGIONS.map((region) => ({ ...EVENTS[type], region }));
}

type Lives = Partial<Record<RequestStatus, RequestEvent[]>>;

/** The events that lead a request of that kind to each status that it can come to, first to last. */
function livesOf(kind: RequestKind, asked: Asked = {}): Lives {
  const decided = anEvent("decided", { actor: { person: PEOPLE[kind].decides } });
  const declined = { ...decided, verdict: "decline", reason: "We are being sold" } as const;
  const completed = (outcome: EventOf<"completed">["outcome"]) => anEvent("completed", { outcome });
  const requested = [aRequested(kind, asked)];
  const located = [...requested, anEvent("regions-found")];
  const beginning: Lives = { requested, located, cancelled: [...requested, anEvent("cancelled")] };
  /** What may come of a decision that is being put into effect. */
  const ends = (accepting: RequestEvent[], success: RequestEvent[], during: During): Lives => ({
    accepting,
    partial: [
      ...accepting,
      ...success.filter((event) => "region" in event && event.region === home),
      anEvent("region-failed", { region: linked, during }),
      completed("partial"),
    ],
    failed: [...accepting, anEvent("failed")],
  });
  /** What may come of a question. */
  const question = (
    asking: RequestEvent[],
    sent: RequestEvent[] = [],
  ): Lives & { waiting: RequestEvent[] } => {
    const waiting = [...asking, ...sent, anEvent("decision-awaited"), anEvent("owner-asked")];
    return {
      waiting,
      declining: [...waiting, declined],
      expired: [...waiting, anEvent("expired")],
      cancelled: [...waiting, anEvent("cancelled")],
    };
  };

  if (kind === "departure") {
    const left = inEach("region-left");
    const accepting = [...located, decided];
    return {
      ...beginning,
      ...ends(accepting, left, "leave"),
      left: [...accepting, ...left, completed("left")],
    };
  }
  if (kind === "removal") {
    const asks = question(located);
    const removed = [
      ...inEach("region-disassociated"),
      ...(asked.details?.andDelete ? inEach("region-deleted") : []),
    ];
    const accepting = [...asks.waiting, decided];
    return {
      ...beginning,
      ...asks,
      ...ends(accepting, removed, "remove"),
      removed: [...accepting, ...removed, completed("removed")],
      declined: [...asks.waiting, declined, completed("declined")],
    };
  }
  const examined = [...located, anEvent("examined")];
  const invited = inEach("region-invited");
  const enabled = inEach("region-enabled");
  // An invitation goes out before its owner is asked, a join's only after an operator has decided.
  const asks = question(examined, kind === "invitation" ? invited : []);
  const accepting = [...asks.waiting, decided, ...(kind === "join" ? invited : [])];
  return {
    ...beginning,
    examined,
    blocked: [...located, anEvent("blocked")],
    ...asks,
    ...ends(accepting, enabled, "accept"),
    enabled: [...accepting, ...enabled, completed("enabled")],
    declined: [
      ...asks.waiting,
      declined,
      ...(kind === "invitation" ? inEach("region-resigned") : []),
      completed("declined"),
    ],
  };
}

/** The kind of which a request at that status is told, where no kind is named. */
const KIND: Partial<Record<RequestStatus, RequestKind>> = { left: "departure", removed: "removal" };

/** The events that lead a request of that kind to that status; throws where it never comes to that. */
export function lifeOf(kind: RequestKind, status: RequestStatus, asked: Asked = {}): RequestEvent[] {
  const life = livesOf(kind, asked)[status];
  if (!life) throw new Error(`No request of the kind "${kind}" is ever "${status}".`);
  return life;
}

/** A life for each status: an invitation's, but for what only a departure or a removal comes to. */
export const LIVES = Object.fromEntries(
  requestSchema.options
    .map(({ shape }) => shape.status.value)
    .map((status) => [status, lifeOf(KIND[status] ?? "invitation", status)]),
) as Record<RequestStatus, RequestEvent[]>;

/** A request at that status, as its events add up. */
export function requestAt<Status extends RequestStatus>(
  status: Status,
): Extract<Request, { status: Status }> {
  return foldAll(LIVES[status]) as Extract<Request, { status: Status }>;
}

/** A request of that kind at that status (`requested` where none is named); `asked` changes what was asked for. */
export function aRequest<Status extends RequestStatus = "requested">(
  what: { kind: RequestKind; status?: Status } & Asked,
): Extract<Request, { status: Status }> {
  const { kind, status, ...asked } = what;
  return foldAll(lifeOf(kind, status ?? "requested", asked)) as Extract<Request, { status: Status }>;
}

/** Each kind with the statuses that a request of it may come to. */
export const STATUSES_OF = Object.fromEntries(
  kindSchema.options.map((kind) => [kind, Object.keys(livesOf(kind))]),
) as Record<RequestKind, RequestStatus[]>;
