import type { Standing } from "@invitations/core/action-pairs/pair-verdict";
import type { GoverningStatement } from "./governing.ts";

/** The statements that decide together: the identity policies, and the permissions boundary where there is one. */
export type Layer = readonly GoverningStatement[];

/** What a question comes to is worked out twice: once as well as it could be, and once as badly. */
type Assumption = "for" | "against";

/**
 * What policies say to one action on the hub of one Region. Each layer has to allow it, and a Deny in any of them
 * outweighs every Allow. `allowed` only where that is so however the conditions and the unclear parts turn out.
 */
export function standingOf(layers: readonly Layer[], action: string, region: string): Standing {
  const said = layers.map((layer) => whatIsSaid(layer, action, region));
  const allows = (conditions: Assumption, unclear: Assumption) =>
    said.every((layer) => isAllowed(layer, conditions, unclear));
  if (!allows("for", "for")) return "not-allowed";
  if (allows("against", "against")) return "allowed";
  const unclearMatters =
    allows("for", "for") !== allows("for", "against") ||
    allows("against", "for") !== allows("against", "against");
  return unclearMatters ? "unknown" : "conditional";
}

/** Whether a layer has an Allow, and a Deny, that applies for sure, under a condition, or maybe. */
interface Said {
  allow: { sure: boolean; conditional: boolean; unclear: boolean };
  deny: { sure: boolean; conditional: boolean; unclear: boolean };
}

function whatIsSaid(layer: Layer, action: string, region: string): Said {
  const said: Said = {
    allow: { sure: false, conditional: false, unclear: false },
    deny: { sure: false, conditional: false, unclear: false },
  };
  for (const statement of layer) {
    const applies = applicationOf(statement, action, region);
    if (applies === "no") continue;
    if (statement.effect !== "Allow") said.deny[applies] = true;
    if (statement.effect !== "Deny") said.allow[applies] = true;
  }
  return said;
}

/** Whether a statement has its effect on the action; an unclear effect makes it unclear. */
function applicationOf(
  { actions, hubs, effect, conditions }: GoverningStatement,
  action: string,
  region: string,
): "no" | "sure" | "conditional" | "unclear" {
  const [ofAction, ofHub] = [actions[action], hubs[region]];
  if (ofAction === "no" || ofHub === "no") return "no";
  if (effect === "unclear" || ofAction !== "yes" || ofHub !== "yes") return "unclear";
  return conditions.length > 0 ? "conditional" : "sure";
}

/** Under these assumptions: what is `for` the principal lets an Allow apply and no Deny. */
function isAllowed({ allow, deny }: Said, conditions: Assumption, unclear: Assumption): boolean {
  const denied =
    deny.sure || (deny.conditional && conditions === "against") || (deny.unclear && unclear === "against");
  const allowed =
    allow.sure || (allow.conditional && conditions === "for") || (allow.unclear && unclear === "for");
  return allowed && !denied;
}
