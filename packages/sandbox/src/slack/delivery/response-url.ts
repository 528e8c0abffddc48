import { Hono } from "hono";
import { flagOf, readArguments } from "../api/arguments.ts";
import { SlackRefusal } from "../api/refusal.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { postAnswer, replaceOriginal, replacesOriginal } from "./answer.ts";

const statusOf: Record<string, number> = { expired_url: 404, used_url: 404, invalid_url: 404 };

/** `POST /commands/<team>/<key>` and `/actions/<team>/<key>`: what an app sends to a response_url. */
export function createResponseUrlDoor(workspace: Workspace): Hono {
  const app = new Hono();
  app.post("/:team/:key", async (request) => {
    try {
      const given = readArguments(request.req.header("content-type"), await request.req.text());
      const use = workspace.responseUrls.use(request.req.param("key"));
      if (!use.ok) throw new SlackRefusal(use.error);
      const conversation = workspace.conversations.find(use.url.conversation);
      if (!conversation) throw new SlackRefusal("channel_not_found");
      if (!use.url.message) {
        postAnswer(given, { person: use.url.person, conversation }, workspace);
        return request.text("ok");
      }
      const original = workspace.messages.find(conversation, use.url.message);
      if (flagOf(given, "delete_original")) {
        if (!original) throw new SlackRefusal("message_not_found");
        workspace.messages.remove(conversation, original);
      } else if (replacesOriginal(given)) {
        if (!original) throw new SlackRefusal("message_not_found");
        replaceOriginal(given, original, workspace);
      } else {
        postAnswer(given, { person: use.url.person, conversation }, workspace);
      }
      return request.json({ ok: true });
    } catch (refusal) {
      if (!(refusal instanceof SlackRefusal)) throw refusal;
      const { error, details } = refusal;
      return Response.json({ ok: false, error, ...details }, { status: statusOf[error] ?? 400 });
    }
  });
  return app;
}
