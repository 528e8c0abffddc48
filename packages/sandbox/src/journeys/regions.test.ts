import { describe, expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { practice } from "../seeds/world-seed.ts";
import { membersOf } from "../world/outcome.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

describe("a deployment that is narrowed to some Regions", () => {
  const here = useWorld({ environment: { REGIONS_ONLY: "us-east-1, eu-west-1" } });

  it("invites in those alone, the home Region always among them", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({ homeRegion: "us-east-1", regions: ["us-east-1", "eu-west-1"] });
    expect(Object.keys((await membersOf(here.world()))["111122223333"] ?? {})).toEqual([
      "us-east-1",
      "eu-west-1",
    ]);
  });
});

/** Deniz's; it has never had Security Hub in any Region, and does not let its roles be listed. */
const NEVER = "123412341234";
const withoutListing = READY_POLICY.filter((action) => action !== "iam:GetAccountAuthorizationDetails");

describe("an administrator account without a finding aggregator", () => {
  const accounts = practice.aws.accounts.map(({ aggregator: _, ...account }) =>
    account.id === NEVER
      ? {
          ...account,
          roles: [memberRole(NEVER, ADMINISTRATOR, withoutListing)],
          regions: Object.fromEntries(
            practice.aws.regions.map((region) => [region, { hub: false, config: "recording" as const }]),
          ),
        }
      : account,
  );
  const here = useWorld({ seed: { ...practice, aws: { ...practice.aws, accounts } } });

  it("invites in the Region of the deployment", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({ homeRegion: "us-east-1", regions: ["us-east-1"] });
  });

  it("looks at an account that never had Security Hub; once it has accepted, AWS has made the service's own role", async () => {
    const { directory } = here.world().aws;
    const ana = here.person("ana");
    expect(directory.serviceLinkedRole(NEVER)).toBeUndefined();
    await ana.say(OPERATORS_CHANNEL, `/securityhub readiness ${NEVER}`);
    await ana.waitFor("the report", ({ conversations }) =>
      conversations
        .flatMap(({ messages }) => messages)
        .find((message) => JSON.stringify(message).includes("IAM policies of")),
    );
    expect(await here.history().policyReadiness([NEVER])).toMatchObject([{ serviceLinkedRole: "not-found" }]);
    const id = await here.invite(NEVER);
    await acceptAs(here, "deniz", id);
    expect((await here.untilOver(id)).status).toBe("enabled");
    expect(directory.serviceLinkedRole(NEVER)?.name).toBe("AWSServiceRoleForSecurityHub");
  });
});

describe("an administrator account whose findings are gathered in another Region than that of the deployment", () => {
  const accounts = practice.aws.accounts.map(({ aggregator, ...account }) =>
    aggregator
      ? {
          ...account,
          aggregator: { ...aggregator, home: "eu-west-1", regions: ["us-east-1", "ap-southeast-2"] },
        }
      : account,
  );
  const here = useWorld({ seed: { ...practice, aws: { ...practice.aws, accounts } } });

  it("invites where they are gathered, and in the Regions linked to that one", async () => {
    const id = await here.invite("111122223333");
    const request = await here.until(id, ({ status }) => status === "waiting");
    expect(request).toMatchObject({
      homeRegion: "eu-west-1",
      regions: ["eu-west-1", "ap-southeast-2", "us-east-1"],
    });
  });
});
