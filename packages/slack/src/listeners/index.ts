import type { App, BlockAction, ButtonAction, ViewSubmitAction } from "@slack/bolt";
import { HOME_ACCOUNT, HOME_BACK, HOME_NEXT, HOME_PREVIOUS, HOME_SCAN } from "../blocks/accounts-in-home.ts";
import { BULK_DROP, BULK_GO } from "../blocks/bulk-check.ts";
import { BULK_FORM } from "../blocks/bulk-form.ts";
import { DECLINE_FORM } from "../blocks/decline-form.ts";
import { DRIFT_BUTTONS } from "../blocks/drift-digest.ts";
import { EXPORT_NEXT } from "../blocks/export-answer.ts";
import { INVITE_FORM } from "../blocks/invite-form.ts";
import { NEXT, PREVIOUS } from "../blocks/list-answer.ts";
import { ACCEPT_ALL, TOGETHER_NEXT, TOGETHER_PREVIOUS } from "../blocks/questions-together.ts";
import type { Desk } from "../desk.ts";
import { ACCEPT, CANCEL, DECLINE, RESEND, RETRY } from "../words/buttons.ts";
import { accept } from "./actions/accept.ts";
import { bulkDrop, bulkGo } from "./actions/bulk.ts";
import { cancel } from "./actions/cancel.ts";
import { decline } from "./actions/decline.ts";
import { exportNext } from "./actions/export-next.ts";
import { homeAccount, homePage, homeScan } from "./actions/home-accounts.ts";
import { inHomeToo } from "./actions/in-home.ts";
import { listPage } from "./actions/list-page.ts";
import { mendDriftPressed } from "./actions/mend-drift.ts";
import { resend } from "./actions/resend.ts";
import { retry } from "./actions/retry.ts";
import { acceptTogether, togetherTurned } from "./actions/together.ts";
import { securityhub } from "./commands/securityhub.ts";
import { appHomeOpened } from "./events/app-home-opened.ts";
import { unknownAction, unknownCommand, unknownShortcut, unknownSubmission } from "./unknown.ts";
import { bulkSubmitted } from "./views/bulk.ts";
import { decline as declineSubmitted } from "./views/decline.ts";
import { inviteSubmitted } from "./views/invite.ts";

const ACTIONS = {
  [ACCEPT]: accept,
  [DECLINE]: decline,
  [CANCEL]: cancel,
  [RETRY]: retry,
  [RESEND]: resend,
  [PREVIOUS]: listPage,
  [NEXT]: listPage,
  [EXPORT_NEXT]: exportNext,
  [BULK_GO]: bulkGo,
  [BULK_DROP]: bulkDrop,
  [ACCEPT_ALL]: acceptTogether,
  [TOGETHER_PREVIOUS]: togetherTurned,
  [TOGETHER_NEXT]: togetherTurned,
  ...Object.fromEntries(DRIFT_BUTTONS.map((id) => [id, mendDriftPressed])),
};
/** Those that draw the Home tab themselves. */
const IN_HOME = {
  [HOME_ACCOUNT]: homeAccount,
  [HOME_PREVIOUS]: homePage,
  [HOME_NEXT]: homePage,
  [HOME_BACK]: homePage,
  [HOME_SCAN]: homeScan,
};
const FORMS = {
  [INVITE_FORM]: inviteSubmitted,
  [DECLINE_FORM]: declineSubmitted,
  [BULK_FORM]: bulkSubmitted,
};

/**
 * Everything that somebody can do in Slack, and what happens then. Bolt calls every listener that matches, so
 * the ones for the unknown step aside where there is another.
 */
export function register(app: App, desk: Desk): void {
  app.command(desk.command, (args) => securityhub(desk, args));
  app.command(/^/, async (args) => {
    if (args.command.command !== desk.command) await unknownCommand(args);
  });
  for (const [id, listener] of Object.entries(ACTIONS)) {
    app.action<BlockAction<ButtonAction>>(id, (args) => inHomeToo(listener)(desk, args));
  }
  for (const [id, listener] of Object.entries(IN_HOME)) {
    app.action<BlockAction<ButtonAction>>(id, (args) => listener(desk, args));
  }
  app.action({}, async (args) => {
    if (!("action_id" in args.action && Object.hasOwn({ ...ACTIONS, ...IN_HOME }, args.action.action_id)))
      await unknownAction(args);
  });
  for (const [id, listener] of Object.entries(FORMS)) {
    app.view<ViewSubmitAction>(id, (args) => listener(desk, args));
  }
  app.view<ViewSubmitAction>({ type: "view_submission" }, async (args) => {
    if (!Object.hasOwn(FORMS, args.view.callback_id)) await unknownSubmission(args);
  });
  // A form closed without being sent asks for nothing.
  app.view({ type: "view_closed" }, ({ ack }) => ack());
  app.event("app_home_opened", (args) => appHomeOpened(desk, args));
  app.shortcut({}, unknownShortcut);
  // None of our selects loads its options from here.
  app.options({}, ({ ack }) => ack({ options: [] }));
}
