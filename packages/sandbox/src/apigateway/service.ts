import { restService } from "../wire/restjson.ts";
import type { AwsService } from "../wire/service.ts";
import { getApis } from "./actions/GetApis.ts";
import type { HttpApis } from "./apis.ts";

/** Amazon API Gateway, as far as somebody looks for the address of an HTTP API. */
export function createApiGateway(apis: HttpApis): AwsService {
  return restService({
    signingName: "apigateway",
    operations: { GetApis: { route: "GET /v2/apis", run: getApis(apis) } },
  });
}
