import {
  type Account,
  type DelegatedAdministrator,
  ListAccountsCommand,
  ListDelegatedAdministratorsCommand,
  type OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { Failure } from "@invitations/core/failure";
import type {
  Delegation,
  Organization,
  OrganizationAccounts,
  OrganizationFacts,
} from "@invitations/core/transition/facts";
import type { Hub } from "./hub.ts";
import { describeOrganization, organizationConfiguration } from "./organization.ts";
import { isFailure, type Trace } from "./trace.ts";

/** The name that Security Hub bears in AWS Organizations. */
const SERVICE_PRINCIPAL = "securityhub.amazonaws.com";
/** States of an account that AWS closes, has closed or has suspended. */
const CLOSING = ["SUSPENDED", "PENDING_CLOSURE", "CLOSED"];

/**
 * What `administrator` can see of its organization, and of its delegation in the hub's Region. Most accounts may
 * not look at an organization: a refusal is `unknown` with the reason. Throws where AWS did not answer at all.
 */
export async function organizationFacts(
  administrator: string,
  hub: Hub,
  client: OrganizationsClient,
): Promise<OrganizationFacts> {
  const { trace } = hub;
  const organization = await orUnknown<Organization>(async () => {
    const found = await describeOrganization(client, trace);
    if (!found) return { is: "none" };
    const { Id: id, MasterAccountId: managementAccount, FeatureSet } = found;
    if (!id || !managementAccount) {
      return {
        is: "unknown",
        because: "DescribeOrganization named no organization or no management account.",
      };
    }
    return { is: "in", id, managementAccount, allFeatures: FeatureSet === "ALL" };
  });
  if (organization.is === "none") {
    const nobody = { is: "nobody" } as const;
    return {
      administrator,
      organization,
      delegation: nobody,
      accounts: { is: "known", accounts: new Map() },
    };
  }
  const [delegation, accounts] = await Promise.all([
    delegationOf(administrator, hub, client),
    orUnknown<OrganizationAccounts>(async () => ({
      is: "known",
      accounts: new Map(
        (await everyAccount(client, trace)).map((account) => [account.Id ?? "", stateOf(account)]),
      ),
    })),
  ]);
  return { administrator, organization, delegation, accounts };
}

async function delegationOf(
  administrator: string,
  hub: Hub,
  client: OrganizationsClient,
): Promise<Delegation> {
  const own = await orUnknown(async () => ({
    is: "told" as const,
    configuration: await organizationConfiguration(hub),
  }));
  if (own.is === "told" && own.configuration) {
    const type = own.configuration.OrganizationConfiguration?.ConfigurationType;
    return {
      is: "this-account",
      configuration: type === "CENTRAL" ? "central" : type === "LOCAL" ? "local" : "unknown",
    };
  }
  const listed = await orUnknown(async () => ({
    is: "told" as const,
    ids: (await delegatedAdministrators(client, hub.trace)).flatMap(({ Id }) => Id ?? []),
  }));
  if (listed.is === "unknown") {
    const because = listed.because;
    return own.is === "told" ? { is: "not-this-account", because } : { is: "unknown", because };
  }
  const other = listed.ids.find((id) => id !== administrator);
  if (other !== undefined) return { is: "another-account", account: other };
  if (listed.ids.length === 0) return { is: "nobody" };
  // Named in the organization; Security Hub itself says no only where this Region has not been designated.
  return own.is === "told" ? { is: "nobody" } : { is: "this-account", configuration: "unknown" };
}

async function everyAccount(client: OrganizationsClient, trace: Trace): Promise<Account[]> {
  return everyPage("ListAccounts", trace, async (token) => {
    const page = await client.send(new ListAccountsCommand(token));
    return { ...page, rows: page.Accounts };
  });
}

async function delegatedAdministrators(
  client: OrganizationsClient,
  trace: Trace,
): Promise<DelegatedAdministrator[]> {
  return everyPage("ListDelegatedAdministrators", trace, async (token) => {
    const page = await client.send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal: SERVICE_PRINCIPAL, ...token }),
    );
    return { ...page, rows: page.DelegatedAdministrators };
  });
}

interface Page<Row> {
  rows?: Row[] | undefined;
  NextToken?: string | undefined;
  $metadata: { requestId?: string | undefined };
}

/** AWS may give an empty page with more behind it. */
async function everyPage<Row>(
  operation: string,
  trace: Trace,
  ask: (token: { NextToken?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const all: Row[] = [];
  let token: string | undefined;
  do {
    const NextToken = token;
    const page = await trace.call(operation, "AccessDenied", () => ask(NextToken ? { NextToken } : {}));
    all.push(...(page.rows ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return all;
}

/** AWS takes the older Status away in favour of State, and gives either or both. */
function stateOf({ State, Status }: Account): "active" | "closing" {
  return CLOSING.includes(State ?? Status ?? "") ? "closing" : "active";
}

/** What AWS would not tell is unknown; only what a later try may mend is thrown. */
async function orUnknown<Found>(
  look: () => Promise<Found>,
): Promise<Found | { is: "unknown"; because: string }> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof Failure) || isFailure(error, "Throttled", "ServiceUnavailable")) throw error;
    return { is: "unknown", because: error.message };
  }
}
