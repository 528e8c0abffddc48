import { Failure, type FailureName } from "@invitations/core/failure";
import type { MemberStatus } from "@invitations/core/member-status";
import type { AdministratorHands, MemberHands } from "@invitations/core/ports";
import type { Examination } from "@invitations/core/readiness";

export const HOME = "us-east-1";
export const LINKED = "eu-west-1";
export const REGIONS = [HOME, LINKED];

/** What the hands do on AWS's side, without AWS: statuses by Region, and what shall go wrong. */
export interface FarSide {
  administrator: AdministratorHands;
  member: MemberHands;
  /** Of the one account that there is; Regions left out are not on the administrator's list. */
  statuses: Record<string, MemberStatus>;
  /** Every call so far but for readings of the list, as `accept us-east-1`, those that failed too. */
  calls: string[];
  /** Has a call fail so many times, or for good. */
  breaks(call: string, failure: FailureName, times?: number): void;
  /** Has this done when a call comes, before it is answered. */
  when(call: string, deed: () => Promise<unknown>): void;
  /** What is found in every Region of the account. */
  found: Examination["regions"][string];
}

export function createFarSide(): FarSide {
  const faults = new Map<string, { failure: FailureName; left: number }>();
  const deeds = new Map<string, () => Promise<unknown>>();
  const traced = { awsRequestIds: ["aws-1"] };
  const far: FarSide = {
    statuses: {},
    calls: [],
    found: { hub: "on", config: "recording" },
    breaks: (call, failure, times = Number.POSITIVE_INFINITY) => faults.set(call, { failure, left: times }),
    when: (call, deed) => deeds.set(call, deed),
    administrator: {
      async regions() {
        await comes("regions");
        return { homeRegion: HOME, linkedRegions: [LINKED], ...traced };
      },
      delegatedFor: async () => traced,
      async status(region) {
        await deeds.get(`status ${region}`)?.();
        return { status: far.statuses[region], ...traced };
      },
      async invite(region) {
        await comes(`invite ${region}`);
        if (far.statuses[region] !== "Enabled") far.statuses[region] = "Invited";
        return { status: far.statuses[region] ?? "other", ...traced };
      },
      async disassociate(region) {
        await comes(`disassociate ${region}`);
        if (far.statuses[region] === "Enabled") far.statuses[region] = "Removed";
        return { status: far.statuses[region], ...traced };
      },
      async withdraw(region) {
        await comes(`withdraw ${region}`);
        delete far.statuses[region];
        return traced;
      },
    },
    member: {
      roleArn: ({ id }) => `arn:aws:iam::${id}:role/Member`,
      async assume(_account, _request, region) {
        await comes(`assume ${region}`);
        return {
          async examine() {
            await comes(`examine ${region}`);
            return { examination: far.found, ...traced };
          },
          organization: async () => traced,
          async enableHub() {
            await comes(`enableHub ${region}`);
            return { enabled: far.found.hub === "off", ...traced };
          },
          confirmHub: async () => traced,
          async accept() {
            await comes(`accept ${region}`);
            invited(region);
            far.statuses[region] = "Enabled";
            return { invitation: "i-1", ...traced };
          },
          async leave() {
            await comes(`leave ${region}`);
            if (far.statuses[region] === "Enabled") far.statuses[region] = "Resigned";
            return traced;
          },
          async decline() {
            await comes(`decline ${region}`);
            invited(region);
            far.statuses[region] = "Resigned";
            return traced;
          },
        };
      },
    },
  };
  return far;

  function invited(region: string): void {
    if (far.statuses[region] === undefined)
      throw new Failure("AcceptanceRefused", `There is no invitation in ${region}.`);
  }
  async function comes(call: string): Promise<void> {
    far.calls.push(call);
    await deeds.get(call)?.();
    const fault = faults.get(call);
    if (!fault || fault.left === 0) return;
    fault.left -= 1;
    throw new Failure(fault.failure, `${call}: ${fault.failure}`, ["aws-2"]);
  }
}
