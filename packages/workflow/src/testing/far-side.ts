import { ACTION_PAIRS } from "@invitations/core/action-pairs/action-pair";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { anOwnRole, aReadiness } from "@invitations/core/action-pairs/testing";
import { Failure, type FailureName } from "@invitations/core/failure";
import type { MemberStatus } from "@invitations/core/member-status";
import type { AdministratorHands, CallMade, MemberHands, Now, PolicyReader } from "@invitations/core/ports";
import type { Examination } from "@invitations/core/readiness";
import type { ListedMember, OrganizationFacts } from "@invitations/core/transition/facts";

export const HOME = "us-east-1";
export const LINKED = "eu-west-1";
export const REGIONS = [HOME, LINKED];

/** What the hands do on AWS's side, without AWS: statuses by Region, and what shall go wrong. */
export interface FarSide {
  administrator: AdministratorHands;
  member: MemberHands;
  policies: PolicyReader;
  /** What the IAM policies of every account come to. */
  verdict: PairVerdictName;
  /** Of the one account that there is; Regions left out are not on the administrator's list. */
  statuses: Record<string, MemberStatus>;
  /** Every call so far but for readings of the list, as `accept us-east-1`, those that failed too. */
  calls: string[];
  /** Has a call fail so many times, or for good. */
  breaks(call: string, failure: FailureName, times?: number): void;
  /** Has this done when a call comes, before it is answered. */
  when(call: string, deed: () => Promise<unknown>): void;
  /** A standard that no Region has. */
  unknownStandard?: string;
  /** Policies of the account allow its deeds under their legacy names alone. */
  legacy?: true;
  /** What AWS says denies the names of today then. */
  denies: string;
  /** What is found in every Region of the account. */
  found: Examination["regions"][string];
  /** The administrator's lists by Region, as they are read whole. */
  members: Record<string, ListedMember[]>;
  organization: OrganizationFacts;
}

export function createFarSide(now: Now): FarSide {
  const faults = new Map<string, { failure: FailureName; left: number }>();
  const deeds = new Map<string, () => Promise<unknown>>();
  const traced = { awsRequestIds: ["aws-1"] };
  const far: FarSide = {
    statuses: {},
    calls: [],
    verdict: "ready",
    denies: "because no identity-based policy allows the action",
    policies: {
      async scan({ id }, _name, regions) {
        await comes("scan", false);
        await comes(`scan ${id}`, false);
        const about = { account: id, at: now().toISOString(), regions: [...regions] };
        return {
          readiness: aReadiness({ ...about, ownRole: anOwnRole(id, far.verdict) }, far.verdict),
          ...traced,
        };
      },
    },
    found: { hub: "on", config: "recording" },
    members: {},
    organization: {
      administrator: "999988887777",
      organization: { is: "none" },
      delegation: { is: "nobody" },
      accounts: { is: "known", accounts: new Map() },
    },
    breaks: (call, failure, times = Number.POSITIVE_INFINITY) => faults.set(call, { failure, left: times }),
    when: (call, deed) => deeds.set(call, deed),
    administrator: {
      async regions() {
        await comes("regions");
        return { homeRegion: HOME, linkedRegions: [LINKED], ...traced };
      },
      delegatedFor: async () => traced,
      async organization(region) {
        await comes(`organization ${region}`);
        return { ...far.organization, ...traced };
      },
      async members(region) {
        await comes(`members ${region}`);
        return { members: far.members[region] ?? [], ...traced };
      },
      async status(region) {
        await deeds.get(`status ${region}`)?.();
        return { status: far.statuses[region], ...traced };
      },
      async invite(region) {
        await comes(`invite ${region}`);
        if (far.statuses[region] !== "Enabled") far.statuses[region] = "Invited";
        return { status: far.statuses[region] ?? "other", ...traced };
      },
      async inviteTogether(region, accounts) {
        await comes(`inviteTogether ${region} ${accounts.length}`);
        const outcomes = new Map<string, MemberStatus | Failure>();
        for (const { id } of accounts) {
          try {
            await comes(`invite ${region} ${id}`, false);
            far.statuses[region] = "Invited";
            outcomes.set(id, "Invited");
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
            outcomes.set(id, error);
          }
        }
        return { outcomes, ...traced };
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
      async assume({ id }, _request, region) {
        await comes(`assume ${region}`);
        await comes(`assume ${id}`, false);
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
            return { invitation: "i-1", ...traced, ...byName("accept") };
          },
          async enableStandards(standards) {
            await comes(`enableStandards ${region} ${standards}`);
            const refused = standards.filter((name) => name === far.unknownStandard);
            const enabled = standards.filter((name) => name !== far.unknownStandard);
            return {
              enabled,
              already: [],
              incomplete: [],
              refused: refused.map((name) => `There is no ${name} in ${region}.`),
              ...traced,
            };
          },
          async leave() {
            await comes(`leave ${region}`);
            if (far.statuses[region] !== "Enabled") return traced;
            far.statuses[region] = "Resigned";
            return { ...traced, ...byName("leave") };
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

  function byName(pair: "accept" | "leave"): { legacy?: true; call: CallMade } {
    const { legacy, current } = ACTION_PAIRS[pair];
    const denial = `User: me is not authorized to perform: ${current} on resource: hub ${far.denies}`;
    return far.legacy ? { legacy: true, call: { worked: legacy, denial } } : { call: { worked: current } };
  }
  function invited(region: string): void {
    if (far.statuses[region] === undefined)
      throw new Failure("AcceptanceRefused", `There is no invitation in ${region}.`);
  }
  /** `counts`: whether it is a call of its own, or tells one apart from others of its kind. */
  async function comes(call: string, counts = true): Promise<void> {
    if (counts) far.calls.push(call);
    await deeds.get(call)?.();
    const fault = faults.get(call);
    if (!fault || fault.left === 0) return;
    fault.left -= 1;
    throw new Failure(fault.failure, `${call}: ${fault.failure}`, ["aws-2"]);
  }
}
