import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import type { AggregatorSeed } from "../seeds/seed.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";
import { membersOf } from "../world/outcome.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, type WorldInTest } from "./use-world.ts";

/** Regions that the deployment is narrowed to. */
export const NARROWED_TO = "us-east-1, eu-west-1, ap-southeast-2";
const withoutListing = READY_POLICY.filter((action) => action !== "iam:GetAccountAuthorizationDetails");

/** The account has never had Security Hub in any Region, and does not let its roles be listed. */
export function withNeverOn(account: string, seed: WorldSeed): WorldSeed {
  const accounts = seed.aws.accounts.map((one) =>
    one.id === account
      ? {
          ...one,
          roles: [memberRole(account, ADMINISTRATOR, withoutListing)],
          regions: Object.fromEntries(
            seed.aws.regions.map((region) => [region, { hub: false, config: "recording" as const }]),
          ),
        }
      : one,
  );
  return { ...seed, aws: { ...seed.aws, accounts } };
}

/** The last is Deniz's, and the others are anybody's. */
interface Accounts {
  narrowed: string;
  home: string;
  elsewhere: string;
  neverOn: string;
}

/** Where the deployment is narrowed to `NARROWED_TO`. */
export function regionsJourneys(here: WorldInTest, accounts: Accounts): void {
  /** What the administrator account has in the tests beside, and gets back after them. */
  const administering = (aggregator: AggregatorSeed | undefined) => {
    let before: AggregatorSeed | undefined;
    beforeAll(() => {
      const { aws, administrator } = here.world();
      before = aws.securityHub.aggregator(administrator);
      aws.securityHub.setAggregator(administrator, aggregator);
    });
    afterAll(() => here.world().aws.securityHub.setAggregator(here.world().administrator, before));
  };

  describe("a deployment that is narrowed to some Regions", () => {
    administering({
      home: "us-east-1",
      mode: "SPECIFIED_REGIONS",
      // One more than the setting names.
      regions: ["eu-west-1", "ap-southeast-2", "sa-east-1"],
    });

    it("invites in those alone, the home Region always among them", async () => {
      const id = await here.invite(accounts.narrowed);
      const request = await here.until(id, ({ status }) => status === "waiting");
      expect(request).toMatchObject({
        homeRegion: "us-east-1",
        regions: ["us-east-1", "ap-southeast-2", "eu-west-1"],
      });
      expect(Object.keys((await membersOf(here.world()))[accounts.narrowed] ?? {})).toEqual([
        "us-east-1",
        "eu-west-1",
        "ap-southeast-2",
      ]);
    });
  });

  describe("an administrator account without a finding aggregator", () => {
    administering(undefined);

    it("invites in the Region of the deployment", async () => {
      const id = await here.invite(accounts.home);
      const request = await here.until(id, ({ status }) => status === "waiting");
      expect(request).toMatchObject({ homeRegion: "us-east-1", regions: ["us-east-1"] });
    });

    it("looks at an account that never had Security Hub; once it has accepted, AWS has made the service's own role", async () => {
      const { neverOn } = accounts;
      const { directory } = here.world().aws;
      const ana = here.person("ana");
      expect(directory.serviceLinkedRole(neverOn)).toBeUndefined();
      await ana.say(OPERATORS_CHANNEL, `/securityhub readiness ${neverOn}`);
      await ana.waitFor("the report", ({ conversations }) =>
        conversations
          .flatMap(({ messages }) => messages)
          .find((message) => JSON.stringify(message).includes("IAM policies of")),
      );
      expect(await here.history().policyReadiness([neverOn])).toMatchObject([
        { serviceLinkedRole: "not-found" },
      ]);
      const id = await here.invite(neverOn);
      await acceptAs(here, "deniz", id);
      expect((await here.untilOver(id)).status).toBe("enabled");
      expect(directory.serviceLinkedRole(neverOn)?.name).toBe("AWSServiceRoleForSecurityHub");
    });
  });

  describe("an administrator account whose findings are gathered in another Region than that of the deployment", () => {
    administering({
      home: "eu-west-1",
      mode: "SPECIFIED_REGIONS",
      regions: ["us-east-1", "ap-southeast-2"],
    });

    it("invites where they are gathered, and in the Regions linked to that one", async () => {
      const id = await here.invite(accounts.elsewhere);
      const request = await here.until(id, ({ status }) => status === "waiting");
      expect(request).toMatchObject({
        homeRegion: "eu-west-1",
        regions: ["eu-west-1", "ap-southeast-2", "us-east-1"],
      });
    });
  });
}
