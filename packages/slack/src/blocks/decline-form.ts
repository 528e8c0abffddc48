import { LONGEST_REASON } from "@invitations/core/request/moves/request-invitation";
import type { Request } from "@invitations/core/request/request";
import type { ModalView } from "@slack/types";
import { accountName } from "../words/headline.ts";
import { VALUE } from "./invite-form.ts";
import { section } from "./post.ts";

export const DECLINE_FORM = "invitation:decline";
export const DECLINE_REASON = "reason";

/** What the form remembers of where it was opened. */
export interface Origin {
  request: string;
  /** The message whose button was pressed. */
  channel?: string;
  ts?: string;
}

/** The request that a form's private metadata names; `undefined` when the form is none of ours. */
export function requestOf(privateMetadata: string): string | undefined {
  try {
    const origin: unknown = JSON.parse(privateMetadata);
    if (typeof origin !== "object" || origin === null || !("request" in origin)) return undefined;
    return typeof origin.request === "string" ? origin.request : undefined;
  } catch {
    // What is not JSON was not written by this app, and the answer says that there is no such request.
    return undefined;
  }
}

/** Asks for the reason before an invitation is declined. */
export function declineForm(request: Request, origin: Origin): ModalView {
  return {
    type: "modal",
    callback_id: DECLINE_FORM,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: "Decline invitation" },
    submit: { type: "plain_text", text: "Decline" },
    close: { type: "plain_text", text: "Back" },
    blocks: [
      section(
        `The invitation of ${accountName(request.account)} is declined in every Region, and the security team is told. The account stays as it is.`,
      ),
      {
        type: "input",
        block_id: DECLINE_REASON,
        optional: true,
        label: { type: "plain_text", text: "Reason" },
        element: {
          type: "plain_text_input",
          action_id: VALUE,
          multiline: true,
          max_length: LONGEST_REASON,
        },
        hint: { type: "plain_text", text: "Whoever asked reads it, and it is kept in the history." },
      },
    ],
  };
}
