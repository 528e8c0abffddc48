import { ACTION_PAIRS, PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import type {
  PairVerdict,
  PairVerdictName,
  PrincipalVerdict,
  Standing,
} from "@invitations/core/action-pairs/pair-verdict";
import type { Identity, PolicyFinding } from "@invitations/core/action-pairs/policy-finding";
import { findingsOf } from "./findings.ts";
import type { AttachedPolicy } from "./governing.ts";
import { type Layer, standingOf } from "./standing.ts";

/** A user or role with every policy that bears on it; one that could not be read stands there as unreadable. */
export interface PrincipalPolicies {
  principal: Identity;
  /** Inline and attached, a user's groups included. */
  policies: readonly AttachedPolicy[];
  /** The permissions boundary, where it has one. */
  boundary?: AttachedPolicy;
}

/** As many findings as a person reads through, for one principal and pair. */
const MOST_FINDINGS = 10;

/** The one that most needs somebody to look comes first. */
export const BY_URGENCY: readonly PairVerdictName[] = [
  "legacy-only",
  "new-only",
  "unknown",
  "conditional",
  "neither",
  "ready",
];

/** Judges every pair of one user or role in these Regions. */
export function judgePrincipal(of: PrincipalPolicies, regions: readonly string[]): PrincipalVerdict {
  const layers: Layer[] = [of.policies.flatMap(({ statements }) => statements)];
  if (of.boundary) layers.push(of.boundary.statements);
  const alike = regionsAlike(layers, regions);
  const pairs = Object.fromEntries(PAIR_NAMES.map((name) => [name, judgePair(of, name, layers, alike)]));
  return { principal: of.principal, pairs: pairs as Record<PairName, PairVerdict> };
}

/**
 * The Regions in groups within which every statement says the same, since most policies tell no Regions apart. Equal
 * `hubs` are one object, so there are few of them.
 */
function regionsAlike(layers: readonly Layer[], regions: readonly string[]): string[][] {
  const hubs = [...new Set(layers.flatMap((layer) => layer.map((statement) => statement.hubs)))];
  return [...Map.groupBy(regions, (region) => hubs.map((matches) => matches[region]).join()).values()];
}

function judgePair(
  of: PrincipalPolicies,
  name: PairName,
  layers: readonly Layer[],
  alike: readonly string[][],
): PairVerdict {
  const { legacy, current } = ACTION_PAIRS[name];
  const judged = alike.flatMap((regions) => {
    const [region] = regions;
    if (region === undefined) return [];
    const standings = {
      legacy: standingOf(layers, legacy, region),
      current: standingOf(layers, current, region),
    };
    return { regions, ...standings, verdict: verdictOn(standings) };
  });
  if (judged.length === 0) return NO_REGION;
  const verdict = first(
    BY_URGENCY,
    judged.map((one) => one.verdict),
  );
  const findings: PolicyFinding[] = verdict === "ready" ? [] : findingsOf(of, name);
  const byRegion = judged.flatMap((one) => one.regions.map((region) => [region, one.verdict] as const));
  return {
    verdict,
    legacy: first(
      WEAKEST_FIRST,
      judged.map((one) => one.legacy),
    ),
    current: first(
      WEAKEST_FIRST,
      judged.map((one) => one.current),
    ),
    ...(new Set(judged.map((one) => one.verdict)).size > 1 ? { regions: Object.fromEntries(byRegion) } : {}),
    findings: findings.slice(0, MOST_FINDINGS),
    moreFindings: Math.max(0, findings.length - MOST_FINDINGS),
    because: [],
  };
}

const NO_REGION: PairVerdict = {
  verdict: "unknown",
  legacy: "unknown",
  current: "unknown",
  findings: [],
  moreFindings: 0,
  because: ["There is no Region to look at."],
};

const WEAKEST_FIRST: readonly Standing[] = ["not-allowed", "unknown", "conditional", "allowed"];

function verdictOn({ legacy, current }: { legacy: Standing; current: Standing }): PairVerdictName {
  if (legacy === "unknown" || current === "unknown") return "unknown";
  if (legacy === "conditional" || current === "conditional") return "conditional";
  if (legacy === "allowed") return current === "allowed" ? "ready" : "legacy-only";
  return current === "allowed" ? "new-only" : "neither";
}

/** The first in the order that is among those found; what is in no order must never pass for the best. */
export function first<Name extends string>(order: readonly Name[], found: readonly Name[]): Name {
  const name = order.find((one) => found.includes(one));
  if (name === undefined) throw new Error(`None of ${order.join(", ")} among ${found.join(", ")}.`);
  return name;
}
