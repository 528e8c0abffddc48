import { isClosed, type Request, requestSchema } from "@invitations/core/request/request";
import type { Database, Item, Write } from "./database.ts";
import type { Change } from "./expression.ts";
import { RecordUnreadable } from "./failures.ts";
import { OPEN, requestKey } from "./table.ts";

/** A request as the table has it, with the hash of its last event. */
export interface Head {
  request: Request;
  hash: string;
}

export async function readHead(database: Database, id: string): Promise<Head | undefined> {
  const item = await database.get(requestKey(id));
  return item && parseHead(item);
}

/** Throws `RecordUnreadable`. */
export function parseHead(item: Item): Head {
  const parsed = requestSchema.safeParse(item.request);
  if (!parsed.success || typeof item.hash !== "string") {
    throw new RecordUnreadable(
      `The head ${String(item.pk)} is not what this application writes: ${parsed.error?.message ?? "no hash"}`,
      { cause: parsed.error },
    );
  }
  return { request: parsed.data, hash: item.hash };
}

/** A request that begins. */
export function newHead(request: Request, hash: string): Write {
  const item = {
    ...requestKey(request.id),
    account: request.account.id,
    requester: request.requester,
    requestedAt: request.requestedAt,
    version: request.version,
    hash,
    request,
    open: OPEN,
    due: dueTime(request),
  };
  return { put: item };
}

/** One move further than `seen`; what the move says nothing of, like the task token, stays. */
export function movedHead(request: Request, hash: string, seen: number): Write {
  const folded = { version: request.version, hash, request };
  // A request is cancelled by somebody from outside while its workflow waits, which must still be woken.
  const over = request.status === "cancelled" ? ["open", "due"] : ["open", "due", "taskToken"];
  const change: Change = isClosed(request)
    ? { set: folded, remove: over, condition: "#version = :seen" }
    : { set: { ...folded, due: dueTime(request) }, condition: "#version = :seen" };
  return { update: requestKey(request.id), change: { ...change, values: { seen } } };
}

/** When an open request wants looking at; see `table.ts`. */
function dueTime(request: Request): string {
  return ("expiresAt" in request ? request.expiresAt : undefined) ?? request.requestedAt;
}
