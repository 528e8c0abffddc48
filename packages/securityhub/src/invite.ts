import type { MemberStatus } from "@invitations/core/member-status";
import type { Hub } from "./hub.ts";
import { create, sendInvitation, statusOf } from "./member-list.ts";
import { readBack } from "./read-back.ts";
import type { Unprocessed } from "./unprocessed.ts";

/**
 * Puts `account` on the list and invites it, from wherever it stands; asking again is free.
 *
 * @returns `Invited`, or `Enabled` for a member.
 * Throws `NotYetInvited` where the writes cannot be read back yet (worth a retry), `LimitReached` or
 * `MemberRefused` where AWS would not, with AWS's reason.
 */
export async function invite(
  hub: Hub,
  account: { id: string; email?: string | undefined },
  pauses: readonly number[],
): Promise<MemberStatus> {
  const status = () => statusOf(hub, account.id);
  let before = await status();
  if (isDone(before)) return before;
  if (before === undefined) {
    const left = await create(hub, account);
    // "Already a member" of an account that cannot be seen: it was created a moment ago.
    if (left && left.meaning !== "already-member") throw refused(hub, account.id, left);
    before = await readBack(status, (now) => now !== undefined, pauses);
    // An account of the administrator's own organization becomes a member without being invited.
    if (isDone(before)) return before;
    if (before === undefined) throw notYet(hub, account.id, "it is not on the administrator's list yet");
  }
  const left = await sendInvitation(hub, account.id);
  if (left && left.meaning !== "already-invited" && left.meaning !== "not-on-list") {
    throw refused(hub, account.id, left);
  }
  const after = await readBack(status, isDone, pauses);
  if (isDone(after)) return after;
  const seen = after === undefined ? "it is not on the administrator's list" : `its status is ${after}`;
  throw notYet(hub, account.id, left ? `${seen}, and AWS says: ${left.because}` : seen);
}

function isDone(status: MemberStatus | undefined): status is "Invited" | "Enabled" {
  return status === "Invited" || status === "Enabled";
}

function notYet(hub: Hub, account: string, why: string) {
  return hub.trace.failure(
    "NotYetInvited",
    `The invitation of ${account} in ${hub.region} cannot be read back yet: ${why}.`,
  );
}

function refused(hub: Hub, account: string, { meaning, because }: Unprocessed) {
  return hub.trace.failure(
    meaning === "limit-reached" ? "LimitReached" : "MemberRefused",
    `Security Hub would not invite ${account} in ${hub.region}: ${because}`,
  );
}
