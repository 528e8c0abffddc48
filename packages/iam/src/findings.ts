import { ACTION_PAIRS, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PolicyFinding } from "@invitations/core/action-pairs/policy-finding";
import type { AttachedPolicy, GoverningStatement } from "./governing.ts";

/**
 * The statements that keep a pair from being plainly allowed: those about one action and not the other, under a
 * condition, or not understood.
 */
export function findingsOf(
  { policies, boundary }: { policies: readonly AttachedPolicy[]; boundary?: AttachedPolicy },
  pair: PairName,
): PolicyFinding[] {
  return [...policies, ...(boundary ? [boundary] : [])].flatMap(({ policy, statements }) =>
    statements.flatMap((statement) => {
      const covers = coverOf(statement, pair);
      if (covers === undefined) return [];
      const { place, sid, effect, conditions, because } = statement;
      if (covers === "both" && conditions.length === 0 && because.length === 0) return [];
      return {
        policy,
        ...(place === undefined ? {} : { statement: place }),
        ...(sid === undefined ? {} : { sid }),
        effect,
        covers,
        conditions: [...conditions],
        because: [...because],
      };
    }),
  );
}

/** Which action of a pair a statement is about; `undefined`: neither. */
export function coverOf(
  { actions }: Pick<GoverningStatement, "actions">,
  pair: PairName,
): PolicyFinding["covers"] | undefined {
  const { legacy, current } = ACTION_PAIRS[pair];
  const [ofLegacy, ofCurrent] = [actions[legacy], actions[current]];
  if (ofLegacy === "no" && ofCurrent === "no") return undefined;
  if (ofLegacy === "yes" && ofCurrent === "yes") return "both";
  if (ofLegacy === "yes" && ofCurrent === "no") return "legacy";
  if (ofLegacy === "no" && ofCurrent === "yes") return "current";
  return "unclear";
}
