import type { AccountSeed } from "../seeds/seed.ts";
import { groupsOf, usersOf } from "./identities.ts";
import type { Usage } from "./shapes.ts";

/** How often each managed policy is held in an account, by ARN; one that nobody holds is not among them. */
export function usageIn(account: AccountSeed): ReadonlyMap<string, Usage> {
  const usage = new Map<string, Usage>();
  const count = (arn: string, kind: keyof Usage) => {
    const counted = usage.get(arn) ?? { attachments: 0, boundaries: 0 };
    counted[kind] += 1;
    usage.set(arn, counted);
  };
  const holders: { attached?: string[]; boundary?: string }[] = [
    ...usersOf(account),
    ...groupsOf(account),
    ...account.roles,
  ];
  for (const { attached = [], boundary } of holders) {
    for (const arn of attached) count(arn, "attachments");
    if (boundary !== undefined) count(boundary, "boundaries");
  }
  return usage;
}
