import { type Config, createConfig } from "../../config/service.ts";
import { createDirectory, type Directory } from "../../iam/directory.ts";
import { createSts } from "../../iam/sts.ts";
import { createOrganizations } from "../../organizations/service.ts";
import type { AccountSeed, AwsSeed, PolicyDocument } from "../../seeds/seed.ts";
import { type Clock, createClock } from "../../wire/clock.ts";
import { createGateway, type Gateway, type GatewayOptions } from "../../wire/gateway.ts";

/** The smallest world with everything the contract tests of the wire and of IAM need. */
export interface SmallWorld {
  clock: Clock;
  directory: Directory;
  config: Config;
  gateway: Gateway;
  /** What an SDK client needs to call with an account's own keys; the Region is eu-west-1 unless given. */
  as(account: AccountSeed, region?: string): ClientSettings;
  close(): Promise<void>;
}

export interface ClientSettings {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  /** One: what the gateway says first is what the test sees. */
  maxAttempts: number;
}

export const EXTERNAL_ID = "join-7f3a";

export const ADMINISTRATOR: AccountSeed = {
  id: "111111111111",
  alias: "security",
  email: "security@example.com",
  kind: "administrator",
  condition: "home in eu-west-1",
  accessKeyId: "AKIAADMINISTRATOR000",
  secretAccessKey: "secret/of+the/administrator",
  roles: [
    {
      name: "Steps",
      trust: policy({ Effect: "Allow", Principal: { AWS: "111111111111" }, Action: "sts:AssumeRole" }),
      policies: {
        assume: policy({ Effect: "Allow", Action: "sts:AssumeRole", Resource: "arn:aws:iam::*:role/Member" }),
      },
      maxSessionDuration: 7200,
    },
  ],
  regions: {
    "eu-west-1": { hub: true, config: "recording" },
    "eu-central-1": { hub: true, config: "recording" },
  },
  organization: { id: "o-a1b2c3d4e5", managementAccountId: "111111111111" },
};

export const MEMBER: AccountSeed = {
  id: "222222222222",
  alias: "payments",
  email: "payments@example.com",
  kind: "member",
  condition: "eu-central-1 not opted into",
  accessKeyId: "AKIAMEMBER0000000000",
  secretAccessKey: "secret/of+the/member",
  roles: [
    {
      name: "Member",
      trust: policy({
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111111111111:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": EXTERNAL_ID } },
      }),
      policies: {
        readiness: policy({
          Effect: "Allow",
          Action: ["config:DescribeConfigurationRecorders", "organizations:DescribeOrganization"],
          Resource: "*",
          Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
        }),
      },
    },
  ],
  regions: {
    "eu-west-1": { hub: true, config: "stopped" },
    "eu-west-2": { hub: false, config: "none" },
  },
};

export function policy(...Statement: Record<string, unknown>[]): PolicyDocument {
  return { Version: "2012-10-17", Statement };
}

export function smallSeed(): AwsSeed {
  return {
    regions: ["eu-west-1", "eu-west-2", "eu-central-1"],
    accounts: [ADMINISTRATOR, MEMBER],
    memberships: [],
  };
}

export async function openSmallWorld(options: Partial<GatewayOptions> = {}): Promise<SmallWorld> {
  const clock = createClock();
  const directory = createDirectory({ seed: smallSeed(), clock });
  const config = createConfig({ seed: smallSeed(), clock });
  const services = [createSts(directory), config.service, createOrganizations(directory)];
  const gateway = await createGateway({
    clock,
    directory,
    ...options,
    services: [...services, ...(options.services ?? [])],
  });
  return {
    clock,
    directory,
    config,
    gateway,
    as: ({ accessKeyId, secretAccessKey }, region = "eu-west-1") => ({
      endpoint: gateway.url,
      region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    }),
    async close() {
      clock.stop();
      await gateway.close();
    },
  };
}
