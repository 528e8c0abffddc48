import { ACTION_PAIRS, type PairName } from "@invitations/core/action-pairs/action-pair";
import { type Match, matchAction, matchAny } from "./match.ts";

type Source = Readonly<Record<string, unknown>>;

/** What adding the other name to a statement does. */
export type MendEffect = "both-allowed" | "both-denied" | "both-left-out" | "both-spared";

export interface MendedStatement {
  statement: Record<string, unknown>;
  effect: MendEffect;
  /** Names it had, and those added to them, pair by pair. */
  named: string[];
  added: string[];
  /** Actions of these pairs that the statement is not about as it stands. */
  uncovered: string[];
}

/**
 * The same statement with the other action of each of these pairs beside the one it names. Whoever wrote it meant the
 * operation and knew one name, so the other belongs into the same element: that holds for Action and NotAction, and
 * for Allow and Deny alike. `undefined` where it names no pair by one name only, or is not understood.
 */
export function mendStatement(source: Source, pairs: readonly PairName[]): MendedStatement | undefined {
  const element = elementOf(source);
  const { Effect: effect } = source;
  if (!element || (effect !== "Allow" && effect !== "Deny")) return undefined;
  const not = element.name === "NotAction";
  const patterns = [...element.patterns];
  const named: string[] = [];
  const added: string[] = [];
  for (const pair of pairs) {
    const { legacy, current } = ACTION_PAIRS[pair];
    const matches = [legacy, current].map((action) => about(element.patterns, action));
    const [ofLegacy, ofCurrent] = matches;
    const has = ofLegacy === "yes" && ofCurrent === "no" ? legacy : current;
    if (!matches.includes("yes") || !matches.includes("no")) continue;
    const lacks = has === legacy ? current : legacy;
    const beside = patterns.findIndex((pattern) => matchAction(pattern, has) === "yes");
    patterns.splice(beside + 1, 0, lacks);
    named.push(has);
    added.push(lacks);
  }
  if (added.length === 0) return undefined;
  return {
    statement: { ...source, [element.name]: patterns },
    effect: EFFECTS[effect][element.name],
    named,
    added,
    uncovered: not ? named : added,
  };
}

const EFFECTS: Readonly<Record<"Allow" | "Deny", Record<"Action" | "NotAction", MendEffect>>> = {
  Allow: { Action: "both-allowed", NotAction: "both-left-out" },
  Deny: { Action: "both-denied", NotAction: "both-spared" },
};

function about(patterns: readonly string[], action: string): Match {
  return matchAny({ not: false, patterns }, (pattern) => matchAction(pattern, action));
}

function elementOf(source: Source): { name: "Action" | "NotAction"; patterns: string[] } | undefined {
  const name = source.Action === undefined ? "NotAction" : "Action";
  const given = source[name];
  const patterns = (Array.isArray(given) ? given : [given]).filter((item) => typeof item === "string");
  return patterns.length > 0 ? { name, patterns } : undefined;
}
