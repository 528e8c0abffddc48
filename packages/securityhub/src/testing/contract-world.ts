import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { STSClient } from "@aws-sdk/client-sts";
import { Failure, PASSING_FAILURES } from "@invitations/core/failure";
import { createConfig } from "@invitations/sandbox/config/service";
import { createDirectory } from "@invitations/sandbox/iam/directory";
import { createSts } from "@invitations/sandbox/iam/sts";
import { createOrganizations } from "@invitations/sandbox/organizations/service";
import { createSecurityHub, type SecurityHub } from "@invitations/sandbox/securityhub/securityhub";
import type { Switches } from "@invitations/sandbox/securityhub/switches";
import type { AwsSeed } from "@invitations/sandbox/seeds/seed";
import { type Clock, createClock } from "@invitations/sandbox/wire/clock";
import { createGateway, type Gateway } from "@invitations/sandbox/wire/gateway";
import type { AdministratorClients, MemberClients, SessionCredentials } from "../clients.ts";
import { ADMINISTRATOR, contractSeed, HOME, keysOf } from "./contract-seed.ts";

/** What the contract tests of the hands work on: real SDK clients, over HTTP, against the emulated services. */
export interface ContractWorld {
  securityHub: SecurityHub;
  gateway: Gateway;
  clock: Clock;
  administratorClients: AdministratorClients;
  /** Clients of the administrator account's app, which assumes the member roles. */
  memberClients: MemberClients;
  /** Security Hub by an account's own keys, to set a scene. */
  as(account: string, region: string): SecurityHubClient;
  /** Operations that `account` has been asked for so far, in order. */
  operationsOf(account: string): string[];
  close(): Promise<void>;
}

export async function openContractWorld(
  options: { seed?: AwsSeed; switches?: Partial<Switches>; maxAttempts?: number } = {},
): Promise<ContractWorld> {
  const seed = options.seed ?? contractSeed();
  const clock = createClock();
  const directory = createDirectory({ seed, clock });
  const securityHub = createSecurityHub({ clock, seed, switches: options.switches ?? {} });
  const gateway = await createGateway({
    clock,
    directory,
    services: [
      securityHub,
      createSts(directory),
      createConfig({ seed, clock }).service,
      createOrganizations(directory, securityHub.delegatedAdministrator),
    ],
  });
  const settings = (region: string, credentials?: SessionCredentials) => ({
    region,
    endpoint: gateway.url,
    credentials: credentials ?? keysOf(ADMINISTRATOR),
    maxAttempts: options.maxAttempts ?? 3,
  });
  const kept = new Map<string, SecurityHubClient>();
  return {
    securityHub,
    gateway,
    clock,
    administratorClients: {
      securityHub: (region) => {
        const client = kept.get(region) ?? new SecurityHubClient(settings(region));
        kept.set(region, client);
        return client;
      },
      organizations: (region) => new OrganizationsClient(settings(region)),
    },
    memberClients: {
      sts: (region, credentials) => new STSClient(settings(region, credentials)),
      securityHub: (region, credentials) => new SecurityHubClient(settings(region, credentials)),
      config: (region, credentials) => new ConfigServiceClient(settings(region, credentials)),
      organizations: (region, credentials) => new OrganizationsClient(settings(region, credentials)),
    },
    as: (id, region) => new SecurityHubClient({ ...settings(region), credentials: keysOf(id) }),
    operationsOf: (id) =>
      gateway
        .requests()
        .flatMap(({ accountId, operation }) => (accountId === id && operation ? [operation] : [])),
    async close() {
      clock.stop();
      await gateway.close();
    },
  };
}

/** Tries again a second of the world's time after a passing failure, as the state machine does. */
export async function patiently<Output>(clock: Clock, work: () => Promise<Output>): Promise<Output> {
  for (let left = 20; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof Failure && PASSING_FAILURES.some((name) => name === error.name);
      if (!passes || left === 0) throw error;
      await clock.advance(1_000);
    }
  }
}

/** Milliseconds until a write can be read, by kind; none for those left out. */
export function delays(given: Partial<Switches["visibilityDelayMs"]>): Switches["visibilityDelayMs"] {
  const none = { create: 0, invite: 0, accept: 0, decline: 0, disassociate: 0, delete: 0 };
  return { ...none, hub: 0, standards: 0, ...given };
}

/** Has `deed` done by somebody else just before `client` sends this command. */
export function interrupt(
  client: SecurityHubClient,
  command: string,
  deed: (input: Record<string, string>) => Promise<unknown>,
): SecurityHubClient {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === `${command}Command`) await deed(args.input as Record<string, string>);
      return next(args);
    },
    { step: "initialize" },
  );
  return client;
}

/** A server that refuses every call with one AWS error, for refusals that the emulated services never give. */
export async function openRefusal(
  status: number,
  name: string,
  message: string,
): Promise<{ client: SecurityHubClient; config: ConfigServiceClient; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { "x-amzn-errortype": name, "x-amzn-requestid": "refused-1" });
    response.end(JSON.stringify({ Message: message, Code: name }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const settings = {
    region: HOME,
    endpoint: `http://127.0.0.1:${port}`,
    credentials: keysOf(ADMINISTRATOR),
    maxAttempts: 1,
  };
  return {
    client: new SecurityHubClient(settings),
    config: new ConfigServiceClient(settings),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
