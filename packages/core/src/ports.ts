/**
 * Where the rooms meet. Each interface is what one room offers and another needs; `functions/compose` brings
 * the two together.
 */
import type { Account } from "./accounts/account.ts";
import type { AccountEvent } from "./accounts/account-event.ts";
import type { MemberStatus } from "./member-status.ts";
import type { RegionExamination } from "./readiness.ts";
import type { Refusal } from "./refusal.ts";
import type { EventOf, RequestEvent, Unreachable } from "./request/event.ts";
import type { Message, Request } from "./request/request.ts";

/** The hour, so that rules and tests agree on it. */
export type Now = () => Date;

/** What AWS answered to, for history. */
export interface Traced {
  awsRequestIds: string[];
}

/** The place of an event in its history. */
export interface Sealed {
  /** From 1. */
  seq: number;
  /** SHA-256 of this event with the hash of the one before it, in hex: a changed past breaks the chain. */
  hash: string;
}

/** An event as history keeps it: of a request, or of an account. */
export type Recorded = RequestEvent & Sealed;
export type RecordedOfAccount = AccountEvent & Sealed;

/** An event together with the id of the request, or of the account, whose history it stands in. */
export type RecordedOf = (Recorded & { request: string }) | (RecordedOfAccount & { account: string });

/** The record: every move is one transaction, and exactly one of two moves at once wins. */
export interface History {
  /**
   * Opens a request, marks its account with it, and adds its owners and e-mail to the account.
   * Refuses with `account-has-open-request` when another was first.
   */
  open(event: EventOf<"requested">): Promise<Request | Refusal>;
  /**
   * Makes one move: reads the request, asks `move` what happens, writes the event. When another move came in
   * between, it reads and asks again, so `move` must be pure. A refusal is passed on and nothing is written.
   * Closing a request also frees its account.
   */
  record(request: string, move: (request: Request) => RequestEvent | Refusal): Promise<Request | Refusal>;
  /** Read consistently; `undefined` when there is none. */
  request(id: string): Promise<Request | undefined>;
  /** First to last. */
  events(id: string): Promise<Recorded[]>;
  /** Newest first, at most `most`. */
  requestsOf(account: string, most: number): Promise<Request[]>;
  /**
   * Open requests, the one that is due first at the front, at most `most`; with `dueBy` only those due by then.
   * A request is due when it expires, or from its beginning as long as nobody has been asked.
   */
  openRequests(most: number, dueBy?: Date): Promise<Request[]>;
  /**
   * Events of all requests and accounts from `since` until `until` (both included), first to last, at most `most`, beginning
   * after the place `after`. `next` is what to give as `after` for the next page, which may be empty; absent where
   * there is no more.
   */
  eventsBetween(
    since: Date,
    until: Date,
    most: number,
    after?: string,
  ): Promise<{ events: RecordedOf[]; next?: string }>;
  account(id: string): Promise<Account | undefined>;
  /** Accounts that bear this alias, in any case. */
  accountsByAlias(alias: string): Promise<Account[]>;
  /**
   * All accounts by id, at most `most`, beginning after the id `after`. `next` is what to give as `after` for the
   * next page, which may be empty; absent where there is no more.
   */
  accounts(most: number, after?: string): Promise<{ accounts: Account[]; next?: string }>;
  /**
   * Lets something happen to an account, which need not be known before: reads it, asks `move` what happens, writes
   * that with the change it makes. As with `record`, `move` must be pure; a refusal is passed on, and where
   * nothing happens (`undefined`) nothing is written.
   */
  changeAccount(
    id: string,
    move: (account: Account | undefined) => AccountEvent | Refusal | undefined,
  ): Promise<Account | Refusal>;
  /** What happened to an account beside its requests, first to last. */
  accountEvents(id: string): Promise<RecordedOfAccount[]>;
  /** The token that the waiting workflow listens on; a later one replaces an earlier. */
  keepTaskToken(request: string, token: string): Promise<void>;
  /** That of a request that is over is gone, but for one that was cancelled: its workflow is still to be woken. */
  taskToken(request: string): Promise<string | undefined>;
}

/** The order of work, as the front desk sees it. */
export interface Workflow {
  /** Starts the machine, named after the request. A second start of the same request is none. */
  start(request: Request): Promise<Traced>;
  /**
   * Wakes the workflow that waits on `token`: the decision is in history already.
   * Answers `false` when nobody waits there any more, which loses nothing.
   */
  answer(token: string): Promise<boolean>;
}

/** The administrator account's side of Security Hub. Every method may throw a `Failure`. */
export interface AdministratorHands {
  /** From the finding aggregator; without one, the Region of the deployment alone. */
  regions(): Promise<{ homeRegion: string; linkedRegions: string[] } & Traced>;
  /** Id of the organization whose Security Hub this account is delegated administrator of. */
  delegatedFor(): Promise<{ organization?: string } & Traced>;
  /** `undefined`: not on the list. */
  status(region: string, account: string): Promise<{ status: MemberStatus | undefined } & Traced>;
  /** Adds and invites, reads back; ends at `Invited`, or at `Enabled` where it was that before. */
  invite(
    region: string,
    account: { id: string; email?: string | undefined },
  ): Promise<{ status: MemberStatus } & Traced>;
  /**
   * Ends the membership from the administrator's side and reads it back: `Removed`, or what it was before where
   * there was no membership; `undefined`: not on the list. Throws `NotYetRemoved` where it reads Enabled still.
   */
  disassociate(region: string, account: string): Promise<{ status: MemberStatus | undefined } & Traced>;
  /** Takes an account off the list that is no member: an invitation never accepted, or a membership that ended. */
  withdraw(region: string, account: string): Promise<Traced>;
}

/** A member account's side of Security Hub, through its role. */
export interface MemberHands {
  /**
   * Assumes the role in one Region, in a session named after the request, and makes sure that the session
   * belongs to that account. Throws `RoleNotAssumable`, `WrongAccount` or `RegionNotOptedIn`.
   */
  assume(
    account: { id: string; roleArn?: string | undefined },
    request: string,
    region: string,
  ): Promise<MemberSession>;
  /** ARN of the role that would be assumed. */
  roleArn(account: { id: string; roleArn?: string | undefined }): string;
}

/** One member account in one Region. Every method may throw a `Failure`. */
export interface MemberSession {
  /** Reads only; what cannot be read is `unknown`, with the reason. */
  examine(): Promise<{ examination: RegionExamination } & Traced>;
  organization(): Promise<{ organization?: string } & Traced>;
  /** Without default standards, since those cost money. `enabled` is false when it was on before. */
  enableHub(): Promise<{ enabled: boolean } & Traced>;
  /** Waits until an enabled hub can be seen; throws `ServiceUnavailable` where it cannot be yet. */
  confirmHub(): Promise<Traced>;
  /** Accepts the invitation of this administrator and of nobody else. */
  accept(administrator: string): Promise<{ invitation?: string } & Traced>;
  /** Leaves this administrator; fine where the account does not follow it. Never leaves another. */
  leave(administrator: string): Promise<Traced>;
  /** Declines the invitation of this administrator and of nobody else. */
  decline(administrator: string): Promise<Traced>;
}

/** What Slack is told. A message that cannot be delivered is a returned `because`; nothing is thrown for it. */
export interface Announcer {
  /**
   * Puts the question before those who may decide: the owners for an invitation, the operators for a join or a
   * removal. Owners are told of a removal before it is decided. `messages` are those with buttons.
   */
  askOwners(
    request: Request,
    expiresAt: Date,
    account: Account | undefined,
  ): Promise<{ messages: Message[]; unreachable: Unreachable[] }>;
  /** Reminds those who may decide, where the question stands; those who could not be reached. */
  remind(request: Request, account: Account | undefined): Promise<Unreachable[]>;
  /** Tells the escalation list that nobody decides; those who could not be reached. */
  escalate(request: Request, people: readonly string[]): Promise<Unreachable[]>;
  /** Rewrites the messages that put the question to what the request is now: buttons, progress or result. */
  showOwners(request: Request): Promise<Told>;
  /** Tells these owners how a request ended that they have no question of. */
  tellOwners(request: Request, owners: readonly string[], account: Account | undefined): Promise<Told>;
  tellRequester(request: Request): Promise<Told>;
  /** One line in the operators' channel. */
  tellOperators(request: Request): Promise<Told>;
}

export type Told = { because: string } | undefined;
