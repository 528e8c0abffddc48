import { ACTION_PAIRS, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { acceptVerdict, type PoliciesSeen } from "@invitations/core/action-pairs/verdicts";
import type { UnknownNext, WhyUnknown } from "@invitations/core/action-pairs/why-unknown";
import { COMMAND } from "../command/commands.ts";
import { mrkdwn, type Voice } from "./voice.ts";

/** What each pair of actions is for. */
export const PAIR_WORDS: Readonly<Record<PairName, string>> = {
  accept: "accept an invitation",
  leave: "leave the administrator",
  read: "read who the administrator is",
};

/** A verdict in a few words. */
export const VERDICT_WORDS: Readonly<Record<PairVerdictName, string>> = {
  ready: "both actions allowed",
  "legacy-only": "only the legacy action allowed",
  "new-only": "only the new action allowed",
  neither: "neither action allowed",
  conditional: "allowed under conditions",
  unknown: "could not be told",
};

export const VERDICT_SIGN: Readonly<Record<PairVerdictName, string>> = {
  ready: "✅",
  "legacy-only": "🟠",
  "new-only": "🟡",
  neither: "❌",
  conditional: "🔸",
  unknown: "❔",
};

/** The name of an action as policies have it. */
export const actionsOf = (pair: PairName, { code }: Voice = mrkdwn) =>
  `${code(ACTION_PAIRS[pair].legacy)} and ${code(ACTION_PAIRS[pair].current)}`;

/**
 * What the policies mean for accepting, in a sentence for whoever decides: of the app's own role, by which it is
 * done, where that is known.
 */
export function policiesSentence(seen: PoliciesSeen, voice: Voice = mrkdwn): string {
  const { code } = voice;
  const { legacy, current } = ACTION_PAIRS.accept;
  const whose = seen.ownRole ? "The role that I use there" : "The account's IAM policies";
  switch (acceptVerdict(seen)) {
    case "ready":
      return `${whose} may accept: the policies name both actions.`;
    case "legacy-only":
      return `${whose} may call ${code(legacy)} only, the name that the console uses. Accepting falls back to it; have ${code(current)} named beside it.`;
    case "new-only":
      return `${whose} may accept. Somebody who accepts in the console needs ${code(legacy)} as well.`;
    case "neither":
      return `${whose} may not accept: accepting will be denied in every Region until a policy names ${actionsOf("accept", voice)}.`;
    case "conditional":
      return `${whose} may accept under conditions that I cannot judge, so accepting may be denied.`;
    case "unknown":
      return `Whether the account's IAM policies let me accept could not be told, so accepting may be denied.${seen.why ? ` ${unknownWords(seen.why, voice)}` : ""}`;
  }
}

/** What somebody can do about a verdict that could not be told. */
const NEXT: Readonly<Record<UnknownNext, (voice: Voice) => string>> = {
  "allow-reading": ({ code }) =>
    `Let the role read what it asks for: ${code("iam:GetAccountAuthorizationDetails")}, ${code("iam:SimulatePrincipalPolicy")} and ${code("iam:GetRole")}.`,
  "allow-simulating": ({ code }) =>
    `Let the role call ${code("iam:SimulatePrincipalPolicy")}: it alone knows what the organization denies.`,
  "let-in": () =>
    "See to it that the role is there and that its trust policy lets the administrator account in.",
  "correct-role": () => "Make the role in the account, or tell me the ARN of the one that I am to use.",
  "mend-document": () => "Mend that document; IAM may not read it as it was meant either.",
  "ask-organization": () =>
    "Ask whoever keeps the organization's service control policies to let both actions through.",
  "find-what-denies": () =>
    "Look for what stands nowhere in the account: a service control policy with a condition, a resource control policy or a session policy. What AWS has denied is settled as soon as it lets the same call through.",
  "look-again": ({ code }) =>
    `${code(`${COMMAND} readiness`)} with the account looks again; where it says the same, show this to whoever runs me.`,
};

/** Why a verdict could not be told, and what to do about it. */
export function unknownWords({ because, next }: WhyUnknown, voice: Voice = mrkdwn): string {
  return `${voice.code(because, 300)} ${NEXT[next](voice)}`;
}

/** The same in few words, before Accept is pressed; nothing where nothing is to be feared. */
export function policiesWarning(seen: PoliciesSeen | undefined): string | undefined {
  switch (seen && acceptVerdict(seen)) {
    case "neither":
      return "Its IAM policies do not let me accept, so it will be denied until they are changed.";
    case "conditional":
    case "unknown":
      return "Whether its IAM policies let me accept is not certain, so it may be denied.";
    case "legacy-only":
      return "Its IAM policies allow the legacy action only, which I fall back to.";
    default:
      return undefined;
  }
}
