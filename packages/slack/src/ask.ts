import type { Account } from "@invitations/core/accounts/account";
import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { RequestContext } from "@invitations/core/request/moves/request";
import { requestDeparture } from "@invitations/core/request/moves/request-departure";
import { requestInvitation } from "@invitations/core/request/moves/request-invitation";
import { requestJoin } from "@invitations/core/request/moves/request-join";
import { requestRemoval } from "@invitations/core/request/moves/request-removal";
import type { Request } from "@invitations/core/request/request";
import type { Command } from "./command/parse.ts";
import type { Desk } from "./desk.ts";
import { contextFor, openAndStart } from "./open-request.ts";
import { findAccount } from "./subject.ts";

/** A command that opens a request about an account that is named in it. */
export type Asking = Extract<Command, { command: "join" | "resend" | "leave" | "remove" }>;

/** Asks, on somebody's behalf, what the command says: reads the account, lets the rules answer, opens and starts. */
export async function ask(desk: Desk, asking: Asking, requester: string): Promise<Request | Refusal> {
  const found = await findAccount(desk.history, asking.account);
  if (isRefusal(found)) return found;
  const { id, account } = found;
  if (asking.command === "resend") {
    const never = await neverRequested(desk, id, requester);
    if (never) return never;
  }
  const event = requestOf(asking, id, account, await contextFor(desk, account, requester), desk.now());
  return isRefusal(event) ? event : openAndStart(desk, event);
}

/** Sending again is for an account that was asked about before; the first time, `invite` asks for the rest. */
async function neverRequested(desk: Desk, id: string, requester: string): Promise<Refusal | undefined> {
  if (!isOperator(desk.policy, requester)) return { refusal: "not-an-operator" };
  const [latest] = await desk.history.requestsOf(id, 1);
  return latest ? undefined : { refusal: "never-requested", account: id };
}

function requestOf(
  asking: Asking,
  id: string,
  account: Account | undefined,
  context: RequestContext,
  now: Date,
): ReturnType<typeof requestJoin> {
  const asked = { account: id, ...(asking.reason === undefined ? {} : { reason: asking.reason }) };
  switch (asking.command) {
    case "join":
      return requestJoin(asked, context, now);
    case "resend":
      return requestInvitation({ ...asked, owners: account?.owners ?? [] }, context, now);
    case "leave":
      return requestDeparture({ ...asked, regions: asking.regions }, context, now);
    case "remove":
      return requestRemoval({ ...asked, andDelete: asking.andDelete }, context, now);
  }
}
