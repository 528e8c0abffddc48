import { readRelation, writeRelation } from "./relation.ts";
import { administratorOf, type State } from "./state.ts";

/** Takes a closed account out of the list of its administrator in every Region where it is Enabled. */
export function closeAccount(state: State, accountId: string, now: number): void {
  for (const [key, place] of Object.entries(state.places)) {
    const administrator = administratorOf(place, "latest");
    if (!administrator || !key.endsWith(`/${accountId}`)) continue;
    const region = key.slice(0, -accountId.length - 1);
    const pair = { region, administratorId: administrator.accountId, memberId: accountId };
    const relation = readRelation(state, pair, "latest");
    writeRelation(
      state,
      pair,
      { ...relation, member: undefined, invitation: undefined, administrator: undefined },
      { now, visibleFrom: now },
    );
  }
}
