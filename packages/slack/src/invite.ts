import type { Account } from "@invitations/core/accounts/account";
import type { OwnerMatched } from "@invitations/core/accounts/owner-matched";
import { parseAccountId } from "@invitations/core/accounts/parse-account-id";
import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { emailToMatch } from "@invitations/core/request/moves/match-owner";
import { type InvitationAsked, requestInvitation } from "@invitations/core/request/moves/request-invitation";
import type { Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import type { Desk } from "./desk.ts";
import { contextFor, openAndStart } from "./open-request.ts";
import { findPeople, ownerByEmail, type PersonFound } from "./people.ts";

/** What became of an invitation that was asked for; `people` are the named owners as Slack knows them. */
export interface InviteResult {
  result: Request | Refusal;
  people: PersonFound[];
}

/**
 * Asks for an invitation, by command or by form: one read of the account, one transaction, one start of the
 * workflow. When the start fails the request is closed as failed, so that the account is free for another try.
 */
export async function invite(
  desk: Desk,
  client: WebClient,
  asked: InvitationAsked,
  requester: string,
): Promise<InviteResult> {
  // Before anything is read: nobody else's command costs a look-up.
  if (!isOperator(desk.policy, requester)) return { result: { refusal: "not-an-operator" }, people: [] };
  const id = parseAccountId(asked.account);
  if (isRefusal(id)) return { result: id, people: [] };
  const [people, account] = await Promise.all([findPeople(client, asked.owners), desk.history.account(id)]);
  const strangers = people.filter((found) => !found.person).map((found) => found.user);
  if (strangers.length > 0) return { result: { refusal: "owner-is-no-person", users: strangers }, people };
  const [context, matched] = await Promise.all([
    contextFor(desk, account, requester),
    matchOwner(desk, client, asked, account),
  ]);
  const event = requestInvitation({ ...asked, ...(matched ? { matched } : {}) }, context, desk.now());
  if (isRefusal(event)) return { result: event, people };
  return { result: await openAndStart(desk, event), people };
}

/** Looks the account's e-mail address up where the rules want it; otherwise Slack is asked nothing. */
async function matchOwner(
  desk: Desk,
  client: WebClient,
  asked: InvitationAsked,
  account: Account | undefined,
): Promise<OwnerMatched | undefined> {
  const email = emailToMatch(asked, account, desk.policy);
  return email === undefined ? undefined : { email, ...(await ownerByEmail(client, email)) };
}
