import type { Account } from "../accounts/account.ts";
import type { Request } from "./request.ts";

/** Who answers for the account now, or did when the request was made where the table names nobody. */
export function ownersOf(request: Request, account: Account | undefined): readonly string[] {
  return account && account.owners.length > 0 ? account.owners : request.owners;
}

/**
 * Owners who hear of a request's end in a message of its own: they have no question that shows it, and something
 * was done to their account or they had been told that it might be. Whoever asked is told anyway.
 */
export function ownersToTell(request: Request, account: Account | undefined): string[] {
  const messages = "messages" in request ? request.messages : undefined;
  const hasQuestion = request.kind === "invitation" && messages !== undefined && messages.length > 0;
  const accepted = "decision" in request && request.decision?.verdict === "accept";
  const warned = request.kind === "removal" && "expiresAt" in request && request.expiresAt !== undefined;
  if (hasQuestion || !(accepted || warned)) return [];
  return ownersOf(request, account).filter((owner) => owner !== request.requester);
}
