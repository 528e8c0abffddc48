import type { Desk } from "../../desk.ts";
import { publishHome } from "../../home.ts";
import { tellPrivately } from "../../privately.ts";
import type { PressArgs } from "./press.ts";

type Listener = (desk: Desk, args: PressArgs) => Promise<void>;

/**
 * The same listener for buttons in the Home tab, where there is no message to answer below and none to rewrite:
 * words come by direct message, and the tab is drawn anew.
 */
export function inHomeToo(listener: Listener): Listener {
  return async (desk, args) => {
    if (args.body.view?.type !== "home") return listener(desk, args);
    const respond: PressArgs["respond"] = async (message) => {
      const replaces = typeof message === "object" && message.replace_original === true;
      const text = typeof message === "string" ? message : message.text;
      if (!replaces && text !== undefined) await tellPrivately(args.client, args.body, text);
      return new Response();
    };
    await listener(desk, { ...args, respond });
    await publishHome(desk, args.client, args.body.user.id);
  };
}
