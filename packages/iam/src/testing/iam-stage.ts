import { accountPolicyReadinessSchema } from "@invitations/core/action-pairs/account-policy-readiness";
import { expect } from "vitest";
import { type ScannedAccount, scanAccount } from "../scan-account.ts";
import { ACCOUNT } from "./policies.ts";
import { type Reply, ScriptedIam } from "./scripted-iam.ts";

export const AT = new Date("2026-11-02T09:00:00Z");
export const READ = "GetAccountAuthorizationDetails";
export const SIMULATE = "SimulatePrincipalPolicy";

/** Scans an account of which IAM tells what a test wrote down; to be closed after each test. */
export function createIamStage() {
  let iam: ScriptedIam | undefined;
  return {
    /** The calls of the last scan. */
    calls: () => iam?.calls ?? [],
    async scan(script: Record<string, Reply[]>, account: ScannedAccount = ACCOUNT, limited = false) {
      iam = await ScriptedIam.open(script);
      const found = await scanAccount({ iam: iam.client, limited }, account, AT);
      expect(accountPolicyReadinessSchema.parse(found.readiness)).toEqual(found.readiness);
      return found;
    },
    async close() {
      await iam?.close();
      iam = undefined;
    },
  };
}
