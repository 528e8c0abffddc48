import type { Request } from "@invitations/core/request/request";
import { headline } from "../words/headline.ts";
import { mrkdwn } from "../words/voice.ts";
import { buttonRow, resendButton, retryButton } from "./buttons.ts";
import { type Post, section } from "./post.ts";

const SIGN: Readonly<Record<Request["status"], string>> = {
  requested: "📨",
  located: "📨",
  examined: "📨",
  waiting: "✉️",
  accepting: "⏳",
  declining: "⏳",
  blocked: "🚫",
  enabled: "✅",
  left: "👋",
  removed: "✅",
  declined: "✋",
  partial: "⚠️",
  expired: "⌛",
  cancelled: "↩️",
  failed: "❌",
};

/** One line for the operators' channel, with what they can do about it now. */
export function operatorsLine(request: Request): Post {
  const text = `${SIGN[request.status]} ${headline(request)}`;
  return {
    text,
    blocks: [
      section(`${text}  ${mrkdwn.code(request.id)}`),
      ...buttonRow("afterwards", [...retryButton(request), ...resendButton(request)]),
    ],
  };
}
