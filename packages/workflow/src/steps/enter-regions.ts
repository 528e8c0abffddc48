import type { Account } from "@invitations/core/accounts/account";
import { Failure } from "@invitations/core/failure";
import type { MemberHands, MemberSession } from "@invitations/core/ports";
import type { RegionExamination } from "@invitations/core/region-examination";

/** What an account's role let us see of its Regions. */
export interface Entered {
  /** Without those after the one in which the role could not be assumed. */
  regions: Record<string, RegionExamination>;
  /** Absent: the role could be assumed. */
  roleFailure?: { name: string; message: string };
  awsRequestIds: string[];
}

/**
 * Looks into these Regions of an account one after the other, in sessions that bear `name`; writes nothing. `also` is
 * done in each with the same session. A role that cannot be assumed is something found, not an error; throws a
 * `Failure` where another try may find more.
 */
export async function enterRegions(
  member: MemberHands,
  account: Pick<Account, "id" | "roleArn">,
  name: string,
  regions: readonly string[],
  also?: (session: MemberSession, awsRequestIds: string[]) => Promise<void>,
): Promise<Entered> {
  const entered: Entered = { regions: {}, awsRequestIds: [] };
  const { awsRequestIds } = entered;
  for (const region of regions) {
    try {
      const session = await member.assume(account, name, region);
      await also?.(session, awsRequestIds);
      const looked = await session.examine();
      awsRequestIds.push(...looked.awsRequestIds);
      entered.regions[region] = looked.examination;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      awsRequestIds.push(...error.awsRequestIds);
      const { name: failure, message } = error;
      if (failure === "RoleNotAssumable" || failure === "WrongAccount") {
        return { ...entered, roleFailure: { name: failure, message } };
      }
      // One Region that the account has not opted into leaves the others to be invited.
      if (failure !== "RegionNotOptedIn" && failure !== "AccessDenied") throw error;
      entered.regions[region] = {
        ...(failure === "RegionNotOptedIn" ? { optedIn: false } : {}),
        hub: "unknown",
        config: "unknown",
        unknown: [message],
      };
    }
  }
  return entered;
}
