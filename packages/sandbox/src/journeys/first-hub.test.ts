import { expect, it } from "vitest";
import { memberRole, READY_POLICY } from "../seeds/member-role.ts";
import { ADMINISTRATOR } from "../seeds/practice-aws.ts";
import { practice, type WorldSeed } from "../seeds/world-seed.ts";
import { acceptAs } from "./decide.ts";
import { OPERATORS_CHANNEL, useWorld } from "./use-world.ts";

/** Deniz's account. */
const ACCOUNT = "123412341234";
const withoutListing = READY_POLICY.filter((action) => action !== "iam:GetAccountAuthorizationDetails");
/** The account has never had Security Hub in any Region, and does not let its roles be listed. */
const seed: WorldSeed = {
  ...practice,
  aws: {
    ...practice.aws,
    accounts: practice.aws.accounts.map((account) =>
      account.id === ACCOUNT
        ? {
            ...account,
            roles: [memberRole(ACCOUNT, ADMINISTRATOR, withoutListing)],
            regions: Object.fromEntries(
              practice.aws.regions.map((region) => [region, { hub: false, config: "recording" as const }]),
            ),
          }
        : account,
    ),
  },
};
const here = useWorld({ seed });

it("an account that never had Security Hub is looked at, accepts, and has AWS make the service's own role", async () => {
  const { directory } = here.world().aws;
  const ana = here.person("ana");
  expect(directory.serviceLinkedRole(ACCOUNT)).toBeUndefined();
  await ana.say(OPERATORS_CHANNEL, `/securityhub readiness ${ACCOUNT}`);
  await ana.waitFor("the report", ({ conversations }) =>
    conversations
      .flatMap(({ messages }) => messages)
      .find((message) => JSON.stringify(message).includes("IAM policies of")),
  );
  expect(await here.history().policyReadiness([ACCOUNT])).toMatchObject([{ serviceLinkedRole: "not-found" }]);
  const id = await here.invite(ACCOUNT);
  await acceptAs(here, "deniz", id);
  expect((await here.untilOver(id)).status).toBe("enabled");
  expect(directory.serviceLinkedRole(ACCOUNT)?.name).toBe("AWSServiceRoleForSecurityHub");
});
