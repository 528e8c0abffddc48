import { restService } from "../wire/restjson.ts";
import type { AwsService } from "../wire/service.ts";
import { getAccountSettings } from "./actions/GetAccountSettings.ts";
import { getFunctionConfiguration } from "./actions/GetFunctionConfiguration.ts";
import type { DeployedFunctions } from "./deployed.ts";

/** AWS Lambda, as far as somebody looks at what is deployed. Functions are invoked beside it, by their host. */
export function createLambda(functions: DeployedFunctions): AwsService {
  return restService({
    signingName: "lambda",
    operations: {
      GetAccountSettings: {
        route: "GET /2016-08-19/account-settings",
        run: getAccountSettings(functions),
      },
      GetFunctionConfiguration: {
        route: "GET /2015-03-31/functions/{FunctionName}/configuration",
        run: getFunctionConfiguration(functions),
      },
    },
  });
}
