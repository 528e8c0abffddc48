import type { Account } from "../accounts/account.ts";
import { hasAccepted } from "./quorum.ts";
import { decisionOf, type Request } from "./request.ts";

/** Who answers for the account now, or did when the request was made where the table names nobody. */
export function ownersOf(request: Request, account: Account | undefined): readonly string[] {
  return account && account.owners.length > 0 ? account.owners : request.owners;
}

/** Owners who have not answered yet: who has accepted already is not asked again. */
export function ownersToRemind(request: Request, account: Account | undefined): string[] {
  return ownersOf(request, account).filter((owner) => !hasAccepted(request, owner));
}

/**
 * Owners who hear of a request's end in a message of its own: they have no question that shows it, and something
 * was done to their account or they had been told that it might be. Whoever asked is told anyway.
 */
export function ownersToTell(request: Request, account: Account | undefined): string[] {
  const warned = request.kind === "removal" && wasAsked(request);
  if (ownersHaveQuestion(request) || !(wasAccepted(request) || warned)) return [];
  return ownersOf(request, account).filter((owner) => owner !== request.requester);
}

/** People who are told that a question was put: those the account names who do not hear of it anyway. */
export function notifiedOfQuestion(request: Request, account: Account | undefined): string[] {
  return notifiedBut(request, account, request.kind === "join" ? [] : ownersOf(request, account));
}

/** The same for how it ended, where it was asked about, or something was done without another question. */
export function notifiedOfEnd(request: Request, account: Account | undefined): string[] {
  if (!wasAsked(request) && !wasAccepted(request)) return [];
  const hear = ownersHaveQuestion(request) ? ownersOf(request, account) : ownersToTell(request, account);
  return notifiedBut(request, account, hear);
}

function notifiedBut(request: Request, account: Account | undefined, hear: readonly string[]): string[] {
  return (account?.notified ?? []).filter((user) => user !== request.requester && !hear.includes(user));
}

function ownersHaveQuestion(request: Request): boolean {
  const messages = "messages" in request ? request.messages : undefined;
  return request.kind === "invitation" && messages !== undefined && messages.length > 0;
}

const wasAsked = (request: Request) => "expiresAt" in request && request.expiresAt !== undefined;
const wasAccepted = (request: Request) => decisionOf(request)?.verdict === "accept";
