import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import { asItCounts, quorumFor } from "@invitations/core/request/quorum";
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { retryRequest } from "../../afterwards.ts";
import { ask } from "../../ask.ts";
import { beginErrand, beginReadiness } from "../../begin-errand.ts";
import { bulkForm } from "../../blocks/bulk-form.ts";
import { errandBegun } from "../../blocks/errand-begun.ts";
import { exportAnswer } from "../../blocks/export-answer.ts";
import { helpAnswer } from "../../blocks/help-answer.ts";
import { historyAnswer } from "../../blocks/history-answer.ts";
import { inviteForm } from "../../blocks/invite-form.ts";
import { listAnswer } from "../../blocks/list-answer.ts";
import { openedAnswer } from "../../blocks/opened-answer.ts";
import { notifiedChanged, ownersAnswer, ownersChanged, quorumChanged } from "../../blocks/owners-answer.ts";
import { type Post, section } from "../../blocks/post.ts";
import { accountStatus, requestStatus, viewerOf } from "../../blocks/status-answer.ts";
import { cancelRequest } from "../../cancel.ts";
import { type Command, parse } from "../../command/parse.ts";
import type { Subject } from "../../command/values.ts";
import type { Desk } from "../../desk.ts";
import { exportSince, sendExport } from "../../export.ts";
import { invite } from "../../invite.ts";
import { list } from "../../list.ts";
import { changePeople, changeQuorum, listOwners } from "../../owners.ts";
import type { Pressed } from "../../pressed.ts";
import { sayNo } from "../../say-no.ts";
import { findRequest, findSubject } from "../../subject.ts";

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** The slash command, whatever follows it. The answer goes with the acknowledgement, and only the asker sees it. */
export async function securityhub(desk: Desk, args: CommandArgs): Promise<void> {
  const command = parse(args.command.text ?? "");
  const answer = isRefusal(command) ? command : await carryOut(desk, args, command);
  if (answer === undefined) return args.ack();
  const post = isRefusal(answer) ? said(sayNo(desk, answer)) : answer;
  await args.ack({ response_type: "ephemeral", ...post });
}

/** `undefined`: a form has been opened, and there is nothing more to say. */
async function carryOut(
  desk: Desk,
  { command: { user_id: user, trigger_id }, client }: CommandArgs,
  command: Command,
): Promise<Post | Refusal | undefined> {
  switch (command.command) {
    case "invite": {
      const { accountId: account, contacts, reason } = command;
      const asked = { account, ...contacts, ...(reason === undefined ? {} : { reason }) };
      const { result } = await invite(desk, client, asked, user);
      return isRefusal(result) ? result : openedAnswer(result);
    }
    case "invite-form":
      if (!isOperator(desk.policy, user)) return { refusal: "not-an-operator" };
      await client.views.open({ trigger_id, view: inviteForm() });
      return undefined;
    case "bulk":
      if (!isOperator(desk.policy, user)) return { refusal: "not-an-operator" };
      await client.views.open({ trigger_id, view: bulkForm() });
      return undefined;
    case "join":
    case "resend":
    case "leave":
    case "remove": {
      const result = await ask(desk, command, user);
      return isRefusal(result) ? result : openedAnswer(result);
    }
    case "cancel":
      return onRequest(desk, command.subject, (id) => cancelRequest(desk, id, user));
    case "retry":
      return onRequest(desk, command.subject, (id) => retryRequest(desk, id, user));
    case "status":
      return status(desk, command.subject, user);
    case "history":
      return history(desk, command.subject);
    case "list":
      return listAnswer(await list(desk, command.filter, command.page, user));
    case "export": {
      const asked = exportSince(command.since, desk.now());
      return isRefusal(asked) ? asked : exportAnswer(await sendExport(desk, client, asked, user));
    }
    case "transition":
    case "drift": {
      const begun = await beginErrand(desk, command.command, user);
      return isRefusal(begun) ? begun : errandBegun(command.command, begun);
    }
    case "owner add":
    case "owner remove": {
      const account = await changePeople(desk, client, command, user);
      return isRefusal(account) ? account : ownersChanged(account);
    }
    case "notify add":
    case "notify remove": {
      const account = await changePeople(desk, client, command, user);
      return isRefusal(account) ? account : notifiedChanged(account);
    }
    case "readiness": {
      const begun = await beginReadiness(desk, command.accountIfAny, user);
      return isRefusal(begun) ? begun : errandBegun("readiness", begun);
    }
    case "owner quorum": {
      const account = await changeQuorum(desk, command, user);
      return isRefusal(account) ? account : quorumChanged(account);
    }
    case "owner list": {
      const accounts = await listOwners(desk, command.accountIfAny, user);
      return isRefusal(accounts) ? accounts : ownersAnswer(accounts, desk.policy.quorum);
    }
    case "help":
      return helpAnswer(command.about);
  }
}

/** What a button does, asked for by a command. */
async function onRequest(
  desk: Desk,
  subject: Subject,
  press: (id: string) => Promise<Pressed>,
): Promise<Post | Refusal> {
  const id = await findRequest(desk.history, subject);
  if (isRefusal(id)) return id;
  return said((await press(id)).answer);
}

async function status(desk: Desk, subject: Subject, user: string): Promise<Post | Refusal> {
  const found = await findSubject(desk.history, subject);
  if (isRefusal(found)) return found;
  if ("request" in found) {
    const account = await desk.history.account(found.request.account.id);
    return requestStatus(asItCounts(found.request, account), viewerOf(user, desk.policy, account));
  }
  const viewer = viewerOf(user, desk.policy, found.account);
  const requests = found.requests.map((request) => asItCounts(request, found.account));
  const [readiness] = await desk.history.policyReadiness([found.id]);
  const quorum = quorumFor(found.account, desk.policy);
  return accountStatus(found.id, found.account, requests, viewer, quorum, readiness);
}

async function history(desk: Desk, subject: Subject): Promise<Post | Refusal> {
  const found = await findSubject(desk.history, subject);
  if (isRefusal(found)) return found;
  const requests = "request" in found ? [found.request] : found.requests;
  const told = requests.map(async (request) => ({ request, events: await desk.history.events(request.id) }));
  if ("request" in found) return historyAnswer(await Promise.all(told));
  const { id, account } = found;
  const ofAccount = { account: account ?? { id }, events: await desk.history.accountEvents(id) };
  return historyAnswer(await Promise.all(told), ofAccount);
}

const said = (text: string): Post => ({ text, blocks: [section(text)] });
