import type {
  AccountPolicyReadiness,
  PolicyMend,
} from "@invitations/core/action-pairs/account-policy-readiness";
import { PAIR_NAMES, type PairName } from "@invitations/core/action-pairs/action-pair";
import { policiesSeen } from "@invitations/core/action-pairs/verdicts";
import { COMMAND } from "../command/commands.ts";
import { accountName } from "../words/kinds.ts";
import { ownRoleUpdate } from "../words/own-role-update.ts";
import { PAIR_WORDS, policiesSentence, VERDICT_SIGN, VERDICT_WORDS } from "../words/policies.ts";
import { counted, cut, mrkdwn, series } from "../words/voice.ts";
import { context, header, lines, type Post, section } from "./post.ts";

// Parts of what a message takes; the file has everything.
const MOST_MENDS = 3;
const MOST_DIFF = 1_200;
const MOST_NAMED = 5;

const { code, time } = mrkdwn;

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
      ...(readiness.unknown === undefined
        ? PAIR_NAMES.map((pair) => section(pairLines(readiness, pair)))
        : [section(`I could not look: ${code(readiness.unknown, 480)}`)]),
      ...ownRole(readiness),
      ...readiness.mends.slice(0, MOST_MENDS).map((mend) => section(mendWords(mend))),
      ...updateOfOwnRole(readiness),

      ...left(readiness),
      context(
        `Looked at ${counted(readiness.looked.roles, "role")}, ${counted(readiness.looked.users, "user")}, ${counted(readiness.looked.groups, "group")} and ${counted(readiness.looked.policies, "policy", "policies")}, ${time(readiness.at)}. I change no policy. ${code(`${COMMAND} readiness ${readiness.account}`)} looks again.`,
      ),
    ],
  };
}

function pairLines({ pairs }: AccountPolicyReadiness, pair: PairName): string {
  const { verdict, counts, legacyOnly, newOnly } = pairs[pair];
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
    ...(told.length > 0 ? [`Users and roles: ${told.join(", ")}.`] : []),
    ...(legacyOnly.named.length > 0 ? [`In the console but not by API: ${named(legacyOnly)}.`] : []),
    ...(newOnly.named.length > 0 ? [`By API but not in the console: ${named(newOnly)}.`] : []),
  ].join("\n");
}

function ownRole({ ownRole: own }: AccountPolicyReadiness) {
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
    ...differences.map(
      ({ action, policies, simulation: simulated }) =>
        `For ${code(action)} the policies say ${policies} and IAM's simulator says ${simulated}.`,
    ),
  ];
  return lines(said, 2_800);
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
