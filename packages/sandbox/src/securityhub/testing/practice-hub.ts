import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { createDirectory, type Directory } from "../../iam/directory.ts";
import type { AccountSeed, AwsSeed } from "../../seeds/seed.ts";
import type { Clock } from "../../wire/clock.ts";
import { createGateway } from "../../wire/gateway.ts";
import type { AwsService } from "../../wire/service.ts";
import { coverage } from "../coverage.ts";
import type { OperationName } from "../routes.ts";
import { createSecurityHub, type SecurityHub } from "../securityhub.ts";
import type { Switches } from "../switches.ts";
import { frozenClock } from "./frozen-clock.ts";
import { declaredErrors, faultsOfReply } from "./model.ts";

export const HOME = "eu-west-1";
export const LINKED = "eu-central-1";

/** Accounts of the tests, all with a hub in both Regions unless their name says otherwise. */
export const ADMIN = "111111111111";
export const OTHER_ADMIN = "222222222222";
export const MEMBER = "333333333333";
export const SECOND_MEMBER = "444444444444";
export const HUBLESS = "555555555555";
export const MANAGEMENT = "666666666666";
export const ORGANIZATION_ACCOUNT = "777777777777";
const organization = { id: "o-testing000", managementAccountId: MANAGEMENT };

export function testSeed(): AwsSeed {
  return {
    regions: [HOME, LINKED],
    accounts: [
      {
        ...account(ADMIN, "admin"),
        kind: "administrator",
        aggregator: { home: HOME, mode: "SPECIFIED_REGIONS", regions: [LINKED] },
        organization,
      },
      { ...account(OTHER_ADMIN, "other-admin"), kind: "administrator" },
      account(MEMBER, "member"),
      account(SECOND_MEMBER, "second-member"),
      account(HUBLESS, "hubless", false),
      { ...account(MANAGEMENT, "management", false), organization },
      { ...account(ORGANIZATION_ACCOUNT, "organization-account", false), organization },
    ],
    memberships: [],
  };
}

function account(id: string, alias: string, hub = true): AccountSeed {
  return {
    id,
    alias,
    email: `${alias}@example.com`,
    kind: "member",
    condition: hub ? "ready" : "hub off",
    accessKeyId: `AKIA${id}0000`,
    secretAccessKey: `secret-of-${id}`,
    roles: [],
    regions: { [HOME]: { hub, config: "recording" }, [LINKED]: { hub, config: "recording" } },
  };
}

/** The emulator behind the gateway, and real SDK clients for its accounts. */
export interface PracticeHub {
  url: string;
  clock: Clock;
  directory: Directory;
  hub: SecurityHub;
  /** A client of the account's own user, which tries once. */
  as(accountId: string, region?: string): SecurityHubClient;
  /** Names of the members that any reply so far has had, by operation: `Members.AccountId`. */
  seen: Map<string, Set<string>>;
  /** Throws if an operation has answered an error that is neither declared for it nor in the coverage table. */
  close(): Promise<void>;
}

export interface PracticeHubOptions {
  switches?: Partial<Switches>;
  seed?: AwsSeed;
}

/** Every reply is held against the service model: one that does not fit it fails the call with a 500. */
export async function openPracticeHub({
  switches = {},
  seed,
}: PracticeHubOptions = {}): Promise<PracticeHub> {
  const clock = frozenClock();
  const chosen = seed ?? testSeed();
  const hub = createSecurityHub({ clock, seed: chosen, switches: { throttle: false, ...switches } });
  const directory = createDirectory({ seed: chosen, clock });
  const seen = new Map<string, Set<string>>();
  const refused = new Set<string>();
  const gateway = await createGateway({ clock, directory, services: [watched(hub, seen, refused)] });
  const clients: SecurityHubClient[] = [];
  return {
    url: gateway.url,
    clock,
    directory,
    hub,
    seen,
    as(accountId, region = HOME) {
      const { accessKeyId = "", secretAccessKey = "" } = directory.account(accountId) ?? {};
      const credentials = { accessKeyId, secretAccessKey };
      const client = new SecurityHubClient({ endpoint: gateway.url, region, credentials, maxAttempts: 1 });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await gateway.close();
      const strange = [...refused].filter((one) => !mayAnswer(one));
      if (strange.length > 0) throw new Error(`Answered, and in no list: ${strange.join("; ")}`);
    },
  };
}

function mayAnswer(refused: string): boolean {
  const [operation = "", error = ""] = refused.split(" ");
  const undeclared = coverage[operation as OperationName].undeclared;
  // Any body can be unreadable; the protocol answers that before the operation is asked.
  return ["SerializationException", ...declaredErrors(operation), ...undeclared].includes(error);
}

function watched(hub: SecurityHub, seen: Map<string, Set<string>>, refused: Set<string>): AwsService {
  return {
    signingName: hub.signingName,
    async handle(request) {
      const reply = await hub.handle(request);
      if (!reply.operation) return reply;
      const members = seen.get(reply.operation) ?? new Set();
      seen.set(reply.operation, members);
      if (reply.fault) refused.add(`${reply.operation} ${reply.fault}`);
      const faults = faultsOfReply(reply.operation, reply, members);
      if (faults.length > 0)
        throw new Error(`${reply.operation} does not fit the model: ${faults.join("; ")}`);
      return reply;
    },
  };
}
