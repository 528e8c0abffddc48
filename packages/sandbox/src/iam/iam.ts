import { createThrottle } from "../securityhub/throttle.ts";
import type { Clock } from "../wire/clock.ts";
import { AwsFault } from "../wire/fault.ts";
import { type QueryOperation, queryService } from "../wire/query.ts";
import type { AwsService } from "../wire/service.ts";
import { createPolicyVersion } from "./actions/CreatePolicyVersion.ts";
import { deleteRolePolicy } from "./actions/DeleteRolePolicy.ts";
import { getAccountAuthorizationDetails } from "./actions/GetAccountAuthorizationDetails.ts";
import { getPolicy } from "./actions/GetPolicy.ts";
import { getPolicyVersion } from "./actions/GetPolicyVersion.ts";
import { getRole } from "./actions/GetRole.ts";
import { putRolePolicy } from "./actions/PutRolePolicy.ts";
import { type SimulatorSwitches, simulatePrincipalPolicy } from "./actions/SimulatePrincipalPolicy.ts";
import type { Directory } from "./directory.ts";

export interface IamSwitches extends SimulatorSwitches {
  /** Whether calls are counted at all, and how many in a row a call that reads a whole account may be made. */
  iamThrottle: "Usual" | "Strict" | "None";
}

/** Calls a second for an account, and how many may come at once. AWS gives no numbers; these keep a scan honest. */
const USUAL = { perSecond: 15, burst: 30 };
/** GetAccountAuthorizationDetails is refused long before the others. */
const DETAILS = { Usual: { perSecond: 1, burst: 8 }, Strict: { perSecond: 1, burst: 1 } };

/** AWS Identity and Access Management, as far as a readiness scan reads it and a person mends what it finds. */
export function createIam(directory: Directory, clock: Clock, switches: () => IamSwitches): AwsService {
  const throttle = createThrottle(clock);
  const limited =
    (name: string, operation: QueryOperation): QueryOperation =>
    (form, request) => {
      const { iamThrottle } = switches();
      const { accountId } = request.caller;
      const whole = name === "GetAccountAuthorizationDetails";
      const bucket = whole ? `${accountId}/${name}` : accountId;
      const rate = whole && iamThrottle !== "None" ? DETAILS[iamThrottle] : USUAL;
      if (iamThrottle !== "None" && !throttle.admits(bucket, rate))
        throw new AwsFault("Throttling", "Rate exceeded", 400);
      return operation(form, request);
    };
  const operations: Record<string, QueryOperation> = {
    CreatePolicyVersion: createPolicyVersion(directory),
    DeleteRolePolicy: deleteRolePolicy(directory),
    GetAccountAuthorizationDetails: getAccountAuthorizationDetails(directory),
    GetPolicy: getPolicy(directory),
    GetPolicyVersion: getPolicyVersion(directory),
    GetRole: getRole(directory),
    PutRolePolicy: putRolePolicy(directory),
    SimulatePrincipalPolicy: simulatePrincipalPolicy(directory, switches, () => clock.now()),
  };
  return queryService({
    signingName: "iam",
    version: "2010-05-08",
    namespace: "https://iam.amazonaws.com/doc/2010-05-08/",
    global: true,
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, operation]) => [name, limited(name, operation)]),
    ),
  });
}
