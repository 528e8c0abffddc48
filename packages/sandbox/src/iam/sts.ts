import { createThrottle } from "../securityhub/throttle.ts";
import type { Clock } from "../wire/clock.ts";
import { AwsFault } from "../wire/fault.ts";
import { type QueryOperation, queryService } from "../wire/query.ts";
import type { AwsService } from "../wire/service.ts";
import { assumeRole } from "./actions/AssumeRole.ts";
import { getCallerIdentity } from "./actions/GetCallerIdentity.ts";
import type { Directory } from "./directory.ts";

export interface StsSwitches {
  /** How many calls a second an account may make in a Region, or whether they are counted at all. */
  stsThrottle: "Usual" | "Strict" | "None";
}

/** All operations of an account in a Region together; who assumes a role is counted, not whose role it is. */
const RATES = { Usual: { perSecond: 600, burst: 600 }, Strict: { perSecond: 1, burst: 5 } };

/** AWS Security Token Service, as far as a cross-account role needs it. Without `limits` no call is counted. */
export function createSts(
  directory: Directory,
  limits?: { clock: Clock; switches: () => StsSwitches },
): AwsService {
  const throttle = limits && createThrottle(limits.clock);
  const limited =
    (operation: QueryOperation): QueryOperation =>
    (form, request) => {
      const rate = limits?.switches().stsThrottle ?? "None";
      const bucket = `${request.region}/${request.caller.accountId}`;
      if (rate !== "None" && throttle?.admits(bucket, RATES[rate]) === false)
        throw new AwsFault("Throttling", "Rate exceeded", 400);
      return operation(form, request);
    };
  return queryService({
    signingName: "sts",
    version: "2011-06-15",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    operations: {
      AssumeRole: limited(assumeRole(directory)),
      GetCallerIdentity: limited(getCallerIdentity),
    },
  });
}
