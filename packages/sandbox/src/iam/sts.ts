import { queryService } from "../wire/query.ts";
import type { AwsService } from "../wire/service.ts";
import { assumeRole } from "./actions/AssumeRole.ts";
import { getCallerIdentity } from "./actions/GetCallerIdentity.ts";
import type { Directory } from "./directory.ts";

/** AWS Security Token Service, as far as a cross-account role needs it. */
export function createSts(directory: Directory): AwsService {
  return queryService({
    signingName: "sts",
    version: "2011-06-15",
    namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
    operations: {
      AssumeRole: assumeRole(directory),
      GetCallerIdentity: getCallerIdentity,
    },
  });
}
