import type { AccountEvent } from "@invitations/core/accounts/account-event";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { type EventOf, eventSchema, type RequestEvent } from "@invitations/core/request/event";
import { fold } from "@invitations/core/request/fold";
import { isClosed, type Request } from "@invitations/core/request/request";
import { closedIn, leftBehindBy, openedIn } from "./accounts.ts";
import { NOTHING_BEFORE, seal } from "./chain.ts";
import { LOST, untilWon } from "./contest.ts";
import type { Database, Write } from "./database.ts";
import { fitted } from "./event-size.ts";
import { RecordUnreadable, RequestIdTaken } from "./failures.ts";
import { movedHead, newHead, readHead } from "./head.ts";
import { eventKey, type Key, yearOf } from "./table.ts";

/** `History.open`. Throws `RequestIdTaken`, `HistoryBusy` or a `Failure`. */
export async function open(database: Database, given: EventOf<"requested">): Promise<Request | Refusal> {
  const event = fitted(given, eventSchema);
  const request = fold(undefined, event);
  const first = sealed(event, request, NOTHING_BEFORE);
  return untilWon(`open request ${request.id}`, database.attempts, async () => {
    const lost = await database.transact([first.write, newHead(request, first.hash), openedIn(request)]);
    if (!lost) return request;
    const [eventStood, headStood, account] = lost;
    if (eventStood?.failed || headStood?.failed) throw new RequestIdTaken(request.id);
    return account?.openRequest === undefined ? LOST : whoWasFirst(database, request, account.openRequest);
  });
}

async function whoWasFirst(
  database: Database,
  request: Request,
  first: string,
): Promise<Refusal | typeof LOST> {
  const head = await readHead(database, first);
  const account = request.account.id;
  if (!head)
    throw new RecordUnreadable(`Account ${account} is marked with request ${first}, which is not there.`);
  // It has ended since, so the account is free.
  if (isClosed(head.request)) return LOST;
  return { refusal: "account-has-open-request", account, request: first, status: head.request.status };
}

/** `History.record`. Throws `HistoryBusy` or a `Failure`. */
export async function record(
  database: Database,
  id: string,
  move: (request: Request) => RequestEvent | Refusal,
): Promise<Request | Refusal> {
  let marksAccount = true;
  return untilWon(`record a move of request ${id}`, database.attempts, async () => {
    const head = await readHead(database, id);
    if (!head) return { refusal: "request-unknown", request: id };
    const moved = move(head.request);
    if (isRefusal(moved)) return moved;
    const event = fitted(moved, eventSchema);
    const request = fold(head.request, event);
    const next = sealed(event, request, head.hash);
    const closes = isClosed(request) && !isClosed(head.request);
    // An invitation that is taken back after its request has ended changes where the account stands.
    const tidies = isClosed(head.request) && "region" in event;
    const lost = await database.transact([
      next.write,
      movedHead(request, next.hash, head.request.version),
      ...(closes && marksAccount ? [closedIn(request)] : []),
      ...(tidies ? [leftBehindBy(request)] : []),
    ]);
    if (!lost) return request;
    // The account is marked with another request, which stays: this one closes without it.
    if (closes && lost[2]?.failed) marksAccount = false;
    return LOST;
  });
}

/** The write of an event that leads to `request`. */
function sealed(event: RequestEvent, request: Request, previous: string): { write: Write; hash: string } {
  return sealedAt(eventKey(request.id, request.version), event, request.version, previous);
}

/** The write of an event in its place; `hash` is the one that the next event will follow. */
export function sealedAt(
  key: Key,
  event: RequestEvent | AccountEvent,
  seq: number,
  previous: string,
): { write: Write; hash: string } {
  const { hash } = seal(event, seq, previous);
  return { write: { put: { ...key, seq, hash, event, year: yearOf(event.at), at: event.at } }, hash };
}
