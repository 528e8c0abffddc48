import { isRefusal } from "@invitations/core/refusal";
import { cancel } from "@invitations/core/request/moves/cancel";
import type { Request } from "@invitations/core/request/request";
import type { Desk } from "./desk.ts";
import { findPressed, type Pressed, pressedUnknown, turnAway, wake } from "./pressed.ts";
import { CANCEL } from "./words/buttons.ts";
import { requestName } from "./words/kinds.ts";

/**
 * Takes an undecided request back, by command or by button: recorded first, then the waiting workflow is woken,
 * which takes back what had been sent. A second press wakes it again, in case the first died in between.
 */
export async function cancelRequest(desk: Desk, id: string, by: string): Promise<Pressed> {
  const found = await findPressed(desk, id);
  if (!found) return pressedUnknown(desk, id);
  const cancelled = await desk.history.record(id, (request) => cancel(request, by, desk.policy, desk.now()));
  if (isRefusal(cancelled)) {
    const turned = await turnAway(desk, found.request, { by, pressed: CANCEL }, cancelled);
    if (cancelled.refusal === "request-closed" && cancelled.status === "cancelled") await wake(desk, id);
    return turned;
  }
  const woken = await wake(desk, id);
  return { request: cancelled, answer: woken ? cancelledWords(cancelled) : NOT_WOKEN };
}

function cancelledWords(request: Request): string {
  const done =
    request.kind === "invitation"
      ? "Invitations that had been sent are taken back in every Region, and the owners' buttons go."
      : "Nothing had been done in AWS yet, and nothing will be.";
  return `Cancelled: ${requestName(request)}. ${done}`;
}

const NOT_WOKEN =
  "The request is cancelled; that is recorded and stands. I could not go on with it just now: press the button once more in a minute, and I take back what had been sent.";
