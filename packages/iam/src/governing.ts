import { ACTION_PAIRS, PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import type { PolicyCondition, PolicyReference } from "@invitations/core/action-pairs/policy-finding";
import type { Match, Patterns } from "./match.ts";
import { readDocument } from "./read-document.ts";
import { type ReadStatement, withArticle } from "./read-statement.ts";
import type { Scope } from "./scope.ts";

/** A statement, or a document that could not be read, that may have a say in one of the paired actions. */
export interface GoverningStatement {
  /** Place in the document, from 1; absent for a document that could not be read. */
  place?: number;
  sid?: string;
  effect: "Allow" | "Deny" | "unclear";
  /** By action, each of `PAIRED_ACTIONS`; equal ones are one object. */
  actions: Readonly<Record<string, Match>>;
  /** By Region: whether it is about the hub there; equal ones are one object. */
  hubs: Readonly<Record<string, Match>>;
  conditions: readonly PolicyCondition[];
  /** What was not understood, a sentence each. */
  because: readonly string[];
  /** The statement itself, where it is about one action of a pair and not about the other. */
  source?: Readonly<Record<string, unknown>>;
}

/** A policy as it bears on somebody, with as much of it as has a say. */
export interface AttachedPolicy {
  policy: PolicyReference;
  statements: readonly GoverningStatement[];
}

/**
 * What of a document may have a say in the paired actions on the account's hubs; the rest is dropped, so that an
 * account's policies take little room.
 */
export function readGoverning(document: string, scope: Scope): GoverningStatement[] {
  const { statements, unread } = readDocument(document);
  if (statements === undefined) return unreadable(unread, scope);
  return statements.flatMap((statement) => governs(statement, scope) ?? []);
}

/** What a document governs of which nothing is known: it may allow or deny anything. */
export function unreadable(because: string, scope: Scope): GoverningStatement[] {
  const statement: GoverningStatement = {
    effect: "unclear",
    actions: scope.unclearActions,
    hubs: scope.unclearHubs,
    conditions: [],
    because: [because],
  };
  return [statement];
}

function governs(statement: ReadStatement, scope: Scope): GoverningStatement | undefined {
  const { place, sid, effect, conditions, faults, source } = statement;
  const actions = scope.actions(statement.actions);
  const hubs = scope.hubs(statement.resources);
  if (!actions || !hubs) return undefined;
  const because = [...faults];
  if (faults.length === 0) {
    const element = (name: string, patterns: Patterns | undefined) =>
      `Statement ${place} has ${withArticle(patterns?.not ? `Not${name}` : name)}`;
    if (Object.values(actions).includes("unclear")) {
      because.push(`${element("Action", statement.actions)} that is not understood.`);
    }
    if (Object.values(hubs).includes("unclear")) {
      because.push(
        `${element("Resource", statement.resources)} of which it cannot be told whether it is about the hub.`,
      );
    }
  }
  return {
    place,
    ...(sid === undefined ? {} : { sid }),
    effect,
    actions,
    hubs,
    conditions,
    because,
    ...(source && effect !== "unclear" && isOneSided(actions) ? { source } : {}),
  };
}

/** Whether it is about one action of a pair for sure, and about the other for sure not. */
function isOneSided(actions: Readonly<Record<string, Match>>): boolean {
  return PAIR_NAMES.some((name) => {
    const { legacy, current } = ACTION_PAIRS[name];
    const matches = [actions[legacy], actions[current]];
    return matches.includes("yes") && matches.includes("no");
  });
}
