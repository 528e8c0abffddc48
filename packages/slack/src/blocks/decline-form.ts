import { LONGEST_REASON } from "@invitations/core/request/moves/request";
import type { Request, RequestKind } from "@invitations/core/request/request";
import type { ModalView } from "@slack/types";
import { accountName } from "../words/kinds.ts";
import { VALUE } from "./invite-form.ts";
import { section } from "./post.ts";

export const DECLINE_FORM = "request:decline";
export const DECLINE_REASON = "reason";

/** What the form remembers of where it was opened. */
export interface Origin {
  request: string;
  /** The message whose button was pressed. */
  channel?: string;
  ts?: string;
}

/** What a form's private metadata says; `undefined` when the form is none of ours. */
export function originOf(privateMetadata: string): Origin | undefined {
  try {
    const origin: unknown = JSON.parse(privateMetadata);
    if (typeof origin !== "object" || origin === null || !("request" in origin)) return undefined;
    if (typeof origin.request !== "string") return undefined;
    const { request } = origin;
    const channel = "channel" in origin && typeof origin.channel === "string" ? origin.channel : undefined;
    const ts = "ts" in origin && typeof origin.ts === "string" ? origin.ts : undefined;
    return { request, ...(channel !== undefined && ts !== undefined ? { channel, ts } : {}) };
  } catch {
    // What is not JSON was not written by this app, and the answer says that there is no such request.
    return undefined;
  }
}

/** Asks for the reason before a request is declined. */
export function declineForm(request: Request, origin: Origin): ModalView {
  return {
    type: "modal",
    callback_id: DECLINE_FORM,
    private_metadata: JSON.stringify(origin),
    title: { type: "plain_text", text: TITLE[request.kind] },
    submit: { type: "plain_text", text: "Decline" },
    close: { type: "plain_text", text: "Back" },
    blocks: [
      section(consequence(request)),
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

const TITLE: Readonly<Record<RequestKind, string>> = {
  invitation: "Decline invitation",
  join: "Decline request",
  departure: "Decline request",
  removal: "Decline removal",
};

function consequence(request: Request): string {
  const account = accountName(request.account);
  switch (request.kind) {
    case "invitation":
      return `The invitation of ${account} is declined in every Region, and the security team is told. The account stays as it is.`;
    case "join":
    case "departure":
      return `Nothing is done with ${account}, and whoever asked is told.`;
    case "removal":
      return `${account} stays a member. Whoever asked and the account's owners are told.`;
  }
}
