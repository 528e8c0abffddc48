import type { AllMiddlewareArgs, SlackEventMiddlewareArgs } from "@slack/bolt";
import type { Desk } from "../../desk.ts";
import { publishHome } from "../../home.ts";

/** Somebody looks at the app's Home tab, which is drawn anew each time. */
export async function appHomeOpened(
  desk: Desk,
  { event, client }: SlackEventMiddlewareArgs<"app_home_opened"> & AllMiddlewareArgs,
): Promise<void> {
  if (event.tab === "home") await publishHome(desk, client, event.user);
}
