/**
 * The buttons by their action ids; each carries the id of the request that it is about as its value, and nothing
 * else. The ids stand in messages and in history, so they outlive a version of the app.
 */
export const ACCEPT = "request:accept";
export const DECLINE = "request:decline";
export const CANCEL = "request:cancel";
export const RETRY = "request:retry";
export const RESEND = "request:resend";

export type ButtonId = typeof ACCEPT | typeof DECLINE | typeof CANCEL | typeof RETRY | typeof RESEND;

/** As they are labelled. */
export const LABEL: Readonly<Record<ButtonId, string>> = {
  [ACCEPT]: "Accept",
  [DECLINE]: "Decline",
  [CANCEL]: "Cancel request",
  [RETRY]: "Retry",
  [RESEND]: "Invite again",
};

/** The label of any action id; `undefined` where it is none of ours. */
export function labelOf(actionId: string): string | undefined {
  return Object.hasOwn(LABEL, actionId) ? LABEL[actionId as ButtonId] : undefined;
}
