import type { Result } from "@aws-sdk/client-securityhub";

/** What AWS means by an entry of `UnprocessedAccounts`, which comes with HTTP 200. */
export type UnprocessedMeaning =
  | "already-member"
  | "already-invited"
  | "caller-is-member"
  | "own-account"
  | "limit-reached"
  | "too-many-at-once"
  | "still-associated"
  | "not-on-list"
  | "other";

/** By the part of the text that has stayed the same; "master" and "administrator" have changed places before. */
const MEANINGS: readonly [RegExp, UnprocessedMeaning][] = [
  [/already invited|already the security ?hub/i, "already-invited"],
  [/cannot (create|invite).* associated member of another/i, "caller-is-member"],
  [/already a member or associated member of the current/i, "already-member"],
  [/member of itself|invite itself/i, "own-account"],
  [/maximum number of results/i, "too-many-at-once"],
  [/maximum number|cannot exceed|quota/i, "limit-reached"],
  [/still associated|not declined/i, "still-associated"],
  [/not a member|no such resource|not found|does not exist|no pending invitation/i, "not-on-list"],
];

export function meaningOf(processingResult: string): UnprocessedMeaning {
  return MEANINGS.find(([text]) => text.test(processingResult))?.[1] ?? "other";
}

export interface Unprocessed {
  meaning: UnprocessedMeaning;
  /** AWS's text. */
  because: string;
}

/** What AWS did not do for `account`; `undefined`: nothing was left undone. */
export function unprocessed(results: Result[] | undefined, account: string): Unprocessed | undefined {
  const result = results?.find(({ AccountId }) => AccountId === account);
  if (!result) return undefined;
  const because = result.ProcessingResult ?? "";
  return { meaning: meaningOf(because), because: because || "AWS gave no reason." };
}
