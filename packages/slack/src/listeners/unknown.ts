import type {
  AllMiddlewareArgs,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
} from "@slack/bolt";
import { answerView } from "../blocks/answer-view.ts";
import { COMMAND } from "../command/commands.ts";
import { tellPrivately } from "../privately.ts";
import { mrkdwn } from "../words/voice.ts";
import type { SubmissionArgs } from "./views/decline.ts";

// Buttons outlive the app that posted them, and a manifest may run ahead of it: whoever uses one is answered.

const HELP = mrkdwn.code(`${COMMAND} help`);

/** A button that this version of the app does not know. */
export async function unknownAction(args: SlackActionMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  await args.ack();
  const text = `This button belongs to a version of the app that is no longer in use, so nothing was done. ${HELP} shows what can be done now.`;
  await tellPrivately(args.client, args.body, text);
}

/** A form that this version does not know. */
export async function unknownSubmission({ ack }: SubmissionArgs): Promise<void> {
  const text = `This form belongs to a version of the app that is no longer in use, so nothing was done. ${HELP} shows what can be done now.`;
  await ack({ response_action: "update", view: answerView("Not done", text) });
}

/** A shortcut of the manifest that this version does not know. */
export async function unknownShortcut(args: SlackShortcutMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  await args.ack();
  await tellPrivately(args.client, args.body, `I do not know this shortcut. ${HELP} shows what can be done.`);
}

/** Another slash command that leads here. */
export async function unknownCommand({ ack, command }: SlackCommandMiddlewareArgs & AllMiddlewareArgs) {
  const text = `I do not answer to ${mrkdwn.code(command.command)}. ${HELP} shows what I do answer to.`;
  await ack({ response_type: "ephemeral", text });
}
