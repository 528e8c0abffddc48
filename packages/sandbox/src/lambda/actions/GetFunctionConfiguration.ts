import { denied } from "../../iam/denied.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { RestOperation } from "../../wire/restjson.ts";
import type { DeployedFunctions } from "../deployed.ts";
import { readFunctionName } from "../validations/function-name.ts";

/** A function of the caller's account as it was deployed, without its code. */
export function getFunctionConfiguration(functions: DeployedFunctions): RestOperation {
  return ({ FunctionName = "" }, { caller, region }) => {
    const name = readFunctionName(FunctionName);
    const arn = `arn:aws:lambda:${region}:${caller.accountId}:function:${name}`;
    const action = "lambda:GetFunctionConfiguration";
    if (!caller.allows(action, arn))
      throw new AwsFault("AccessDeniedException", denied(caller, action, arn), 403);
    const found = functions.get(caller.accountId, region, name);
    if (!found)
      throw new AwsFault("ResourceNotFoundException", `Function not found: ${arn}`, 404, { Type: "User" });
    return {
      FunctionName: name,
      FunctionArn: arn,
      Runtime: found.runtime,
      Role: found.role,
      Handler: found.handler,
      Timeout: found.timeoutSeconds,
      MemorySize: found.memoryMegabytes,
      Architectures: [found.architecture],
      PackageType: "Zip",
      Version: "$LATEST",
      State: "Active",
      LastUpdateStatus: "Successful",
      ...(Object.keys(found.environment).length > 0 ? { Environment: { Variables: found.environment } } : {}),
    };
  };
}
