import type { AccountSeed, GroupSeed, UserSeed } from "../seeds/seed.ts";
import { awsManagedArn } from "./aws-managed.ts";
import { createId } from "./credential.ts";
import { checkPolicy } from "./policy.ts";

/** The user whose keys a seed gives; may do everything, service control policies or not. */
export const PRACTICE_USER: UserSeed = { name: "practice", attached: [awsManagedArn("AdministratorAccess")] };

/** A user or a group as IAM lists it. */
export type Listed<Seed> = Seed & { arn: string; id: string };

/** The users of an account, `practice` first. */
export function usersOf({ id, users = [] }: AccountSeed): Listed<UserSeed>[] {
  return [PRACTICE_USER, ...users].map((user) => {
    const arn = `arn:aws:iam::${id}:user/${user.name}`;
    return { ...user, arn, id: createId("AIDA", arn) };
  });
}

export function groupsOf({ id, groups = [] }: AccountSeed): Listed<GroupSeed>[] {
  return groups.map((group) => {
    const arn = `arn:aws:iam::${id}:group/${group.name}`;
    return { ...group, arn, id: createId("AGPA", arn) };
  });
}

/** Throws a sentence for a policy that IAM would not take, and for a group that is not there. */
export function checkIdentities(account: AccountSeed): void {
  const groups = groupsOf(account);
  const users = usersOf(account);
  for (const { arn, policies = {} } of [...users, ...groups])
    for (const [name, policy] of Object.entries(policies))
      checkPolicy(`The policy "${name}" of ${arn}`, policy, "identity");
  for (const user of users)
    for (const wanted of user.groups ?? [])
      if (!groups.some(({ name }) => name === wanted))
        throw new Error(`${user.arn} is in the group ${wanted}, which the account does not have.`);
}
