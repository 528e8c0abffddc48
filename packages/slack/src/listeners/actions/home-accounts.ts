import { isRefusal } from "@invitations/core/refusal";
import { beginReadiness } from "../../begin-errand.ts";
import { homeAsked } from "../../blocks/accounts-in-home.ts";
import { errandBegun } from "../../blocks/errand-begun.ts";
import type { Desk } from "../../desk.ts";
import { publishAccount, publishHome } from "../../home.ts";
import { tellPrivately } from "../../privately.ts";
import { sayNo } from "../../say-no.ts";
import type { PressArgs } from "./press.ts";

/** Previous, Next or All accounts: the Home tab with the page of accounts that the button names. */
export async function homePage(desk: Desk, { ack, action, body, client }: PressArgs): Promise<void> {
  await ack();
  await publishHome(desk, client, body.user.id, homeAsked(action.value).page);
}

/** Open: the page of the account that the button names. */
export async function homeAccount(desk: Desk, { ack, action, body, client }: PressArgs): Promise<void> {
  await ack();
  await publishAccount(desk, client, body.user.id, homeAsked(action.value));
}

/** Has the account's policies looked at now; what comes of it is told by direct message, and stands on the page then. */
export async function homeScan(desk: Desk, { ack, action, body, client }: PressArgs): Promise<void> {
  await ack();
  const asked = homeAsked(action.value);
  if (asked.account !== undefined) {
    const begun = await beginReadiness(desk, { account: asked.account }, body.user.id);
    await tellPrivately(
      client,
      body,
      isRefusal(begun) ? sayNo(desk, begun) : errandBegun("readiness", begun).text,
    );
  }
  await publishAccount(desk, client, body.user.id, asked);
}
