import { afterEach, expect, it } from "vitest";
import type { Switches } from "../securityhub/switches.ts";
import { openRescanStage, type RescanStage, SCANNED_AT_ONCE } from "./rescan-stage.ts";

let stage: RescanStage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});
async function open(accounts: number, switches: Partial<Switches> = {}): Promise<RescanStage> {
  stage = await openRescanStage(accounts, switches);
  return stage;
}

// A thousand of them are a case of `npm run bench`.
it("a fleet is scanned as many at a time as the machine says, and no call is throttled", async () => {
  const accounts = 24;
  const { rescan } = await open(accounts);
  const found = await rescan();
  expect(found).toMatchObject({ scanned: accounts, ready: accounts, throttled: 0 });
  expect(SCANNED_AT_ONCE).toBeGreaterThan(1);
  expect(found.atOnce).toBe(SCANNED_AT_ONCE);
  // Nobody is asked for nothing: IAM, STS, Security Hub and AWS Config have been called for each.
  expect(found.awsCalls).toBeGreaterThan(accounts * 5);
});

it("an account that is scanned again too soon is throttled, waited for and scanned all the same", async () => {
  const { rescan } = await open(2, { iamThrottle: "Strict" });
  await rescan();
  const again = await rescan();
  expect(again).toMatchObject({ scanned: 2, ready: 2 });
  expect(again.throttled).toBeGreaterThan(0);
});
