import type { Told } from "@invitations/core/ports";
import type { Request } from "@invitations/core/request/request";
import type { WebClient } from "@slack/web-api";
import { questionMessage } from "./blocks/question.ts";
import { told } from "./direct-message.ts";

/** Rewrites the messages that history knows to have put the question, to what the request is now. */
export async function showQuestions(client: WebClient, request: Request): Promise<Told> {
  const all = ("messages" in request && request.messages) || [];
  // One that asks about others too is not this request's to rewrite.
  const messages = all.filter(({ together }) => together === undefined);
  const message = questionMessage(request);
  const results = await Promise.all(
    messages.map(({ channel, ts }) => told(() => client.chat.update({ channel, ts, ...message }))),
  );
  const failures = results.flatMap((result) => (result ? [result.because] : []));
  if (failures.length === 0) return undefined;
  const reasons = [...new Set(failures)].join(", ");
  return { because: `${failures.length} of ${messages.length} messages: ${reasons}` };
}
