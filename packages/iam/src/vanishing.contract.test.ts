import { IAMClient } from "@aws-sdk/client-iam";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type IamWorld, openIamWorld } from "../../sandbox/src/iam/testing/iam-world.ts";
import { LARGE_ACCOUNT, largeAccount } from "../../sandbox/src/seeds/large-account.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../../sandbox/src/seeds/member-role.ts";
import { practiceAws, REGIONS } from "../../sandbox/src/seeds/practice-aws.ts";
import { scanAccount } from "./scan-account.ts";

const ROLE = `arn:aws:iam::${LARGE_ACCOUNT}:role/${MEMBER_ROLE_NAME}`;
const READ = "GetAccountAuthorizationDetails";

let world: IamWorld;
beforeEach(async () => {
  world = await openIamWorld({ ...practiceAws, accounts: [...practiceAws.accounts, largeAccount()] });
});
afterEach(() => world.close());

/** Scans the account, of which `deed` is done as soon as its first page has come. */
async function scanWhile(deed: () => void) {
  const { settings, limited } = await world.assume(ROLE, { externalId: EXTERNAL_ID });
  const iam = new IAMClient(settings);
  let pages = 0;
  const ended = world.aws.gateway.onRequest(({ operation, fault }) => {
    if (operation !== READ || fault !== undefined) return;
    pages += 1;
    if (pages === 1) deed();
  });
  const account = { id: LARGE_ACCOUNT, partition: "aws", regions: REGIONS, ownRole: ROLE };
  const { readiness } = await scanAccount({ iam, limited }, account, new Date());
  ended();
  iam.destroy();
  return { readiness, pages };
}

test("an account that stays is read to its last page", async () => {
  const { readiness, pages } = await scanWhile(() => undefined);
  expect(pages).toBeGreaterThan(1);
  expect(readiness.unknown).toBeUndefined();
});

test.each<[string, () => unknown, RegExp]>([
  ["closed", () => world.aws.directory.setClosed(LARGE_ACCOUNT, true), /security token .* is invalid/],
  [
    "left by the role",
    () => world.aws.directory.deleteRole(LARGE_ACCOUNT, MEMBER_ROLE_NAME),
    /security token .* is invalid/,
  ],
])(
  "an account that is %s between two pages is unknown, and half of it passes for nothing",
  async (_what, deed, why) => {
    const { readiness, pages } = await scanWhile(deed);
    expect(pages).toBe(1);
    expect(readiness.unknown).toMatch(why);
    expect(readiness).toMatchObject({ principals: [], mends: [], looked: { roles: 0, policies: 0 } });
    for (const { verdict } of Object.values(readiness.pairs)) expect(verdict).toBe("unknown");
  },
);
