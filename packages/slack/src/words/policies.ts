import { ACTION_PAIRS, type PairName } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { acceptVerdict, type PoliciesSeen } from "@invitations/core/action-pairs/verdicts";
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
      return "Whether the account's IAM policies let me accept could not be told, so accepting may be denied.";
  }
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
