import type { WorldExecution, WorldState } from "../../protocol.ts";

/** The states of a machine as somebody who watches one execution needs them, each list as the machine has them. */
export interface Way {
  /** Those that were entered and, while it runs, those that most likely come next. */
  main: WorldState[];
  /** Side ways that were not taken, or not yet. */
  aside: WorldState[];
}

export function wayOf({ states, status }: Pick<WorldExecution, "states" | "status">): Way {
  const entered = states.filter((state) => state.status !== "ahead");
  const ahead = status === "RUNNING" ? likelyAfter(states) : new Set<WorldState>();
  const main = states.filter((state) => entered.includes(state) || ahead.has(state));
  return { main, aside: states.filter((state) => !main.includes(state)) };
}

/** Those that follow the state where the execution is, until the end or a state that was there already. */
function likelyAfter(states: WorldState[]): Set<WorldState> {
  const places = new Map(states.map((state, place) => [state.name, place]));
  const ahead = new Set<WorldState>();
  let at: WorldState | undefined =
    states.find((state) => state.status === "running") ??
    states.findLast((state) => state.status !== "ahead") ??
    states[0];
  if (at?.status === "ahead") ahead.add(at);
  while (at) {
    const here = places.get(at.name) ?? 0;
    // A definition is written down its main way, so the nearest state below is the likeliest of several.
    const below = (at.next ?? []).map((name) => places.get(name) ?? -1).filter((place) => place > here);
    at = below.length > 0 ? states[Math.min(...below)] : undefined;
    if (at) ahead.add(at);
  }
  return ahead;
}
