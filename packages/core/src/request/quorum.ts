import type { Account } from "../accounts/account.ts";
import { isOwner, mayDecide, type Policy } from "../policy.ts";
import type { Approval, Request } from "./request.ts";

/** How many owners of an account must accept the next invitation: its own number, or else that of the settings. */
export function quorumFor(account: Account | undefined, policy: Policy): number {
  return account?.quorum ?? policy.quorum;
}

/** How many owners must accept this request, as it was settled when it was made. */
export function quorumOf({ details }: Pick<Request, "details">): number {
  return details.quorum ?? 1;
}

/** Who has accepted while others still had to, first to last. */
export function approvalsOf(request: Request): readonly Approval[] {
  return ("approvals" in request && request.approvals) || [];
}

/** Whether this person has accepted, and others have to. */
export function hasAccepted(request: Request, user: string): boolean {
  return approvalsOf(request).some(({ by }) => by === user);
}

/**
 * The request with those approvals alone that count while it waits: of people who own the account now, as it is
 * with every right to decide.
 */
export function asItCounts<Given extends Request>(request: Given, account: Account | undefined): Given {
  if (request.status !== "waiting" || approvalsOf(request).length === 0) return request;
  return { ...request, approvals: approvalsOf(request).filter(({ by }) => isOwner(account, by)) };
}

/** The owners who may decide and have not accepted. */
export function stillToAccept(request: Request, account: Account | undefined, policy: Policy): string[] {
  return (account?.owners ?? []).filter(
    (owner) => !hasAccepted(request, owner) && mayDecide(policy, owner, request, account) === undefined,
  );
}
