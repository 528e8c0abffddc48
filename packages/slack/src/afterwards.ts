import { isRefusal } from "@invitations/core/refusal";
import { requestInvitation } from "@invitations/core/request/moves/request-invitation";
import { requestRetry } from "@invitations/core/request/moves/request-retry";
import { type Request, regionsOf } from "@invitations/core/request/request";
import { COMMAND } from "./command/commands.ts";
import type { Desk } from "./desk.ts";
import { contextFor, openAndStart } from "./open-request.ts";
import { findPressed, type Pressed, pressedUnknown, turnAway } from "./pressed.ts";
import { type ButtonId, RESEND, RETRY } from "./words/buttons.ts";
import { accountName } from "./words/kinds.ts";
import { counted, mrkdwn, series } from "./words/voice.ts";

const { code, person } = mrkdwn;

/**
 * What can be begun from a request that has ended. `request` of the answer is the new one; of a refusal it is
 * the ended one, which keeps the press in its history.
 */
export type Afterwards = (desk: Desk, id: string, by: string) => Promise<Pressed>;

/** Takes up the Regions that failed, in a request of their own; what was decided holds for it. */
export const retryRequest: Afterwards = async (desk, id, by) => {
  const found = await findPressed(desk, id);
  if (!found) return pressedUnknown(desk, id);
  const { request, account } = found;
  const [context, [latest]] = await Promise.all([
    contextFor(desk, account, by),
    desk.history.requestsOf(request.account.id, 1),
  ]);
  const event = requestRetry(request, { ...context, ...(latest ? { latest: latest.id } : {}) }, desk.now());
  return begin(desk, request, { by, pressed: RETRY }, event, (opened) => {
    const regions = event && "details" in event ? (event.details.onlyRegions ?? regionsOf(opened)) : [];
    return `Request ${code(opened.id)} takes up ${counted(regions.length, "Region")} where ${code(id)} failed: ${series(regions.map((region) => code(region, 40)))}. ${follow(opened)}`;
  });
};

/** Invites the account of an invitation once more; the owners that the table has now are asked. */
export const resendInvitation: Afterwards = async (desk, id, by) => {
  const found = await findPressed(desk, id);
  if (!found) return pressedUnknown(desk, id);
  const { request, account } = found;
  const asked = {
    account: request.account.id,
    owners: [],
    ...(request.account.email === undefined ? {} : { email: request.account.email }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  };
  const event = requestInvitation(asked, await contextFor(desk, account, by), desk.now());
  return begin(
    desk,
    request,
    { by, pressed: RESEND },
    event,
    (opened) =>
      `Request ${code(opened.id)} invites ${accountName(opened.account)} once more, and asks ${series(opened.owners.map(person))}. ${follow(opened)}`,
  );
};

const follow = ({ id }: Request) => `${code(`${COMMAND} status ${id}`)} shows how far it is.`;

async function begin(
  desk: Desk,
  ended: Request,
  press: { by: string; pressed: ButtonId },
  event: ReturnType<typeof requestRetry>,
  say: (opened: Request) => string,
): Promise<Pressed> {
  const opened = isRefusal(event) ? event : await openAndStart(desk, event);
  if (isRefusal(opened)) return turnAway(desk, ended, press, opened);
  return { request: opened, answer: say(opened) };
}
