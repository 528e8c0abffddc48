import type { AggregatorSeed } from "../seeds/seed.ts";
import { latest, type Versions, visible, written } from "./versions.ts";

/** Status of a member as its administrator's list has it. */
export type MemberStatus = "Created" | "Invited" | "Enabled" | "Removed" | "Resigned";

/** One row of an administrator's list. Times are ISO 8601. */
export interface Member {
  email?: string;
  status: MemberStatus;
  invitedAt?: string;
  updatedAt: string;
  /** Through AWS Organizations rather than by invitation. */
  organizationManaged: boolean;
}

/** One invitation as the invited account has it. */
export interface Invitation {
  /** 32 lower-case hex digits. */
  id: string;
  invitedAt: string;
  status: Exclude<MemberStatus, "Created">;
  /** Tells the two ways to Resigned apart: a member that left may accept again, one that declined perhaps not. */
  declined: boolean;
}

/** Whose member an account is. Without invitation for members that an organization manages. */
export interface Administrator {
  accountId: string;
  invitationId?: string;
  invitedAt?: string;
}

/** An account's subscription in one Region. */
export interface Hub {
  subscribedAt: string;
  /** Whether the account asked for the default standards (and so for their cost) when it enabled the hub. */
  defaultStandards: boolean;
  controlFindingGenerator: "STANDARD_CONTROL" | "SECURITY_CONTROL";
  tags: Record<string, string>;
}

/** An account's subscription to a standard in one Region. */
export interface Subscription {
  /** When it was enabled, or began to be disabled: milliseconds since 1970. */
  since: number;
  disabling: boolean;
}

/** Everything of one account in one Region: AWS keeps nothing across either. */
export interface Place {
  hub: Versions<Hub>;
  /** Subscriptions to standards, by the standard's name. */
  standards: Record<string, Versions<Subscription>>;
  /** As administrator, by member id. */
  members: Record<string, Versions<Member>>;
  /** Members that were deleted, as they were, by id. */
  deleted: Record<string, Member>;
  /** As member, by administrator id. */
  invitations: Record<string, Versions<Invitation>>;
  administrator: Versions<Administrator>;
}

export interface State {
  /** By `region/account`. */
  places: Record<string, Place>;
  /** Finding aggregators by account: the same one in every Region. */
  aggregators: Record<string, AggregatorSeed>;
}

/** Which reading of the state: everything written, or what is visible at a time (milliseconds since 1970). */
export type At = "latest" | number;

export function createState(): State {
  return { places: {}, aggregators: {} };
}

/** The account's place in the Region, made when first asked for. */
export function placeOf(state: State, region: string, accountId: string): Place {
  const key = `${region}/${accountId}`;
  const found = state.places[key];
  // A world that was kept before there were standards has none.
  if (found) return Object.assign(found, { standards: found.standards ?? {} });
  const place: Place = {
    hub: [],
    standards: {},
    members: {},
    deleted: {},
    invitations: {},
    administrator: [],
  };
  state.places[key] = place;
  return place;
}

export function readAt<Value>(versions: Versions<Value> | undefined, at: At): Value | undefined {
  return at === "latest" ? latest(versions) : visible(versions, at);
}

export function hubOf(place: Place, at: At): Hub | undefined {
  return readAt(place.hub, at);
}

export function administratorOf(place: Place, at: At): Administrator | undefined {
  return readAt(place.administrator, at);
}

/** The administrator's list, by account id. */
export function membersOf(place: Place, at: At): [accountId: string, member: Member][] {
  return present(place.members, at);
}

/** The account's invitations, by administrator id. */
export function invitationsOf(place: Place, at: At): [administratorId: string, invitation: Invitation][] {
  return present(place.invitations, at);
}

/** The account's subscriptions, by the standard's name. */
export function subscriptionsOf(place: Place, at: At): [name: string, subscription: Subscription][] {
  return present(place.standards, at);
}

function present<Value>(records: Record<string, Versions<Value>>, at: At): [string, Value][] {
  return Object.entries(records)
    .map(([id, versions]) => [id, readAt(versions, at)] as const)
    .filter((entry): entry is [string, Value] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** When a write happens, and from when on readers see it. Milliseconds since 1970. */
export interface Writing {
  now: number;
  visibleFrom: number;
}

export function writeHub(place: Place, hub: Hub | undefined, { now, visibleFrom }: Writing): void {
  place.hub = written(place.hub, hub, now, visibleFrom);
}

export function writeAdministrator(place: Place, administrator: Administrator | undefined, when: Writing) {
  place.administrator = written(place.administrator, administrator, when.now, when.visibleFrom);
}

/** Puts a record into one of a place's lists; `undefined` takes it out. */
export function writeRecord<Value>(
  records: Record<string, Versions<Value>>,
  id: string,
  value: Value | undefined,
  when: Writing,
): void {
  const versions = written(records[id], value, when.now, when.visibleFrom);
  if (versions.length > 0) records[id] = versions;
  else delete records[id];
}
