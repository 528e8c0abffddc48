import type { Request } from "@invitations/core/request/request";
import { headline } from "../words/headline.ts";
import { legacyNote } from "../words/legacy.ts";
import { regionsWithoutStandards } from "../words/standards.ts";
import { mrkdwn } from "../words/voice.ts";
import { buttonRow, resendButton, retryButton } from "./buttons.ts";
import { type Post, section } from "./post.ts";

/** Where a request stands, at a glance. */
export const SIGN: Readonly<Record<Request["status"], string>> = {
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
  const sign = regionsWithoutStandards(request).length > 0 ? SIGN.partial : SIGN[request.status];
  const text = [`${sign} ${headline(request)}`, legacyNote(request) ?? []].flat().join(" ");
  return {
    text,
    blocks: [
      section(`${text}  ${mrkdwn.code(request.id)}`),
      ...buttonRow("afterwards", [...retryButton(request), ...resendButton(request)]),
    ],
  };
}
