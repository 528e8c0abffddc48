import type { Directory } from "../iam/directory.ts";
import type { OrganizationSeed } from "../seeds/seed.ts";

/** Nobody asks when an account joined; all of this world did on the day it begins with. */
const JOINED = new Date("2024-01-15T09:00:00.000Z");

/** An account as both lists give it; the management account may be no part of this world, and is listed all the same. */
export function accountShape(
  directory: Directory,
  { id, managementAccountId }: OrganizationSeed,
  account: string,
) {
  const known = directory.account(account);
  const suspended = known?.organization?.suspended === true;
  return {
    Id: account,
    Arn: `arn:aws:organizations::${managementAccountId}:account/${id}/${account}`,
    Email: known?.email,
    Name: known?.alias ?? "management",
    // Both for now: AWS takes Status away in favour of State.
    Status: suspended ? "SUSPENDED" : "ACTIVE",
    State: suspended ? "SUSPENDED" : "ACTIVE",
    JoinedMethod: "INVITED",
    JoinedTimestamp: JOINED,
  };
}
