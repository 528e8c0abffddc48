import type { ModalView } from "@slack/types";
import { section } from "./post.ts";

/** An answer in place of a form that was sent: only the one who sent it sees it. */
export function answerView(title: string, mrkdwn: string): ModalView {
  return {
    type: "modal",
    callback_id: "answer",
    title: { type: "plain_text", text: title },
    close: { type: "plain_text", text: "Close" },
    blocks: [section(mrkdwn)],
  };
}
