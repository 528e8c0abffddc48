import { parseAccountId } from "@invitations/core/accounts/parse-account-id";
import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { fail } from "@invitations/core/request/moves/close";
import { type InvitationAsked, requestInvitation } from "@invitations/core/request/moves/request-invitation";
import type { Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import { COMMAND } from "./command/commands.ts";
import type { Desk } from "./desk.ts";
import { findPeople, type PersonFound } from "./people.ts";
import { WORKFLOW_NOT_STARTED } from "./words/failures.ts";
import { accountName } from "./words/headline.ts";
import { mrkdwn, series } from "./words/voice.ts";

const { code, person } = mrkdwn;

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
  const open =
    account?.openRequest === undefined ? undefined : await desk.history.request(account.openRequest);
  const event = requestInvitation(
    asked,
    {
      request: desk.newRequestId(),
      requester,
      account,
      ...(open ? { open: { id: open.id, status: open.status } } : {}),
      policy: desk.policy,
    },
    desk.now(),
  );
  if (isRefusal(event)) return { result: event, people };
  const request = await desk.history.open(event);
  return { result: isRefusal(request) ? request : await start(desk, request), people };
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

/** What the requester is told at once. */
export function invitedWords(request: Request): string {
  return [
    `Request ${code(request.id)} is on its way: ${accountName(request.account)}.`,
    `I look up the home Region and every linked Region, see whether the account is ready in each of them, and invite it there. Then I ask ${series(request.owners.map(person))} to accept or decline, and tell you what came of it.`,
    `${code(`${COMMAND} status ${request.id}`)} shows how far it is.`,
  ].join("\n");
}
