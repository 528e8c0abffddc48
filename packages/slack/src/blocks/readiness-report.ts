import type {
  AccountPolicyReadiness,
  PolicyMend,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import { policiesSeen } from "@invitations/core/action-pairs/verdicts";
import { whyUnknown } from "@invitations/core/action-pairs/why-unknown";
import type { KnownBlock } from "@slack/types";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { ownRoleUpdate } from "../words/own-role-update.ts";
import {
  PAIR_WORDS,
  policiesSentence,
  unknownWords,
  VERDICT_SIGN,
  VERDICT_WORDS,
} from "../words/policies.ts";
import { serviceLinkedRoleWords, trustWords } from "../words/trust.ts";
import { counted, cut, mrkdwn, series } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";
import { regionStates } from "./readiness.ts";
import { findingsBlocks } from "./readiness-findings.ts";

// Parts of what a message takes; the file has everything.
const MOST_MENDS = 2;
const MOST_DIFF = 1_000;
const MOST_NAMED = 5;

const { code, person, time } = mrkdwn;

/** What the IAM policies of one account say about each pair of actions, and the smallest changes that mend it. */
export function readinessReport(
  readiness: AccountPolicyReadiness,
  account: { id: string; alias?: string | undefined },
): Post {
  const text = `${accountName(account)}: ${policiesSentence(policiesSeen(readiness))}`;
  return {
    text,
    blocks: [
      header(`IAM policies of ${cut(account.alias ?? account.id, 100)}`),
      section(text),
      ...readinessDetails(readiness),
      context(`I change no policy. ${code(`${COMMAND} readiness ${readiness.account}`)} looks again.`),
    ],
  };
}

/** The same without a title: verdicts, my role, Regions, statements at fault and what would mend them. */
export function readinessDetails(readiness: AccountPolicyReadiness): KnownBlock[] {
  const { trust, serviceLinkedRole, inRegions, regions } = readiness;
  const roles = [
    ...(trust ? trustWords(trust) : []),
    ...(serviceLinkedRole ? [serviceLinkedRoleWords(serviceLinkedRole)] : []),
  ];
  return [
    ...(readiness.unknown === undefined
      ? PAIR_NAMES.map((pair) => section(pairLines(readiness, pair)))
      : [section(`I could not look: ${code(readiness.unknown, 480)}`)]),
    ...ownRole(readiness),
    ...lines(roles, 1_200),
    ...(inRegions ? [section("*Regions*"), ...regionStates(inRegions, regions, { most: 1_200 })] : []),
    ...findingsBlocks(readiness),
    ...readiness.mends.slice(0, MOST_MENDS).map((mend) => section(mendWords(mend))),
    ...updateOfOwnRole(readiness),
    ...left(readiness),
    context(lookedAt(readiness)),
  ];
}

/** Who looked when, and at how much. */
function lookedAt({ looked, at, by }: AccountPolicyReadiness): string {
  return `Looked at ${counted(looked.roles, "role")}, ${counted(looked.users, "user")}, ${counted(looked.groups, "group")} and ${counted(looked.policies, "policy", "policies")}, ${time(at)}, ${by === undefined ? "by myself" : `asked by ${person(by)}`}.`;
}

function pairLines(readiness: AccountPolicyReadiness, pair: PairName): string {
  const { verdict, counts, legacyOnly, newOnly } = readiness.pairs[pair];
  // What keeps accepting unknown the sentence at the top tells.
  const why = whyUnknown(readiness, pair);
  const isNews = why?.because !== whyUnknown(readiness, "accept")?.because;
  const told = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${VERDICT_WORDS[name as keyof typeof counts]}`);
  const named = ({ named: who, more }: typeof legacyOnly) => {
    const shown = who.slice(0, MOST_NAMED).map(({ name }) => code(name, 60));
    const rest = who.length - shown.length + more;
    return rest > 0 ? `${shown.join(", ")} and ${rest} more` : series(shown);
  };
  return [
    `${VERDICT_SIGN[verdict]} *To ${PAIR_WORDS[pair]}*: ${VERDICT_WORDS[verdict]}.`,
    ...(why && isNews ? [unknownWords(why)] : []),
    ...(told.length > 0 ? [`Users and roles: ${told.join(", ")}.`] : []),
    ...(legacyOnly.named.length > 0 ? [`In the console but not by API: ${named(legacyOnly)}.`] : []),
    ...(newOnly.named.length > 0 ? [`By API but not in the console: ${named(newOnly)}.`] : []),
  ].join("\n");
}

/** What the simulator leaves out, and an account may not read: not even "both allowed" is a promise. */
const UNSEEN =
  "Nobody can see from within an account whether a service control policy with a condition or a resource control policy denies it: where one does, the first acceptance tells.";

function ownRole({ ownRole: own, denied = [] }: AccountPolicyReadiness) {
  if (!own) return [];
  const { simulation, differences } = own;
  const said = [
    own.verdict
      ? `*The role that I use*, ${code(own.arn, 200)}: ${PAIR_NAMES.map((pair) => `to ${PAIR_WORDS[pair]}, ${VERDICT_WORDS[own.verdict?.pairs[pair].verdict ?? "unknown"]}`).join("; ")}.`
      : `*The role that I use*, ${code(own.arn, 200)}, is not among those that the account lists.`,
    ...(simulation.is === "unknown"
      ? [`IAM's simulator could not be asked: ${code(simulation.because, 200)}`]
      : simulation.actions
          .filter(({ deniedByOrganization }) => deniedByOrganization)
          .map(({ action }) => `A service control policy of the organization denies ${code(action)}.`)),
    ...(own.verdict?.pairs.accept.verdict === "ready" ? [UNSEEN] : []),
    ...denied.map(
      ({ action, region, at }) => `AWS denied ${code(action)} in ${code(region, 40)}, ${time(at)}.`,
    ),
    ...differences.map(
      ({ action, policies, simulation: simulated }) =>
        `For ${code(action)} the policies say ${policies} and IAM's simulator says ${simulated}.`,
    ),
  ];
  return lines(said, 1_500);
}

function mendWords({ policy, statement, sid, way, diff, note, principals }: PolicyMend): string {
  const where = `${policy.type === "inline" ? `inline policy ${code(policy.name, 80)} of ${policy.attachedTo.type} ${code(policy.attachedTo.name, 80)}` : `policy ${code(policy.name, 80)}`}, statement ${sid === undefined ? statement : code(sid, 60)}`;
  return [
    `*${way === "edit" ? "To change" : "To add"}*: ${where}, on which ${counted(principals, "user or role", "users and roles")} ${principals === 1 ? "depends" : "depend"}. ${note}`,
    fenced(diff),
  ].join("\n");
}

// A fence inside would end the block; backticks mean nothing in a policy's JSON keys.
const fenced = (text: string) => `\`\`\`${cut(text, MOST_DIFF).replaceAll("```", "'''")}\`\`\``;

function updateOfOwnRole({ ownRole: own, regions }: AccountPolicyReadiness) {
  const update = ownRoleUpdate(own, regions);
  if (!update) return [];
  return [
    section(
      `*To update the role that I use*, where CloudFormation made it, so that the next update does not take the change back. From this app's template: deploy today's template over its stack; the file has the commands. From a template of your own: add this to the role's properties. A statement that denies has to change besides.\n${fenced(update.yaml)}`,
    ),
  ];
}

function left({ mends, moreMends, morePrincipals }: AccountPolicyReadiness) {
  const more = Math.max(0, mends.length - MOST_MENDS) + moreMends;
  const told = [
    ...(more > 0
      ? [`… and ${counted(more, "more change", "more changes")} to other statements; the file has them.`]
      : []),
    ...(morePrincipals > 0
      ? [`${counted(morePrincipals, "more user or role", "more users and roles")} stand alike.`]
      : []),
  ];
  return told.length === 0 ? [] : [context(told.join(" "))];
}
