import type { Caller } from "../wire/service.ts";
import type { CallSituation } from "./caller.ts";
import type { Directory } from "./directory.ts";
import type { Assumption } from "./service-assumption.ts";

/** Who a service is in a role's name; `undefined` where it may not assume that role. */
export type ServiceCaller = (roleArn: string, assumption: Assumption, region: string) => Caller | undefined;

/** For a service that acts itself in the names of roles, with one session for each role. */
export function createServiceCaller(directory: Directory, now: () => Date): ServiceCaller {
  const keys = new Map<string, string>();
  return (roleArn, assumption, region) => {
    const situation: CallSituation = { region, now: now() };
    const known = directory.credential(keys.get(roleArn) ?? "");
    if (known) return known.caller(situation);
    const session = directory.openServiceSession(roleArn, assumption);
    if (!session) return undefined;
    keys.set(roleArn, session.accessKeyId);
    return directory.credential(session.accessKeyId)?.caller(situation);
  };
}
