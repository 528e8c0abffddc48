import {
  type Administrator,
  type At,
  administratorOf,
  type Invitation,
  type Member,
  placeOf,
  readAt,
  type State,
  type Writing,
  writeAdministrator,
  writeRecord,
} from "./state.ts";

/** What stands between one administrator and one member in one Region, seen from both sides. */
export interface Relation {
  /** The administrator's row. */
  member: Member | undefined;
  /** The member's invitation. */
  invitation: Invitation | undefined;
  /** The member's administrator, if it is this one. */
  administrator: Administrator | undefined;
}

/** Names one relation. */
export interface Pair {
  region: string;
  administratorId: string;
  memberId: string;
}

export function readRelation(state: State, pair: Pair, at: At): Relation {
  const theirs = placeOf(state, pair.region, pair.administratorId);
  const own = placeOf(state, pair.region, pair.memberId);
  const administrator = administratorOf(own, at);
  return {
    member: readAt(theirs.members[pair.memberId], at),
    invitation: readAt(own.invitations[pair.administratorId], at),
    administrator: administrator?.accountId === pair.administratorId ? administrator : undefined,
  };
}

/** Writes what differs from what was written last. */
export function writeRelation(state: State, pair: Pair, relation: Relation, when: Writing): void {
  const before = readRelation(state, pair, "latest");
  const theirs = placeOf(state, pair.region, pair.administratorId);
  const own = placeOf(state, pair.region, pair.memberId);
  if (relation.member !== before.member) writeRecord(theirs.members, pair.memberId, relation.member, when);
  if (relation.invitation !== before.invitation)
    writeRecord(own.invitations, pair.administratorId, relation.invitation, when);
  if (relation.administrator !== before.administrator) writeAdministrator(own, relation.administrator, when);
}
