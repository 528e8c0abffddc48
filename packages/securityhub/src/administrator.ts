import type { AdministratorHands } from "@invitations/core/ports";
import type { AdministratorClients } from "./clients.ts";
import { disassociate } from "./disassociate.ts";
import { Hub } from "./hub.ts";
import { invite, inviteTogether } from "./invite.ts";
import { everyMember, statusOf } from "./member-list.ts";
import { delegatingOrganization } from "./organization.ts";
import { organizationFacts } from "./organization-facts.ts";
import { READ_BACK_PAUSES } from "./read-back.ts";
import { findRegions, type RegionsSetting } from "./regions.ts";
import { securityHubRegionsBeside } from "./security-hub-regions.ts";
import { Trace } from "./trace.ts";
import { withdraw } from "./withdraw.ts";

export interface AdministratorHandsOptions {
  /** Id of the administrator account, whose credentials the clients carry. */
  administrator: string;
  /** The Region where this runs: the home Region of an account without a finding aggregator. */
  deploymentRegion: string;
  regionsSetting?: RegionsSetting;
  /** Regions that an aggregator of all Regions may link; every Region of the partition when left out. */
  candidateRegions?: readonly string[];
  clients: AdministratorClients;
  /** Milliseconds between the tries to read back a write. */
  readBackPauses?: readonly number[];
}

/** The administrator account's side of Security Hub, over its API. */
export function createAdministratorHands(options: AdministratorHandsOptions): AdministratorHands {
  const { administrator, deploymentRegion, clients } = options;
  const pauses = options.readBackPauses ?? READ_BACK_PAUSES;
  const hubIn = (region: string, trace: Trace) => new Hub(clients.securityHub(region), region, trace);
  const neverItself = (account: string, trace: Trace) => {
    if (account === administrator) {
      throw trace.failure("MemberRefused", `${account} is the administrator account itself.`);
    }
  };

  return {
    async regions() {
      const trace = new Trace();
      const found = await findRegions({
        deploymentRegion,
        setting: options.regionsSetting ?? {},
        candidates: options.candidateRegions ?? securityHubRegionsBeside(deploymentRegion),
        hubIn: (region) => hubIn(region, trace),
      });
      return { ...found, awsRequestIds: trace.awsRequestIds };
    },

    async delegatedFor() {
      const trace = new Trace();
      const organization = await delegatingOrganization(
        hubIn(deploymentRegion, trace),
        clients.organizations(deploymentRegion),
      );
      return { ...(organization === undefined ? {} : { organization }), awsRequestIds: trace.awsRequestIds };
    },

    async organization(region) {
      const trace = new Trace();
      const client = clients.organizations(deploymentRegion);
      const facts = await organizationFacts(administrator, hubIn(region, trace), client);
      return { ...facts, awsRequestIds: trace.awsRequestIds };
    },

    async members(region) {
      const trace = new Trace();
      const members = await everyMember(hubIn(region, trace));
      return { members, awsRequestIds: trace.awsRequestIds };
    },

    async status(region, account) {
      const trace = new Trace();
      const status = await statusOf(hubIn(region, trace), account);
      return { status, awsRequestIds: trace.awsRequestIds };
    },

    async invite(region, account) {
      const trace = new Trace();
      neverItself(account.id, trace);
      const status = await invite(hubIn(region, trace), account, pauses);
      return { status, awsRequestIds: trace.awsRequestIds };
    },

    async inviteTogether(region, accounts) {
      const trace = new Trace();
      for (const { id } of accounts) neverItself(id, trace);
      const outcomes = await inviteTogether(hubIn(region, trace), accounts, pauses);
      return { outcomes, awsRequestIds: trace.awsRequestIds };
    },

    async disassociate(region, account) {
      const trace = new Trace();
      const status = await disassociate(hubIn(region, trace), account, pauses);
      return { status, awsRequestIds: trace.awsRequestIds };
    },

    async withdraw(region, account) {
      const trace = new Trace();
      await withdraw(hubIn(region, trace), account, pauses);
      return { awsRequestIds: trace.awsRequestIds };
    },
  };
}
