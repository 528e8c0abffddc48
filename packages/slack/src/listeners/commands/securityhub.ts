import { isOperator } from "@invitations/core/policy";
import { isRefusal, type Refusal } from "@invitations/core/refusal";
import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from "@slack/bolt";
import { helpAnswer } from "../../blocks/help-answer.ts";
import { historyAnswer } from "../../blocks/history-answer.ts";
import { inviteForm } from "../../blocks/invite-form.ts";
import { type Post, section } from "../../blocks/post.ts";
import { accountStatus, requestStatus } from "../../blocks/status-answer.ts";
import { type Command, parse, type Subject } from "../../command/parse.ts";
import type { Desk } from "../../desk.ts";
import { invite, invitedWords } from "../../invite.ts";
import { findSubject } from "../../subject.ts";
import { words } from "../../words/refusals.ts";

export type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** The slash command, whatever follows it. The answer goes with the acknowledgement, and only the asker sees it. */
export async function securityhub(desk: Desk, args: CommandArgs): Promise<void> {
  const command = parse(args.command.text ?? "");
  const answer = isRefusal(command) ? command : await carryOut(desk, args, command);
  if (answer === undefined) return args.ack();
  const post = isRefusal(answer) ? said(words(answer)) : answer;
  await args.ack({ response_type: "ephemeral", ...post });
}

/** `undefined`: a form has been opened, and there is nothing more to say. */
async function carryOut(
  desk: Desk,
  { command: { user_id, trigger_id }, client }: CommandArgs,
  command: Command,
): Promise<Post | Refusal | undefined> {
  switch (command.command) {
    case "invite": {
      const { result } = await invite(desk, client, command.asked, user_id);
      return isRefusal(result) ? result : said(invitedWords(result));
    }
    case "invite-form":
      if (!isOperator(desk.policy, user_id)) return { refusal: "not-an-operator" };
      await client.views.open({ trigger_id, view: inviteForm() });
      return undefined;
    case "status":
      return status(desk, command.subject);
    case "history":
      return history(desk, command.subject);
    case "help":
      return helpAnswer(command.about);
  }
}

async function status(desk: Desk, subject: Subject): Promise<Post | Refusal> {
  const found = await findSubject(desk.history, subject);
  if (isRefusal(found)) return found;
  return "request" in found
    ? requestStatus(found.request)
    : accountStatus(found.id, found.account, found.requests);
}

async function history(desk: Desk, subject: Subject): Promise<Post | Refusal> {
  const found = await findSubject(desk.history, subject);
  if (isRefusal(found)) return found;
  const requests = "request" in found ? [found.request] : found.requests;
  const told = requests.map(async (request) => ({ request, events: await desk.history.events(request.id) }));
  return historyAnswer(await Promise.all(told));
}

const said = (text: string): Post => ({ text, blocks: [section(text)] });
