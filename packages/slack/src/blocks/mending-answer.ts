import type { Found } from "@invitations/core/drift/survey";
import { COMMAND } from "../command/commands.ts";
import type { Mending } from "../mend-drift.ts";
import { accountName } from "../words/kinds.ts";
import { counted, mrkdwn } from "../words/voice.ts";
import { lines, type Post, section } from "./post.ts";
import { refusedTogether } from "./refused-together.ts";

const { code } = mrkdwn;

/** What a press on a digest came to, for the one who pressed: what was done, what was not and why, what is left. */
export function mendingAnswer(mending: Mending): Post {
  const { done, left } = mending;
  const title = done.length === 0 ? "Nothing was done." : doneTitle(done);
  const rest =
    left === 0
      ? ""
      : ` ${counted(left, "more account is", "more accounts are")} left; press again for the next ones.`;
  const told = [...done.map(doneLine), ...refusedTogether(mending.refused)];
  return { text: `${title}${rest}`, blocks: [section(`*${title}*${rest}`), ...lines(told, 6_000)] };
}

/** A request that was opened has yet to be decided, so nobody is told that it is done. */
function doneTitle(done: readonly Found[]): string {
  const opened = done.filter(({ mended }) => mended && "request" in mended).length;
  return opened > 0
    ? `Opened ${counted(opened, "request")}.`
    : `${counted(done.length, "account stays as it is", "accounts stay as they are")}.`;
}

function doneLine({ account, alias, mended }: Found): string {
  const name = accountName({ id: account, alias });
  return mended && "request" in mended
    ? `• ${name}: request ${code(mended.request)}; ${code(`${COMMAND} status ${mended.request}`)} shows how far it is.`
    : `• ${name}: may stay so, and its history says that you agreed.`;
}
