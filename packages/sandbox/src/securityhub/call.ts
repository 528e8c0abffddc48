import type { Organizations } from "./organizations.ts";
import { type Pair, readRelation, writeRelation } from "./relation.ts";
import { type Place, placeOf, type State, type Writing } from "./state.ts";
import type { Switches } from "./switches.ts";
import type { Misfit, Moment, Move } from "./transitions.ts";

/** One call as an operation sees it: who calls, where, when, and the world it falls into. */
export interface Call {
  accountId: string;
  region: string;
  /** Milliseconds since 1970, the world's time. */
  now: number;
  state: State;
  switches: Switches;
  organizations: Organizations;
  newInvitationId(): string;
  /** How many calls of this operation there have been, this one included. */
  ordinal: number;
}

/** The caller's own place. */
export function ownPlace(call: Call): Place {
  return placeOf(call.state, call.region, call.accountId);
}

/** When a write of this kind happens and becomes visible. */
export function writing(call: Call, kind: keyof Switches["visibilityDelayMs"]): Writing {
  return { now: call.now, visibleFrom: call.now + call.switches.visibilityDelayMs[kind] };
}

/** The caller as administrator of `memberId`. */
export function toMember(call: Call, memberId: string): Pair {
  return { region: call.region, administratorId: call.accountId, memberId };
}

/** The caller as member of `administratorId`. */
export function toAdministrator(call: Call, administratorId: string): Pair {
  return { region: call.region, administratorId, memberId: call.accountId };
}

/** What the caller gives with a move. */
export type Given = Pick<Moment, "email" | "invitationId">;

/**
 * Whether the move fits. It has to fit both what was written and what is visible: a write that readers do not
 * see yet can neither be repeated nor be built upon.
 */
export function misfitOf(call: Call, pair: Pair, move: Move, given: Given = {}): Misfit | undefined {
  const moment = momentOf(call, pair, given);
  for (const at of ["latest", call.now] as const) {
    const outcome = move(readRelation(call.state, pair, at), moment);
    if (typeof outcome === "string") return outcome;
  }
  return undefined;
}

/** Makes the move if it fits. */
export function makeMove(
  call: Call,
  pair: Pair,
  move: Move,
  kind: keyof Switches["visibilityDelayMs"],
  given: Given = {},
): Misfit | undefined {
  const misfit = misfitOf(call, pair, move, given);
  if (misfit) return misfit;
  const outcome = move(readRelation(call.state, pair, "latest"), momentOf(call, pair, given));
  if (typeof outcome !== "string") writeRelation(call.state, pair, outcome, writing(call, kind));
  return undefined;
}

function momentOf(call: Call, pair: Pair, given: Given): Moment {
  return {
    ...given,
    now: new Date(call.now).toISOString(),
    newInvitationId: call.newInvitationId,
    switches: call.switches,
    managed: call.switches.organizationManaged.includes(pair.memberId),
  };
}
