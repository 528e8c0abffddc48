import type { Refusal } from "@invitations/core/refusal";
import { words } from "../words/refusals.ts";
import { mrkdwn, series } from "../words/voice.ts";

const { code } = mrkdwn;

/** What could not be done for some accounts: one line for each reason, told of the first account that it holds for. */
export function refusedTogether(refused: readonly { account: string; refusal: Refusal }[]): string[] {
  const alike = Map.groupBy(refused, ({ refusal }) => refusal.refusal);
  return [...alike.values()].map((all) => {
    const others = all.slice(1).map(({ account }) => code(account));
    const more = others.length === 0 ? "" : ` The same holds for ${series(others, 8)}.`;
    const [first] = all;
    if (!first) return "";
    const said = words(first.refusal);
    const account = code(first.account);
    return `• Not done${said.includes(account) ? "" : ` for ${account}`}: ${said}${more}`;
  });
}
