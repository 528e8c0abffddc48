import { denied } from "../../iam/denied.ts";
import { AwsFault } from "../../wire/fault.ts";
import type { RestOperation } from "../../wire/restjson.ts";
import type { HttpApis } from "../apis.ts";
import { readGetApis } from "../validations/GetApis.ts";

/** The HTTP APIs of the caller's account in the Region, a page at a time. */
export function getApis(apis: HttpApis): RestOperation {
  return (_labels, { caller, region, query }) => {
    const { size, from } = readGetApis(query);
    // API Gateway's actions are the HTTP methods, and its resources bear no account.
    const [action, resource] = ["apigateway:GET", `arn:aws:apigateway:${region}::/apis`];
    if (!caller.allows(action, resource))
      throw new AwsFault("AccessDeniedException", denied(caller, action, resource), 403);
    const all = apis.of(caller.accountId, region);
    return {
      items: all.slice(from, from + size).map(({ id, name, endpoint, created }) => ({
        apiId: id,
        name,
        apiEndpoint: endpoint,
        protocolType: "HTTP",
        routeSelectionExpression: "$request.method $request.path",
        createdDate: created.toISOString(),
      })),
      ...(from + size < all.length ? { nextToken: String(from + size) } : {}),
    };
  };
}
