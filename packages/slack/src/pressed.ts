import type { Account } from "@invitations/core/accounts/account";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { refusePress } from "@invitations/core/request/moves/refuse-press";
import type { Request } from "@invitations/core/request/request";
import type { Desk } from "./desk.ts";
import { sayNo } from "./say-no.ts";
import type { ButtonId } from "./words/buttons.ts";

/** What came of a press: the request as it is now, and the sentence for the one who pressed. */
export interface Pressed {
  /** Absent where the button belongs to no request. */
  request?: Request;
  refusal?: Refusal;
  /** mrkdwn, private. */
  answer: string;
}

/** Who pressed what. */
export interface Press {
  by: string;
  pressed: ButtonId;
}

/** The request that a button carries, with its account as the table has it now. */
export async function findPressed(
  desk: Desk,
  id: string,
): Promise<{ request: Request; account: Account | undefined } | undefined> {
  const request = await desk.history.request(id);
  return request && { request, account: await desk.history.account(request.account.id) };
}

/** The answer to a button that carries no request that we know. */
export function pressedUnknown(desk: Desk, id: string): Pressed {
  const refusal: Refusal = { refusal: "request-unknown", request: id };
  return { refusal, answer: sayNo(desk, refusal) };
}

/** Turns a press away: history keeps it, and the one who pressed is told why. */
export async function turnAway(desk: Desk, seen: Request, press: Press, refusal: Refusal): Promise<Pressed> {
  const recorded = await desk.history.record(seen.id, () => refusePress({ ...press, refusal }, desk.now()));
  return { request: isRefusal(recorded) ? seen : recorded, refusal, answer: sayNo(desk, refusal) };
}

/**
 * Wakes the workflow that waits for what has just been recorded, by the token that stands after the record was
 * made. `false`: it could not be reached, which another press mends.
 */
export async function wake(desk: Desk, id: string): Promise<boolean> {
  try {
    const token = await desk.history.taskToken(id);
    // Without a token nobody waits yet, and the workflow will find the record when it comes to ask.
    if (token !== undefined) await desk.workflow.answer(token);
    return true;
  } catch (error) {
    desk.logger.error(`Request ${id}: the record stands, but the workflow could not be woken.`, error);
    return false;
  }
}
