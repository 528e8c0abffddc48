/**
 * Where the rooms meet. Each interface is what one room offers and another needs; `functions/compose` brings
 * the two together.
 */
import type { Account } from "./accounts/account.ts";
import type { AccountEvent } from "./accounts/account-event.ts";
import type { AccountPolicyReadiness } from "./action-pairs/account-policy-readiness.ts";
import type { Asked } from "./bulk/audience.ts";
import type { Batch } from "./bulk/batch.ts";
import type { PersonNamed } from "./bulk/judge.ts";
import type { StageCounts } from "./bulk/stage.ts";
import type { JudgedRow } from "./bulk/verdict.ts";
import type { Survey } from "./drift/survey.ts";
import type { Errand, ErrandKind } from "./errand.ts";
import type { Failure } from "./failure.ts";
import type { MemberStatus } from "./member-status.ts";
import type { Refusal } from "./refusal.ts";
import type { RegionExamination } from "./region-examination.ts";
import type { EventOf, RequestEvent, Unreachable } from "./request/event.ts";
import type { Message, Request } from "./request/request.ts";
import type { EnabledStandards } from "./standards.ts";
import type { ListedMember, OrganizationFacts } from "./transition/facts.ts";
import type { TransitionReport } from "./transition/report.ts";

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
  /** What somebody asked for, newest first, at most `most`. */
  requestsBy(requester: string, most: number): Promise<Request[]>;
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
  /** Keeps what a scan of an account's IAM policies found, in place of the one before. */
  keepPolicyReadiness(readiness: AccountPolicyReadiness): Promise<void>;
  /** What the last scans of these accounts found; accounts that were never scanned are left out. */
  policyReadiness(accounts: readonly string[]): Promise<AccountPolicyReadiness[]>;
  /** Those of these requests that there are, in their order. */
  requests(ids: readonly string[]): Promise<Request[]>;
  /** Keeps a new batch; one of the same id stays as it is. */
  keepBatch(batch: Batch): Promise<void>;
  batch(id: string): Promise<Batch | undefined>;
  /** Changes a batch, as `record` does a request: exactly one of two changes at once wins, and `move` must be pure. */
  changeBatch(id: string, move: (batch: Batch) => Omit<Batch, "version"> | Refusal): Promise<Batch | Refusal>;
  /** What happened to an account beside its requests, first to last. */
  accountEvents(id: string): Promise<RecordedOfAccount[]>;
  /** The token that the waiting workflow listens on; a later one replaces an earlier. */
  keepTaskToken(request: string, token: string): Promise<void>;
  /** That of a request that is over is gone, but for one that was cancelled: its workflow is still to be woken. */
  taskToken(request: string): Promise<string | undefined>;
  /**
   * Keeps a report of any length, in place of one of the same id: rows of JSON, which come back in their order. It
   * is a copy of what was found and no part of the record, so it is deleted within some days after `expiresAt`.
   */
  keepReport(id: string, rows: readonly ReportRow[], expiresAt: Date): Promise<void>;
  /** All rows; `undefined` where there is no such report, or none any more. */
  report(id: string): Promise<ReportRow[] | undefined>;
}

/** One row of a report; whoever wrote it knows its shape. */
export type ReportRow = Readonly<Record<string, unknown>>;

/** The order of work, as the front desk sees it. */
export interface Workflow {
  /** Starts the machine, named after the request. A second start of the same request is none. */
  start(request: Request): Promise<Traced>;
  /**
   * Starts a machine that is about no single request, named after the errand. A second start of the same errand is
   * none; `started` is false where the first has ended already.
   */
  startErrand(errand: Errand): Promise<{ started: boolean } & Traced>;
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
  /**
   * What can be seen of this account's organization, and of its delegated administrator in one Region. What may not
   * be looked at is `unknown`, with the reason.
   */
  organization(region: string): Promise<OrganizationFacts & Traced>;
  /** Everybody on the list in one Region, whatever their status. */
  members(region: string): Promise<{ members: ListedMember[] } & Traced>;
  /** `undefined`: not on the list. */
  status(region: string, account: string): Promise<{ status: MemberStatus | undefined } & Traced>;
  /** Adds and invites, reads back; ends at `Invited`, or at `Enabled` where it was that before. */
  invite(
    region: string,
    account: { id: string; email?: string | undefined },
  ): Promise<{ status: MemberStatus } & Traced>;
  /**
   * `invite` for up to 50 accounts in as many calls as for one: what became of each, by id. Throws only what
   * concerns them all.
   */
  inviteTogether(
    region: string,
    accounts: readonly { id: string; email?: string | undefined }[],
  ): Promise<{ outcomes: Map<string, MemberStatus | Failure> } & Traced>;
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

/** A call of an operation with two names that AWS has just let through. */
export interface CallMade {
  /** IAM action of the name that was let through: `securityhub:AcceptInvitation`. */
  worked: string;
  /** What AWS said to the name of today, where only the legacy one was let through. */
  denial?: string;
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
  /**
   * Accepts the invitation of this administrator and of nobody else. `legacy`: by `AcceptInvitation`, since policies
   * deny `AcceptAdministratorInvitation`. `call` is absent where the account followed this administrator before.
   */
  accept(administrator: string): Promise<{ invitation?: string; legacy?: true; call?: CallMade } & Traced>;
  /**
   * Enables the standards of these short names, as far as they are not. `refused`: those that Security Hub does
   * not have in this Region or is just disabling, with a sentence each; the others are enabled all the same.
   */
  enableStandards(standards: readonly string[]): Promise<EnabledStandards & { refused: string[] } & Traced>;
  /**
   * Leaves this administrator; fine where the account does not follow it. Never leaves another. `legacy`: by
   * `DisassociateFromMasterAccount`, since policies deny `DisassociateFromAdministratorAccount`; that it can be
   * read back is then for the caller to see.
   */
  leave(administrator: string): Promise<{ legacy?: true; call?: CallMade } & Traced>;
  /** Declines the invitation of this administrator and of nobody else. */
  decline(administrator: string): Promise<Traced>;
}

/** The IAM policies of a member account, through its role. */
export interface PolicyReader {
  /**
   * Reads and judges them in a session that bears `name`; nothing is changed. What cannot be looked at is `unknown`
   * with the reason; throws `Throttled` only.
   */
  scan(
    account: { id: string; roleArn?: string | undefined },
    name: string,
    regions: readonly string[],
  ): Promise<{ readiness: AccountPolicyReadiness } & Traced>;
}

/** What Slack is told. A message that cannot be delivered is a returned `because`; nothing is thrown for it. */
export interface Announcer {
  /**
   * Puts the question before those who may decide: the owners for an invitation, the operators for a join or a
   * removal. Owners are told of a removal before it is decided, and those who are only notified of any question.
   * `messages` are those with buttons.
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
  /** Tells these people how a request ended that others decided. */
  tellNotified(request: Request, people: readonly string[]): Promise<Told>;
  tellRequester(request: Request): Promise<Told>;
  /** One line in the operators' channel. */
  tellOperators(request: Request): Promise<Told>;
  /** Sends the report to whoever asked for it: what matters as a message, all of it as a CSV file. */
  reportTransition(report: TransitionReport, asker: string): Promise<Told>;
  /** Sends whoever asked what the policies of one account say, and what to change. */
  reportReadiness(
    readiness: AccountPolicyReadiness,
    account: Account | undefined,
    asker: string,
  ): Promise<Told>;
  /** Sends whoever asked how all accounts stand: counts, the worst first, all of them as a CSV file. */
  reportAllReadiness(
    all: readonly AccountPolicyReadiness[],
    accounts: readonly Account[],
    asker: string,
  ): Promise<Told>;
  /** Tells the operators' channel which accounts have come to something else. */
  tellReadinessChanged(
    changed: readonly AccountPolicyReadiness[],
    accounts: readonly Account[],
  ): Promise<Told>;
  /** Tells whoever asked that an errand came to nothing, and why; the operators' channel where nobody asked. */
  tellErrandFailed(
    errand: { kind: ErrandKind; id: string },
    failure: { name: string; message: string },
    asker?: string,
  ): Promise<Told>;
  /** One digest in the operators' channel of what a comparison found. */
  tellDrift(survey: Survey): Promise<Told>;
  /** Tells whoever had the lists compared that nothing differs. */
  tellNoDrift(asker: string): Promise<Told>;
}

export type Told = { because: string } | undefined;

/**
 * What Slack is told about batches, and asked for them. As with `Announcer`, a message that cannot be delivered is a
 * returned `because`.
 */
export interface BulkAnnouncer {
  /** The bytes of a file that somebody gave in Slack. */
  fetchList(file: { id: string }): Promise<Uint8Array | { because: string }>;
  /** Whom each of these owners, as a list names them, stands for; e-mail addresses are looked up with `byEmail` only. */
  findOwners(named: readonly string[], byEmail: boolean): Promise<Map<string, PersonNamed>>;
  /** Sends whoever gave a list what it comes to: the verdict on each row, or why it could not be read. */
  tellChecked(batch: Batch, rows: readonly JudgedRow[]): Promise<{ message: Message } | { because: string }>;
  /** Opens the message in the operators' channel that counts along. */
  tellBegun(batch: Batch, standing: BatchStanding): Promise<{ message: Message } | { because: string }>;
  /** Rewrites the messages of a batch to how it stands now. */
  showBatch(batch: Batch, standing?: BatchStanding): Promise<Told>;
  /** Puts several invitations before the same people in one message, whose buttons carry `id`. */
  askTogether(
    id: string,
    asked: Asked,
    expiresAt: Date,
  ): Promise<{ messages: Message[]; unreachable: Unreachable[] }>;
  /** Tells somebody who decides nothing what the owners of several accounts are asked; why they could not be reached. */
  noteTogether(requests: readonly Request[], expiresAt: Date, person: string): Promise<Told>;
  /** Rewrites such a message to what its requests are now. */
  showTogether(id: string, message: Message, requests: readonly Request[]): Promise<Told>;
  /** Reminds the same people of those that wait; those who could not be reached. */
  remindTogether(asked: Asked): Promise<Unreachable[]>;
  /** Tells the escalation list of those that wait; those who could not be reached. */
  escalateTogether(requests: readonly Request[], people: readonly string[]): Promise<Unreachable[]>;
}

/** How far a batch has come: every account once, and those that need somebody to look. */
export interface BatchStanding {
  counts: StageCounts;
  stuck: readonly Request[];
}
