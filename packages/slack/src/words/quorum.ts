import { approvalsOf, quorumOf } from "@invitations/core/request/quorum";
import type { Request } from "@invitations/core/request/request";
import { mrkdwn, series, type Voice } from "./voice.ts";

/** How many owners have to accept, and who has; `undefined` where one is enough. */
export function quorumWords(request: Request, { person }: Voice = mrkdwn): string | undefined {
  const quorum = quorumOf(request);
  if (quorum === 1) return undefined;
  const accepted = approvalsOf(request).map(({ by }) => person(by));
  if (accepted.length === 0)
    return `${quorum} of its owners have to accept; one of them is enough to decline.`;
  const have = accepted.length === 1 ? "has" : "have";
  return `${accepted.length} of ${quorum} needed ${have} accepted: ${series(accepted)}. One owner is still enough to decline.`;
}

/** Who can make it enough: `2 more of @Deniz, @Emeka and @Fay have to accept`. */
export function missingWords(needed: number, missing: readonly string[], { person }: Voice = mrkdwn): string {
  const verb = needed === 1 ? "has" : "have";
  const people = series(missing.map(person));
  if (missing.length < needed) {
    const left = missing.length === 0 ? "nobody else" : `only ${people}`;
    return `${needed} more ${verb} to accept, and ${left} may`;
  }
  if (missing.length === needed) return `${people} ${verb} to accept too`;
  return `${needed} more of ${people} ${verb} to accept`;
}
