import { denied } from "../../iam/denied.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { RestOperation } from "../../wire/restjson.ts";
import type { DeployedFunctions } from "../deployed.ts";

/** Bytes that all code of an account may take, and that one function may (Lambda's quotas). */
const CODE = { total: 80_530_636_800, unzipped: 262_144_000, zipped: 52_428_800 };

/** What Lambda lets the account do in the Region. Nothing here reserves concurrency for a function. */
export function getAccountSettings(functions: DeployedFunctions): RestOperation {
  return (_labels, { caller, region }) => {
    const action = "lambda:GetAccountSettings";
    // The action knows no resources, so that only a policy for `*` can allow it.
    if (!caller.allows(action, "*"))
      throw new AwsFault("AccessDeniedException", denied(caller, action, "*"), 403);
    const concurrency = functions.concurrencyOf(caller.accountId);
    return {
      AccountLimit: {
        TotalCodeSize: CODE.total,
        CodeSizeUnzipped: CODE.unzipped,
        CodeSizeZipped: CODE.zipped,
        ConcurrentExecutions: concurrency,
        UnreservedConcurrentExecutions: concurrency,
      },
      AccountUsage: { TotalCodeSize: 0, FunctionCount: functions.of(caller.accountId, region).length },
    };
  };
}
