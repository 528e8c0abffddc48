import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListDelegatedAdministratorsCommand,
  OrganizationsClient,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterEach, expect, it } from "vitest";
import { policy } from "../aws/testing/small-world.ts";
import { createDirectory } from "../iam/directory.ts";
import { createSts } from "../iam/sts.ts";
import type { AccountSeed, OrganizationSeed } from "../seeds/seed.ts";
import { createClock } from "../wire/clock.ts";
import { createGateway } from "../wire/gateway.ts";
import { createOrganizations } from "./service.ts";

const MANAGEMENT = "100000000000";
const DELEGATED = "100000000001";
const MEMBER = "100000000002";
const SUSPENDED = "100000000003";
const ALONE = "200000000000";
const SERVICE = "securityhub.amazonaws.com";
const ORGANIZATION: OrganizationSeed = { id: "o-lists00001", managementAccountId: MANAGEMENT };

function account(id: string, organization?: OrganizationSeed): AccountSeed {
  return {
    id,
    alias: `account-${id.slice(-3)}`,
    email: `${id}@example.com`,
    kind: "member",
    condition: "for the lists",
    accessKeyId: `AKIA${id}`,
    secretAccessKey: `secret-of-${id}`,
    roles: [],
    regions: { "eu-west-1": { hub: true, config: "recording" } },
    ...(organization ? { organization } : {}),
  };
}

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

/** An organization of four and as many more as asked, and one account that is in none. */
async function open(more = 0, features?: OrganizationSeed["features"]) {
  const own = { ...ORGANIZATION, ...(features ? { features } : {}) };
  const accounts = [
    account(MANAGEMENT, own),
    account(DELEGATED, own),
    account(MEMBER, own),
    account(SUSPENDED, { ...own, suspended: true }),
    account(ALONE),
    ...Array.from({ length: more }, (_, at) => account(String(300_000_000_000 + at), own)),
  ];
  const clock = createClock();
  const directory = createDirectory({ seed: { regions: ["eu-west-1"], accounts, memberships: [] }, clock });
  const gateway = await createGateway({
    clock,
    directory,
    services: [
      createSts(directory),
      createOrganizations(directory, (id) => (id === own.id ? DELEGATED : undefined)),
    ],
  });
  close = async () => {
    clock.stop();
    await gateway.close();
  };
  const settings = (id: string) => ({
    endpoint: gateway.url,
    region: "eu-west-1",
    maxAttempts: 1,
    credentials: { accessKeyId: `AKIA${id}`, secretAccessKey: `secret-of-${id}` },
  });
  return { directory, settings, as: (id: string) => new OrganizationsClient(settings(id)) };
}

it.each([
  ["management", MANAGEMENT],
  ["delegated administrator", DELEGATED],
])("tells the %s which accounts there are, and how they are", async (_who, id) => {
  const { Accounts = [], NextToken } = await (await open()).as(id).send(new ListAccountsCommand({}));
  expect(Accounts.map(({ Id, State, Status }) => [Id, State, Status])).toEqual([
    [MANAGEMENT, "ACTIVE", "ACTIVE"],
    [DELEGATED, "ACTIVE", "ACTIVE"],
    [MEMBER, "ACTIVE", "ACTIVE"],
    [SUSPENDED, "SUSPENDED", "SUSPENDED"],
  ]);
  expect(Accounts[2]).toMatchObject({
    Arn: `arn:aws:organizations::${MANAGEMENT}:account/${ORGANIZATION.id}/${MEMBER}`,
    Email: `${MEMBER}@example.com`,
    JoinedTimestamp: expect.any(Date),
  });
  expect(NextToken).toBeUndefined();
});

it("gives no more than twenty at once, and all of them page by page", async () => {
  const client = (await open(41)).as(MANAGEMENT);
  const pages: number[] = [];
  const seen = new Set<string | undefined>();
  let token: string | undefined;
  do {
    const page = await client.send(new ListAccountsCommand(token ? { NextToken: token } : {}));
    pages.push(page.Accounts?.length ?? 0);
    for (const { Id } of page.Accounts ?? []) seen.add(Id);
    token = page.NextToken;
  } while (token);
  expect(pages).toEqual([20, 20, 5]);
  expect(seen.size).toBe(45);
  expect((await client.send(new ListAccountsCommand({ MaxResults: 3 }))).Accounts).toHaveLength(3);
});

it.each([
  [{ MaxResults: 0 }, "MIN_VALUE_EXCEEDED"],
  [{ MaxResults: 21 }, "MAX_VALUE_EXCEEDED"],
  [{ NextToken: "nothing" }, "INVALID_NEXT_TOKEN"],
])("refuses %j", async (input, Reason) => {
  await expect((await open()).as(MANAGEMENT).send(new ListAccountsCommand(input))).rejects.toMatchObject({
    name: "InvalidInputException",
    Reason,
  });
});

it("takes no token of another list", async () => {
  const client = (await open()).as(MANAGEMENT);
  const { NextToken } = await client.send(new ListAccountsCommand({ MaxResults: 1 }));
  await expect(client.send(new ListDelegatedAdministratorsCommand({ NextToken }))).rejects.toMatchObject({
    name: "InvalidInputException",
  });
});

it("names the delegated administrator of Security Hub, and none of other services", async () => {
  const client = (await open()).as(MANAGEMENT);
  for (const input of [{ ServicePrincipal: SERVICE }, {}]) {
    const { DelegatedAdministrators } = await client.send(new ListDelegatedAdministratorsCommand(input));
    expect(DelegatedAdministrators).toMatchObject([
      { Id: DELEGATED, State: "ACTIVE", DelegationEnabledDate: expect.any(Date) },
    ]);
  }
  const others = await client.send(
    new ListDelegatedAdministratorsCommand({ ServicePrincipal: "guardduty.amazonaws.com" }),
  );
  expect(others.DelegatedAdministrators).toEqual([]);
});

it.each([
  ["ListAccounts", new ListAccountsCommand({})],
  ["ListDelegatedAdministrators", new ListDelegatedAdministratorsCommand({})],
])("refuses %s to every other member, and to an account that stands alone", async (_name, command) => {
  const { as } = await open();
  await expect(as(MEMBER).send(command as ListAccountsCommand)).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: "You don't have permissions to access this resource.",
  });
  await expect(as(ALONE).send(command as ListAccountsCommand)).rejects.toMatchObject({
    name: "AWSOrganizationsNotInUseException",
  });
});

it("refuses a role whose policies do not allow it, even of the management account", async () => {
  const { directory, settings } = await open();
  const trust = policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: MANAGEMENT } });
  directory.putRole(MANAGEMENT, { name: "Blind", trust, policies: {} });
  const { Credentials } = await new STSClient(settings(MANAGEMENT)).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${MANAGEMENT}:role/Blind`, RoleSessionName: "look" }),
  );
  const client = new OrganizationsClient({
    ...settings(MANAGEMENT),
    credentials: {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    },
  });
  await expect(client.send(new ListAccountsCommand({}))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("is not authorized to perform: organizations:ListAccounts"),
  });
});

it("tells which features an organization has", async () => {
  const { as } = await open(0, "CONSOLIDATED_BILLING");
  const { Organization } = await as(MEMBER).send(new DescribeOrganizationCommand({}));
  expect(Organization).toMatchObject({ FeatureSet: "CONSOLIDATED_BILLING", AvailablePolicyTypes: [] });
});
