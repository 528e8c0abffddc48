import type { Account } from "@invitations/core/accounts/account";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { EventOf } from "@invitations/core/request/event";
import { fail } from "@invitations/core/request/moves/close";
import type { RequestContext } from "@invitations/core/request/moves/request";
import type { Request } from "@invitations/core/request/request";
import type { Desk } from "./desk.ts";
import { WORKFLOW_NOT_STARTED } from "./words/failures.ts";

/**
 * Opens a request of any kind: one transaction, then one start of its machine. When the start fails the request
 * is closed as failed, so that the account is free for another try. Throws when the record does not answer.
 */
export async function openAndStart(desk: Desk, event: EventOf<"requested">): Promise<Request | Refusal> {
  const request = await desk.history.open(event);
  return isRefusal(request) ? request : start(desk, request);
}

async function start(desk: Desk, request: Request): Promise<Request | Refusal> {
  try {
    await desk.workflow.start(request);
    return request;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    desk.logger.error(`Request ${request.id}: the workflow could not be started.`, error);
    const failed = await desk.history.record(request.id, (seen) =>
      fail(seen, { name: WORKFLOW_NOT_STARTED, message }, desk.now()),
    );
    if (isRefusal(failed))
      desk.logger.error(`Request ${request.id}: closing it was refused: ${failed.refusal}.`);
    return { refusal: "workflow-not-started", request: request.id, because: message };
  }
}

/** What the rules need to know of the account and of whoever asks, with an id for the request to come. */
export async function contextFor(
  desk: Desk,
  account: Account | undefined,
  requester: string,
): Promise<RequestContext> {
  const open =
    account?.openRequest === undefined ? undefined : await desk.history.request(account.openRequest);
  return {
    request: desk.newRequestId(),
    requester,
    account,
    ...(open ? { open: { id: open.id, status: open.status } } : {}),
    policy: desk.policy,
  };
}
