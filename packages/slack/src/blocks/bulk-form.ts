import { HEADER } from "@invitations/core/bulk/header";
import { MOST_ROWS } from "@invitations/core/bulk/read-list";
import { LONGEST_REASON } from "@invitations/core/request/moves/request";
import { MOST_OWNERS } from "@invitations/core/request/moves/request-invitation";
import type { ModalView } from "@slack/types";
import { numeral } from "../words/voice.ts";
import { VALUE } from "./invite-form.ts";
import { section } from "./post.ts";

export const BULK_FORM = "bulk";

/** Block ids of the form's fields; the action id of each is `VALUE`. */
export const BULK_FIELD = { file: "file", pasted: "pasted", owners: "owners", reason: "reason" } as const;

/** Most that Slack lets a text field hold. */
const LONGEST_TEXT = 3_000;

const FORMAT = `${HEADER.account},${HEADER.email}`;

/** Many accounts at once, as a file or pasted; nothing is done before somebody has seen what would be. */
export function bulkForm(): ModalView {
  return {
    type: "modal",
    callback_id: BULK_FORM,
    title: { type: "plain_text", text: "Invite many accounts" },
    submit: { type: "plain_text", text: "Check the list" },
    close: { type: "plain_text", text: "Cancel" },
    blocks: [
      section(
        `Give a file or paste the accounts, at most ${numeral(MOST_ROWS)} of them. I check every row first and invite nobody before you say so.`,
      ),
      {
        type: "input",
        block_id: BULK_FIELD.file,
        optional: true,
        label: { type: "plain_text", text: "File" },
        element: {
          type: "file_input",
          action_id: VALUE,
          filetypes: ["csv", "txt", "tsv"],
          max_files: 1,
        },
        hint: {
          type: "plain_text",
          text: `CSV as the AWS console takes it: the header ${FORMAT} and one account in each line. The columns ${HEADER.owner}, ${HEADER.alias} and ${HEADER.regions} may follow.`,
        },
      },
      {
        type: "input",
        block_id: BULK_FIELD.pasted,
        optional: true,
        label: { type: "plain_text", text: "Or pasted here" },
        element: {
          type: "plain_text_input",
          action_id: VALUE,
          multiline: true,
          max_length: LONGEST_TEXT,
          placeholder: { type: "plain_text", text: `${FORMAT}\n111122223333,security@example.com` },
        },
        hint: {
          type: "plain_text",
          text: "The same, some 60 accounts at most; without a header, first the id and then the e-mail address.",
        },
      },
      {
        type: "input",
        block_id: BULK_FIELD.owners,
        optional: true,
        label: { type: "plain_text", text: "Owner for rows that name none" },
        element: { type: "multi_users_select", action_id: VALUE, max_selected_items: MOST_OWNERS },
        hint: {
          type: "plain_text",
          text: "Who is asked to accept, where neither the row nor the record names an owner.",
        },
      },
      {
        type: "input",
        block_id: BULK_FIELD.reason,
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
