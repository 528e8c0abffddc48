import type { ExportSent } from "../export.ts";
import { counted, mrkdwn } from "../words/voice.ts";
import { type Post, section } from "./post.ts";

/** Action id of the button that asks for the next part; its value says where to go on. */
export const EXPORT_NEXT = "export:next";

const { time } = mrkdwn;

/** What was sent by direct message, and how to get the rest. */
export function exportAnswer({ asked, events, next }: ExportSent): Post {
  const part = asked.part > 1 || next ? `Part ${asked.part}: ` : "";
  const text =
    events > 0
      ? `${part}${counted(events, "event")} since ${time(asked.since)}, as CSV and as JSON lines: the files are in our direct messages.`
      : `${part}Nothing happened since ${time(asked.since)} that you may see, so there is no file.`;
  const rest = next ? " There is more." : "";
  return {
    text: `${text}${rest}`,
    blocks: [
      section(`${text}${rest}`),
      ...(next
        ? [
            {
              type: "actions" as const,
              block_id: "export",
              elements: [
                {
                  type: "button" as const,
                  action_id: EXPORT_NEXT,
                  text: { type: "plain_text" as const, text: `Send part ${next.part}` },
                  value: JSON.stringify(next),
                },
              ],
            },
          ]
        : []),
    ],
  };
}
