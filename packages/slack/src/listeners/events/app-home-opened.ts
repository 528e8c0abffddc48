import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import { helpAnswer } from "../../blocks/help-answer.ts";

/** Somebody looks at the app's Home tab: it says what can be asked of the app. */
export async function appHomeOpened({
  event,
  client,
}: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs): Promise<void> {
  if (event.tab !== "home") return;
  await client.views.publish({ user_id: event.user, view: { type: "home", blocks: helpAnswer().blocks } });
}
