import {
  AcceptAdministratorInvitationCommand,
  CreateMembersCommand,
  DisableSecurityHubCommand,
  DisassociateFromAdministratorAccountCommand,
  DisassociateMembersCommand,
  EnableSecurityHubCommand,
  GetFindingAggregatorCommand,
  InviteMembersCommand,
  ListFindingAggregatorsCommand,
  ListInvitationsCommand,
  SecurityHubClient,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";
import type { WorldSeed } from "../seeds/world-seed.ts";

/**
 * An account's console: what somebody with the account's own keys does there, as real calls of the AWS SDK, in one
 * Region. Each throws what AWS answers when it refuses.
 */
export interface AccountConsole {
  accept(account: string, region: string): Promise<void>;
  leave(account: string, region: string): Promise<void>;
  turnHubOff(account: string, region: string): Promise<void>;
  turnHubOn(account: string, region: string): Promise<void>;
  /** The administrator adds and invites the account, which accepts. */
  enroll(account: string, region: string): Promise<void>;
  /** The administrator disassociates the account. */
  remove(account: string, region: string): Promise<void>;
  /** The administrator has its finding aggregator link these Regions and no others. */
  linkRegions(regions: string[]): Promise<void>;
}

/** @param endpoint of the emulated AWS */
export function createConsole(endpoint: string, seed: WorldSeed): AccountConsole {
  const as = async (
    account: string,
    region: string,
    work: (client: SecurityHubClient) => Promise<unknown>,
  ) => {
    const keys = seed.aws.accounts.find(({ id }) => id === account);
    if (!keys) throw new Error(`There is no account ${account}.`);
    const { accessKeyId, secretAccessKey } = keys;
    const credentials = { accessKeyId, secretAccessKey };
    // Somebody at a console reads the first refusal.
    const client = new SecurityHubClient({ endpoint, region, credentials, maxAttempts: 1 });
    try {
      await work(client);
    } finally {
      client.destroy();
    }
  };
  const accept = (account: string, region: string) =>
    as(account, region, async (client) => {
      const AdministratorId = seed.administrator;
      const InvitationId = await invitationOf(client, AdministratorId);
      if (!InvitationId) throw new Error(`there is no invitation from ${AdministratorId}`);
      await client.send(new AcceptAdministratorInvitationCommand({ AdministratorId, InvitationId }));
    });
  return {
    accept,
    leave: (account, region) =>
      as(account, region, (client) => client.send(new DisassociateFromAdministratorAccountCommand({}))),
    turnHubOff: (account, region) =>
      as(account, region, (client) => client.send(new DisableSecurityHubCommand({}))),
    turnHubOn: (account, region) =>
      as(account, region, (client) =>
        client.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false })),
      ),
    async enroll(account, region) {
      const Email = seed.aws.accounts.find(({ id }) => id === account)?.email;
      await as(seed.administrator, region, async (client) => {
        // Where the account is on the list or invited already, that is told in no exception, and accepting shows.
        await client.send(new CreateMembersCommand({ AccountDetails: [{ AccountId: account, Email }] }));
        await client.send(new InviteMembersCommand({ AccountIds: [account] }));
      });
      await accept(account, region);
    },
    remove: (account, region) =>
      as(seed.administrator, region, (client) =>
        client.send(new DisassociateMembersCommand({ AccountIds: [account] })),
      ),
    async linkRegions(regions) {
      const [anywhere = ""] = seed.aws.regions;
      let home = "";
      let FindingAggregatorArn: string | undefined;
      await as(seed.administrator, anywhere, async (client) => {
        const { FindingAggregators } = await client.send(new ListFindingAggregatorsCommand({}));
        FindingAggregatorArn = FindingAggregators?.[0]?.FindingAggregatorArn;
        const found = await client.send(new GetFindingAggregatorCommand({ FindingAggregatorArn }));
        home = found.FindingAggregationRegion ?? "";
      });
      const linking =
        regions.length > 0
          ? { RegionLinkingMode: "SPECIFIED_REGIONS", Regions: regions }
          : { RegionLinkingMode: "NO_REGIONS" };
      await as(seed.administrator, home, (client) =>
        client.send(new UpdateFindingAggregatorCommand({ FindingAggregatorArn, ...linking })),
      );
    },
  };
}

/** The invitation that waits for an answer; one that was accepted may still be listed. */
async function invitationOf(client: SecurityHubClient, administrator: string): Promise<string | undefined> {
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListInvitationsCommand(NextToken ? { NextToken } : {}));
    const found = page.Invitations?.find(({ AccountId }) => AccountId === administrator);
    if (found?.InvitationId) return found.InvitationId;
    NextToken = page.NextToken;
  } while (NextToken);
  return undefined;
}
