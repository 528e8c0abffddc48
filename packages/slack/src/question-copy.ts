import { approvalsOf } from "@invitations/core/request/quorum";
import { decisionOf, isClosed, type Message, type Request } from "@invitations/core/request/request";
import type { Post } from "./blocks/post.ts";
import { decidedCopy, questionMessage } from "./blocks/question.ts";

/**
 * What a message with buttons is to say from now on, where the workflow does not see to it: that rewrites the
 * messages that history knows, as long as the request goes on. The rest are reminders, copies that a step sent
 * twice, and the messages of requests that have ended. `undefined`: leave it as it is.
 */
export function rewrittenCopy(request: Request, at: Partial<Message>): Post | undefined {
  if (isClosed(request)) return questionMessage(request);
  // Still to be answered by others, with who has accepted so far.
  if (request.status === "waiting" && approvalsOf(request).length > 0) {
    return isKnown(request, at) ? undefined : questionMessage(request);
  }
  return decisionOf(request) && !isKnown(request, at) ? decidedCopy(request) : undefined;
}

function isKnown(request: Request, { channel, ts }: Partial<Message>): boolean {
  const messages = ("messages" in request && request.messages) || [];
  return messages.some((standing) => standing.channel === channel && standing.ts === ts);
}
