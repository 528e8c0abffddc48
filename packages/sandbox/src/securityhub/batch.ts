import type { Call } from "./call.ts";
import { type TextName, text, texts } from "./texts.ts";
import { Malformed } from "./validations/malformed.ts";

/** How many accounts one call takes. */
export const batchLimit = 50;

/** One entry of `UnprocessedAccounts`. */
export interface Unprocessed {
  AccountId: string;
  ProcessingResult: string;
}

/** The accounts a call deals with and, where the switch has it so, those beyond the limit. */
export function batchOf<Account>(accounts: Account[], call: Call): { taken: Account[]; beyond: Account[] } {
  if (accounts.length > batchLimit && call.switches.over50 === "InvalidInput")
    throw new Malformed(
      `Invalid parameter: at most ${batchLimit} accounts in one request, not ${accounts.length}.`,
    );
  return { taken: accounts.slice(0, batchLimit), beyond: accounts.slice(batchLimit) };
}

export function unprocessed(accountId: string, words: TextName, call: Call): Unprocessed {
  return { AccountId: accountId, ProcessingResult: text(words, call.switches) };
}

/** Deals with each account by itself; one that `deal` gives a text for ends among the unprocessed. */
export function forEachAccount(
  accountIds: string[],
  call: Call,
  deal: (accountId: string) => TextName | undefined,
): { UnprocessedAccounts: Unprocessed[] } {
  const { taken, beyond } = batchOf(accountIds, call);
  const refused = taken.flatMap((accountId) => {
    const words = deal(accountId);
    return words ? [unprocessed(accountId, words, call)] : [];
  });
  const left = beyond.map((id) => ({ AccountId: id, ProcessingResult: texts.maximumExceeded }));
  return { UnprocessedAccounts: [...refused, ...left] };
}
