import type { Delivered } from "./deliver.ts";

type Undelivered = Exclude<Delivered, { kind: "acknowledged" }>;

/** What Slack shows to whoever typed a command that went wrong. */
export const commandFailed = (command: string, outcome: Undelivered): string =>
  outcome.kind === "late"
    ? `${command} failed because the app did not respond (operation_timeout).`
    : `${command} failed with the error "dispatch_failed": ${outcome.reason}.`;

/** Slack marks the pressed element with a warning sign; here it comes with the reason. */
export const pressFailed = (outcome: Undelivered): string =>
  outcome.kind === "late"
    ? "This did not work: the app did not respond in time (operation_timeout)."
    : `This did not work (dispatch_failed): ${outcome.reason}.`;

/** Above a form that stays open. */
export const submissionFailed = (reason: string): string =>
  `We had some trouble connecting. Try again? (${reason})`;

export const whyUndelivered = (outcome: Undelivered): string =>
  outcome.kind === "late"
    ? "operation_timeout: the app did not respond in time"
    : `dispatch_failed: ${outcome.reason}`;
