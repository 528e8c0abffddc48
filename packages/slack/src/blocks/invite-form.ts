import { LONGEST_REASON } from "@invitations/core/request/moves/request";
import { MOST_OWNERS } from "@invitations/core/request/moves/request-invitation";
import type { ModalView } from "@slack/types";

export const INVITE_FORM = "invite";

/** Block ids of the form's fields; an error is shown under the field whose id it bears. */
export const FIELD = { account: "account", email: "email", owners: "owners", reason: "reason" } as const;
export type Field = keyof typeof FIELD;
/** Every field has one element, and so one action id does for all. */
export const VALUE = "value";

/** `/securityhub invite` as a form. */
export function inviteForm(): ModalView {
  return {
    type: "modal",
    callback_id: INVITE_FORM,
    title: { type: "plain_text", text: "Invite an account" },
    submit: { type: "plain_text", text: "Invite" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      {
        type: "input",
        block_id: FIELD.account,
        label: { type: "plain_text", text: "Account id" },
        // Text and no number field: zeros may lead.
        element: {
          type: "plain_text_input",
          action_id: VALUE,
          placeholder: { type: "plain_text", text: "111122223333" },
        },
        hint: { type: "plain_text", text: "The 12 digits of the AWS account that should become a member." },
      },
      {
        type: "input",
        block_id: FIELD.email,
        optional: true,
        label: { type: "plain_text", text: "E-mail address" },
        // Text and no e-mail field, so that the same words refuse an address here and in the command.
        element: { type: "plain_text_input", action_id: VALUE },
        hint: { type: "plain_text", text: "Whom to contact about security issues in the account." },
      },
      {
        type: "input",
        block_id: FIELD.owners,
        optional: true,
        label: { type: "plain_text", text: "Owners" },
        element: { type: "multi_users_select", action_id: VALUE, max_selected_items: MOST_OWNERS },
        hint: {
          type: "plain_text",
          text: "Who answers for the account, and is asked to accept. They are added to the owners on record.",
        },
      },
      {
        type: "input",
        block_id: FIELD.reason,
        optional: true,
        label: { type: "plain_text", text: "Reason" },
        element: {
          type: "plain_text_input",
          action_id: VALUE,
          multiline: true,
          max_length: LONGEST_REASON,
        },
        hint: { type: "plain_text", text: "The owners read it before they decide." },
      },
    ],
  };
}
