import type { During, Request, RequestKind } from "@invitations/core/request/request";
import { mrkdwn, type Voice } from "./voice.ts";

/** An account as people know it: its alias with its id, or the id alone. */
export function accountName(
  account: { id: string; alias?: string | undefined },
  { code }: Voice = mrkdwn,
): string {
  return account.alias === undefined ? code(account.id) : `${code(account.alias, 64)} (${code(account.id)})`;
}

const NAMES: Readonly<Record<RequestKind, (account: string) => string>> = {
  invitation: (account) => `the invitation of ${account}`,
  join: (account) => `the request of ${account} to join`,
  departure: (account) => `the departure of ${account}`,
  removal: (account) => `the removal of ${account}`,
};

/** What a request is, within a sentence: `the removal of payments-prod (111122223333)`. */
export function requestName(request: Pick<Request, "kind" | "account">, voice: Voice = mrkdwn): string {
  return NAMES[request.kind](accountName(request.account, voice));
}

/** What was being done in a Region, before "failed". */
export const DURING_WORDS: Readonly<Record<During, string>> = {
  invite: "inviting",
  accept: "accepting",
  decline: "declining",
  withdraw: "taking the invitation back",
  leave: "leaving",
  remove: "removing",
};

/** Upper case for the first letter of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
