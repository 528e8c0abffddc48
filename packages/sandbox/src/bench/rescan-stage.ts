import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { IAMClient } from "@aws-sdk/client-iam";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { STSClient } from "@aws-sdk/client-sts";
import type { Announcer } from "@invitations/core/ports";
import { enterAccount } from "@invitations/core/testing";
import { tableDefinition } from "@invitations/history/table";
import { createLocalHistory } from "@invitations/history/testing/local-history";
import { createPolicyReader } from "@invitations/iam/policy-reader";
import { createAdministratorHands } from "@invitations/securityhub/administrator";
import type { SessionCredentials } from "@invitations/securityhub/clients";
import { createMemberHands } from "@invitations/securityhub/member";
import { memberCredentials } from "@invitations/securityhub/member-credentials";
import { readiness } from "@invitations/workflow/definition/readiness";
import { DEFAULT_PACE } from "@invitations/workflow/definition/settings";
import { announceReadiness, planScan, scanAccountPolicies } from "@invitations/workflow/steps/readiness";
import { type Step, withTrace } from "@invitations/workflow/steps/step";
import { createAws } from "../aws/aws.ts";
import { startDynamoDB } from "../dynamodb/start.ts";
import { createTable } from "../dynamodb/table.ts";
import type { Switches } from "../securityhub/switches.ts";
import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../seeds/member-role.ts";
import { ADMINISTRATOR, practiceAws } from "../seeds/practice-aws.ts";
import type { AwsSeed } from "../seeds/seed.ts";
import { openPractice, type Payload } from "../stepfunctions/testing/practice.ts";
import { createClock } from "../wire/clock.ts";

const TABLE = "history";
const functions = { administrator: "administrator-steps", member: "member-steps", announcer: "announcer" };

/** The `readiness` machine as it is deployed, apart from names. */
const machine = readiness({ partition: "aws", functions, machines: { invitation: "" }, ...DEFAULT_PACE });

/** Accounts that the machine has scanned at a time. */
export const SCANNED_AT_ONCE =
  machine.States.ScanEach?.Type === "Map" ? machine.States.ScanEach.MaxConcurrency : 0;

/** What came of one execution of the machine. */
export interface Rescan {
  /** Accounts that were looked at. */
  scanned: number;
  /** Of which the record says now that they are ready. */
  ready: number;
  /** The most that were looked at in the same moment. */
  atOnce: number;
  /** Calls that AWS answered with throttling, also where the SDK made them again. */
  throttled: number;
  awsCalls: number;
}

export interface RescanStage {
  rescan(): Promise<Rescan>;
  close(): Promise<void>;
}

/**
 * The `readiness` machine over a fleet of small accounts that are all on record: the interpreter, the steps, the SDK's
 * clients and the table are real, and the emulated AWS throttles as its switches say.
 */
export async function openRescanStage(
  accounts: number,
  switches: Partial<Switches> = {},
): Promise<RescanStage> {
  const clock = createClock();
  const aws = await createAws({ clock, seed: inOneRegion(withFleet(accounts).aws), switches });
  const dynamodb = await startDynamoDB();
  await createTable(dynamodb.url, tableDefinition(TABLE));
  const history = createLocalHistory(dynamodb.url, TABLE);
  const ids = Array.from({ length: accounts }, (_, at) => fleetAccount(at + 1));
  for (const id of ids) await enterAccount(history, { id, owners: ["U03CARLA"] });

  const now = () => clock.now();
  const clients = clientsOf(aws.url);
  const role = { partition: "aws", roleName: MEMBER_ROLE_NAME, externalId: EXTERNAL_ID };
  const member = createMemberHands({ ...role, clients });
  const credentials = memberCredentials({ ...role, clients });
  const policies = createPolicyReader({
    partition: "aws",
    trustedBy: { administrator: ADMINISTRATOR, externalId: EXTERNAL_ID },
    roleArn: member.roleArn,
    iam: async (account, name, region) => {
      const session = await credentials(account, name, region);
      return { iam: clients.iam(region, session), limited: session.limited === true };
    },
    now,
  });
  const home = practiceAws.regions[0] ?? "";
  const administrator = createAdministratorHands({
    administrator: ADMINISTRATOR,
    deploymentRegion: home,
    clients: { securityHub: clients.securityHub, organizations: clients.organizations },
  });

  let counted = { atOnce: 0, throttled: 0, awsCalls: 0 };
  aws.gateway.onRequest(({ fault }) => {
    counted.awsCalls += 1;
    if (fault !== undefined && /Throttling|TooManyRequests|LimitExceeded/.test(fault)) counted.throttled += 1;
  });
  let going = 0;
  const scan = scanAccountPolicies({ history, member, policies, now });
  const steps: Record<string, Step> = {
    "plan-scan": planScan({ history, administrator }),
    async "scan-policies"(payload) {
      going += 1;
      counted.atOnce = Math.max(counted.atOnce, going);
      return scan(payload).finally(() => {
        going -= 1;
      });
    },
    "announce-readiness": announceReadiness({ history, announcer: NOBODY }),
  };
  const run = (payload: Payload) => {
    const step = steps[String(payload.step)];
    if (!step) throw new Error(`There is no step ${String(payload.step)}.`);
    return withTrace(step)(payload);
  };
  const practice = await openPractice({
    functions: Object.fromEntries(Object.values(functions).map((name) => [name, run])),
  });
  const arn = await practice.create(machine);

  return {
    async rescan() {
      counted = { atOnce: 0, throttled: 0, awsCalls: 0 };
      const began = now().toISOString();
      const { execution } = await practice.result(await practice.start(arn, { input: {} }));
      if (execution.status !== "SUCCEEDED")
        throw new Error(`The scan ended as ${execution.status}: ${execution.cause}`);
      const found = (await history.policyReadiness(ids)).filter(({ at }) => at >= began);
      const ready = found.filter(({ pairs }) => pairs.accept.verdict === "ready").length;
      return { scanned: found.length, ready, ...counted };
    },
    async close() {
      await practice.close();
      clock.stop();
      await aws.close();
      await dynamodb.close();
    },
  };
}

/** Without a finding aggregator the administrator's Region alone is looked into: the cheapest look at an account. */
function inOneRegion(seed: AwsSeed): AwsSeed {
  return { ...seed, accounts: seed.accounts.map(({ aggregator: _, ...account }) => account) };
}

/** Nothing changes between two scans, so there is nothing to tell. */
const NOBODY = {} as Announcer;

/** As the functions build them, for this one AWS. */
function clientsOf(endpoint: string) {
  const administrator = practiceAws.accounts.find(({ id }) => id === ADMINISTRATOR);
  if (!administrator) throw new Error("The seed has no administrator account.");
  const { accessKeyId, secretAccessKey } = administrator;
  const own = { endpoint, credentials: { accessKeyId, secretAccessKey } };
  const { requestHandler } = new STSClient({ region: "us-east-1" }).config;
  const settings = (region: string, credentials?: SessionCredentials) => ({
    ...own,
    region,
    requestHandler,
    ...(credentials ? { credentials } : {}),
  });
  return {
    sts: (region: string, credentials?: SessionCredentials) => new STSClient(settings(region, credentials)),
    securityHub: (region: string, credentials?: SessionCredentials) =>
      new SecurityHubClient(settings(region, credentials)),
    config: (region: string, credentials?: SessionCredentials) =>
      new ConfigServiceClient(settings(region, credentials)),
    organizations: (region: string, credentials?: SessionCredentials) =>
      new OrganizationsClient(settings(region, credentials)),
    // Whoever reads policies ends its client and its connections with it.
    iam: (region: string, credentials: SessionCredentials) => new IAMClient({ ...own, region, credentials }),
  };
}
