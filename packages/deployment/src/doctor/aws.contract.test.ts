import { ADMINISTRATOR, OTHER_ADMINISTRATOR, practiceAws } from "@invitations/sandbox/seeds/practice-aws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { NAMES } from "./names.ts";
import { exitCodeOf } from "./report.ts";
import { type Asked, type Broken, type DoctorWorld, openDoctorWorld } from "./testing/doctor-world.ts";
import { expectOnly, namesOf, told } from "./testing/findings.ts";

describe("an administrator account as it should be", () => {
  let world: DoctorWorld;
  beforeAll(async () => {
    world = await openDoctorWorld();
  });
  afterAll(() => world.close());

  it("passes every check", async () => {
    const examination = await world.examine();
    expect(examination.checks.filter(({ result }) => result !== "ok")).toEqual([]);
    expect(exitCodeOf(examination)).toBe(0);
    expect(told(examination, NAMES.organization)).toContain("o-practice01");
    expect(told(examination, NAMES.linkedRegions)).toContain("ap-southeast-2, eu-west-1");
  });

  it.each<[string, Asked, string, RegExp]>([
    [
      "the credentials belong to another account",
      { aws: { credentials: keysOf("111122223333") } },
      NAMES.account,
      /belong to 111122223333, and administratorAccountId is 999988887777[\s\S]*profile of the administrator account/,
    ],
    [
      "AWS does not know the key",
      { aws: { credentials: { accessKeyId: "AKIANOSUCHKEY", secretAccessKey: "x" } } },
      NAMES.credentials,
      /does not know these credentials[\s\S]*AWS_PROFILE/,
    ],
    [
      "the secret key is mistyped",
      { aws: { credentials: { ...keysOf(ADMINISTRATOR), secretAccessKey: "mistyped" } } },
      NAMES.credentials,
      /refuses its signature[\s\S]*AWS_SECRET_ACCESS_KEY is mistyped/,
    ],
    [
      "the home Region lies in another partition",
      { settings: { homeRegion: "cn-north-1" } },
      NAMES.partition,
      /belong to aws, and homeRegion cn-north-1 lies in aws-cn[\s\S]*correct homeRegion/,
    ],
    [
      "the home Region is not opted into",
      { settings: { homeRegion: "eu-south-1" } },
      NAMES.homeRegion,
      /has not opted into eu-south-1[\s\S]*aws account enable-region --region-name eu-south-1/,
    ],
    [
      "the home Region is a linked one",
      { settings: { homeRegion: "eu-west-1" } },
      NAMES.aggregator,
      /aggregation Region is us-east-1, and homeRegion is eu-west-1[\s\S]*Set homeRegion to us-east-1/,
    ],
    [
      "a Region of the settings is not opted into",
      { settings: { regionsAlso: ["eu-north-1"] } },
      NAMES.linkedRegions,
      /has not opted into eu-north-1[\s\S]*enable-region --region-name eu-north-1/,
    ],
    [
      "AWS is not reached",
      { aws: { endpoint: "http://127.0.0.1:9" } },
      NAMES.credentials,
      /AWS was not reached \(.*ECONNREFUSED.*\)[\s\S]*AWS_ENDPOINT_URL/,
    ],
  ])("names it where %s", async (_broken, asked, name, words) => {
    expectOnly(await world.examine(asked), name, words);
  });

  it("names keys of a session that has expired", async () => {
    const credentials = await world.sessionWith([]);
    await world.clock.advance(61 * 60 * 1_000);
    expectOnly(
      await world.examine({ aws: { credentials } }),
      NAMES.credentials,
      /have expired[\s\S]*aws sso login/,
    );
  });

  it("names what the credentials may not ask", async () => {
    const credentials = await world.sessionWith(["securityhub:*", "organizations:*"]);
    expectOnly(
      await world.examine({ aws: { credentials } }),
      NAMES.concurrency,
      /not authorized to perform: lambda:GetAccountSettings[\s\S]*docs\/doctor\.md lists all that is asked/,
    );
  });

  it("names a concurrency quota that is too low", async () => {
    world.aws.functions.setConcurrency(ADMINISTRATOR, 10);
    try {
      expectOnly(
        await world.examine(),
        NAMES.concurrency,
        /only 10 functions may run at once[\s\S]*request-service-quota-increase --service-code lambda --quota-code L-B99A9384/,
      );
    } finally {
      world.aws.functions.setConcurrency(ADMINISTRATOR, 1_000);
    }
  });
});

describe("an account where something is missing", () => {
  let world: DoctorWorld | undefined;
  afterEach(() => world?.close());

  const off = { hub: false, config: "recording" as const };
  const on = { hub: true, config: "recording" as const };

  it.each<[string, Broken, string, RegExp]>([
    [
      "Security Hub is off",
      { administrator: { regions: { "us-east-1": off, "eu-west-1": on, "ap-southeast-2": on } } },
      NAMES.hub,
      /is not enabled in us-east-1[\s\S]*aws securityhub enable-security-hub --no-enable-default-standards --region us-east-1/,
    ],
    [
      "Security Hub is off in a linked Region",
      { administrator: { regions: { "us-east-1": on, "eu-west-1": off, "ap-southeast-2": on } } },
      NAMES.linkedRegions,
      /Security Hub is off in eu-west-1[\s\S]*enable-security-hub --no-enable-default-standards --region eu-west-1/,
    ],
    [
      "a linked Region is not opted into",
      { administrator: { regions: { "us-east-1": on, "eu-west-1": on } } },
      NAMES.linkedRegions,
      /has not opted into ap-southeast-2[\s\S]*aws account enable-region --region-name ap-southeast-2/,
    ],
    [
      "its organization manages its Security Hub",
      {
        aws: {
          memberships: [
            {
              administrator: OTHER_ADMINISTRATOR,
              member: ADMINISTRATOR,
              regions: ["us-east-1"],
              status: "Enabled",
              organizationManaged: true,
            },
          ],
        },
      },
      NAMES.ownMembership,
      /managed by 202020202020 through AWS Organizations[\s\S]*enable-organization-admin-account --admin-account-id 999988887777/,
    ],
    [
      "it follows another administrator by invitation",
      {
        aws: {
          memberships: [
            {
              administrator: OTHER_ADMINISTRATOR,
              member: ADMINISTRATOR,
              regions: ["us-east-1"],
              status: "Enabled",
            },
          ],
        },
      },
      NAMES.ownMembership,
      /itself a member of administrator 202020202020[\s\S]*disassociate-from-administrator-account --region us-east-1/,
    ],
  ])("is named where %s", async (_broken, broken, name, words) => {
    world = await openDoctorWorld(broken);
    expectOnly(await world.examine(), name, words);
  });

  describe("where there is no finding aggregator", () => {
    const open = () => {
      const accounts = practiceAws.accounts.map(({ aggregator: _, ...account }) => account);
      return openDoctorWorld({ aws: { accounts } });
    };

    it("is named", async () => {
      world = await open();
      expectOnly(
        await world.examine(),
        NAMES.aggregator,
        /invited in us-east-1 alone[\s\S]*create-finding-aggregator --region us-east-1[\s\S]*regionsOnly: \["us-east-1"\]/,
      );
    });

    it.each([{ regionsOnly: ["us-east-1"] }, { regionsAlso: ["eu-west-1"] }])(
      "is right where the settings say which Regions are meant: %j",
      async (settings) => {
        world = await open();
        const examination = await world.examine({ settings });
        expect(namesOf(examination, "failed")).toEqual([]);
        expect(told(examination, NAMES.aggregator)).toMatch(/^ok: there is none/);
      },
    );
  });

  it("is an account that stands alone, which is nothing wrong", async () => {
    const accounts = practiceAws.accounts.map(({ organization: _, ...account }) => account);
    const memberships = practiceAws.memberships.filter(({ organizationManaged }) => !organizationManaged);
    world = await openDoctorWorld({ aws: { accounts, memberships } });
    const examination = await world.examine();
    expect(namesOf(examination, "failed")).toEqual([]);
    expect(told(examination, NAMES.organization)).toBe(
      "ok: the account is in none: every account is invited",
    );
  });
});

function keysOf(accountId: string): { accessKeyId: string; secretAccessKey: string } {
  const account = practiceAws.accounts.find(({ id }) => id === accountId);
  if (!account) throw new Error(`There is no account ${accountId}.`);
  const { accessKeyId, secretAccessKey } = account;
  return { accessKeyId, secretAccessKey };
}
