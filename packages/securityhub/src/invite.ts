import type { Failure } from "@invitations/core/failure";
import type { MemberStatus } from "@invitations/core/member-status";
import type { Hub } from "./hub.ts";
import { create, sendInvitations, statusesOf } from "./member-list.ts";
import { readBack } from "./read-back.ts";
import type { Unprocessed } from "./unprocessed.ts";

/** An account as it is put on the list. */
interface Invited {
  id: string;
  email?: string | undefined;
}

/**
 * Puts `account` on the list and invites it, from wherever it stands; asking again is free.
 *
 * @returns `Invited`, or `Enabled` for a member.
 * Throws `NotYetInvited` where the writes cannot be read back yet (worth a retry), `LimitReached` or
 * `MemberRefused` where AWS would not, with AWS's reason.
 */
export async function invite(hub: Hub, account: Invited, pauses: readonly number[]): Promise<MemberStatus> {
  const outcome = (await inviteTogether(hub, [account], pauses)).get(account.id);
  if (outcome === undefined) throw new Error(`Inviting ${account.id} came to nothing at all.`);
  if (typeof outcome !== "string") throw outcome;
  return outcome;
}

/**
 * The same for up to 50 accounts with as many calls as for one: what became of each, its status or the failure that
 * `invite` would throw. Throws only what concerns them all.
 */
export async function inviteTogether(
  hub: Hub,
  accounts: readonly Invited[],
  pauses: readonly number[],
): Promise<Map<string, MemberStatus | Failure>> {
  const outcomes = new Map<string, MemberStatus | Failure>();
  /** Those of whom nothing final is known yet. */
  const open = () => accounts.filter(({ id }) => !outcomes.has(id));
  const settle = (statuses: ReadonlyMap<string, MemberStatus>) => {
    for (const [id, status] of statuses) if (isDone(status)) outcomes.set(id, status);
  };
  const refuse = (left: ReadonlyMap<string, Unprocessed>, unless: readonly Unprocessed["meaning"][]) => {
    for (const [id, why] of left) {
      if (!unless.includes(why.meaning)) outcomes.set(id, refused(hub, id, why));
    }
  };
  const read = (those: readonly Invited[]) =>
    statusesOf(
      hub,
      those.map(({ id }) => id),
    );

  const before = await read(accounts);
  settle(before);
  const strangers = accounts.filter(({ id }) => !before.has(id));
  if (strangers.length > 0) {
    // "Already a member" of an account that cannot be seen: it was created a moment ago.
    refuse(await create(hub, strangers), ["already-member"]);
    const created = strangers.filter(({ id }) => !outcomes.has(id));
    const seen = await readBack(
      () => read(created),
      (now) => now.size === created.length,
      pauses,
    );
    // An account of the administrator's own organization becomes a member without being invited.
    settle(seen);
    for (const { id } of created) {
      if (!seen.has(id)) outcomes.set(id, notYet(hub, id, "it is not on the administrator's list yet"));
    }
  }

  const invited = open();
  const left = await sendInvitations(
    hub,
    invited.map(({ id }) => id),
  );
  refuse(left, ["already-invited", "not-on-list"]);
  const sent = open();
  const after = await readBack(
    () => read(sent),
    (now) => sent.every(({ id }) => isDone(now.get(id))),
    pauses,
  );
  settle(after);
  for (const { id } of open()) {
    const status = after.get(id);
    const seen = status === undefined ? "it is not on the administrator's list" : `its status is ${status}`;
    const told = left.get(id);
    outcomes.set(id, notYet(hub, id, told ? `${seen}, and AWS says: ${told.because}` : seen));
  }
  return outcomes;
}

function isDone(status: MemberStatus | undefined): status is "Invited" | "Enabled" {
  return status === "Invited" || status === "Enabled";
}

function notYet(hub: Hub, account: string, why: string): Failure {
  return hub.trace.failure(
    "NotYetInvited",
    `The invitation of ${account} in ${hub.region} cannot be read back yet: ${why}.`,
  );
}

function refused(hub: Hub, account: string, { meaning, because }: Unprocessed): Failure {
  return hub.trace.failure(
    meaning === "limit-reached" ? "LimitReached" : "MemberRefused",
    `Security Hub would not invite ${account} in ${hub.region}: ${because}`,
  );
}
