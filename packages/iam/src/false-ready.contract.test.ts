import { IAMClient } from "@aws-sdk/client-iam";
import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deniedAccept } from "../../sandbox/src/iam/testing/denied-accept.ts";
import { type IamWorld, openIamWorld } from "../../sandbox/src/iam/testing/iam-world.ts";
import { EXTERNAL_ID, MEMBER_ROLE_NAME } from "../../sandbox/src/seeds/member-role.ts";
import { practiceAws } from "../../sandbox/src/seeds/practice-aws.ts";
import { scanAccount } from "./scan-account.ts";
import { type Given, generatedAccounts, generatedId, withGenerated } from "./testing/generated-accounts.ts";

const COUNT = 400;
/** Another one each day, told where it fails. */
const SEED = Math.floor(Date.now() / 86_400_000);
const AT = new Date("2026-11-02T09:00:00Z");

let world: IamWorld;
let accounts: Given[];
beforeAll(async () => {
  accounts = generatedAccounts(COUNT, SEED);
  world = await openIamWorld(withGenerated(practiceAws, accounts));
});
afterAll(() => world.close());

const roleOf = (id: string) => `arn:aws:iam::${id}:role/${MEMBER_ROLE_NAME}`;

/** As the app does: through a session of the member role, in every Region of the administrator. */
async function verdictOn(id: string, regions: readonly string[]): Promise<PairVerdictName> {
  const { settings, limited } = await world.assume(roleOf(id), { externalId: EXTERNAL_ID });
  const iam = new IAMClient(settings);
  const account = { id, partition: "aws", regions, ownRole: roleOf(id) };
  const { readiness } = await scanAccount({ iam, limited }, account, AT);
  iam.destroy();
  const own = readiness.ownRole?.verdict?.pairs.accept.verdict ?? "unknown";
  // Nobody is told more of the account than of its role.
  if (own !== "ready") expect(readiness.pairs.accept.verdict).not.toBe("ready");
  return own;
}

test(`whatever is called ready, the emulated AWS lets both calls through in every Region (seed ${SEED})`, async () => {
  const { regions } = practiceAws;
  const seen = new Map<PairVerdictName, number>();
  const limitedReady: string[] = [];
  for (const [index, given] of accounts.entries()) {
    const id = generatedId(index);
    const verdict = await verdictOn(id, regions);
    seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
    if (verdict !== "ready") continue;
    if (given.boundary || given.control) limitedReady.push(id);
    for (const region of regions) {
      // It shares no code with the reader.
      const denied = await deniedAccept(world, roleOf(id), { externalId: EXTERNAL_ID, region });
      expect(denied, `${JSON.stringify(given)} in ${region}`).toEqual([]);
    }
  }
  // Otherwise the accounts would not have put the reader to the test.
  for (const verdict of ["ready", "legacy-only", "new-only", "neither", "conditional", "unknown"] as const) {
    expect(seen.get(verdict) ?? 0, verdict).toBeGreaterThan(0);
  }
  expect(seen.get("ready")).toBeGreaterThan(COUNT / 20);
  expect(limitedReady.length).toBeGreaterThan(0);
}, 240_000);
