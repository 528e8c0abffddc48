import type { AccountPolicyReadiness } from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES } from "@invitations/core/action-pairs/action-pair";
import type { PolicyCondition, PolicyFinding } from "@invitations/core/action-pairs/policy-finding";
import type { KnownBlock } from "@slack/types";
import { PAIR_WORDS, VERDICT_SIGN, VERDICT_WORDS } from "../words/policies.ts";
import { mrkdwn } from "../words/voice.ts";
import { lines, section } from "./post.ts";

const MOST_PRINCIPALS = 8;
const MOST_FINDINGS = 3;
const { code } = mrkdwn;

/** Users and roles that are at fault, each with the statements that say so. */
export function findingsBlocks({ principals, morePrincipals }: AccountPolicyReadiness): KnownBlock[] {
  const all = principals.flatMap(
    ({ principal, pairs }) =>
      // Where no statement is at fault, the pair's verdict has told why.
      PAIR_NAMES.filter((pair) => pairs[pair].findings.length > 0 && pairs[pair].verdict !== "neither")
        .flatMap((pair) => {
          const { verdict, findings, because } = pairs[pair];
          return [
            `${VERDICT_SIGN[verdict]} ${principal.type} ${code(principal.name, 64)}, to ${PAIR_WORDS[pair]}: ${VERDICT_WORDS[verdict]}`,
            ...because.slice(0, 1).map((why) => `      ${code(why, 240)}`),
            ...findings.slice(0, MOST_FINDINGS).map((finding) => `      ${findingWords(finding)}`),
          ];
        })
        .join("\n") || [],
  );
  if (all.length === 0) return [];
  return [
    section("*Statements at fault*"),
    ...lines(all, 1_800, (count) => `… and ${count + morePrincipals} more users and roles`, MOST_PRINCIPALS),
  ];
}

const COVERS: Readonly<Record<PolicyFinding["covers"], string>> = {
  legacy: "the legacy action alone",
  current: "the new action alone",
  both: "both actions",
  unclear: "nobody can tell which action",
};

function findingWords({
  policy,
  statement,
  sid,
  effect,
  covers,
  conditions,
  because,
}: PolicyFinding): string {
  const kind = policy.as === "boundary" ? "permissions boundary" : `${policy.type} policy`;
  const place = statement === undefined ? "" : `, statement ${sid === undefined ? statement : code(sid, 40)}`;
  const does = effect === "Allow" ? "allows" : effect === "Deny" ? "denies" : "is about";
  const when = conditions.slice(0, 2).map(conditionWords);
  const unclear = because.slice(0, 1).map((why) => ` ${code(why, 160)}`);
  return `${kind} ${code(policy.name, 64)}${place} ${does} ${COVERS[covers]}${when.length > 0 ? `, where ${when.join(" and ")}` : ""}.${unclear.join("")}`;
}

const conditionWords = ({ operator, key, values }: PolicyCondition) =>
  code(`${operator} ${key} ${values.join(", ")}`, 120);
