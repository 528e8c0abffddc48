import { Failure, PASSING_FAILURES } from "@invitations/core/failure";
import type { AdministratorHands } from "@invitations/core/ports";
import type { MemberListing } from "@invitations/core/transition/facts";

/** The administrator's lists, Region by Region. */
export function everyList(
  administrator: AdministratorHands,
  regions: readonly string[],
): Promise<{ region: string; list: MemberListing }[]> {
  return Promise.all(regions.map(async (region) => ({ region, list: await listIn(administrator, region) })));
}

/** One Region that cannot be read is told of as that; what passes by itself is tried again. */
async function listIn(administrator: AdministratorHands, region: string): Promise<MemberListing> {
  try {
    return { is: "known", members: (await administrator.members(region)).members };
  } catch (error) {
    const passes = PASSING_FAILURES.some((name) => error instanceof Error && name === error.name);
    if (!(error instanceof Failure) || passes) throw error;
    return { is: "unknown", because: error.message };
  }
}
