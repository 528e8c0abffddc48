import { type Api, GetApisCommand } from "@aws-sdk/client-apigatewayv2";
import { physicalName } from "@invitations/functions/deployment/names";
import { type Check, failed, ok } from "../check.ts";
import { deploy } from "../commands.ts";
import { NAMES } from "../names.ts";
import type { Visit } from "../visit.ts";

/** There is an address to which Slack sends what people do. */
export const door: Check = {
  name: NAMES.door,
  needs: [NAMES.account, NAMES.homeRegion],
  deployed: true,
  async look(visit) {
    const place = visit.known("place");
    const { url } = visit.question;
    if (url !== undefined) {
      visit.put("requestUrl", url);
      return ok(`${url}, as you say`);
    }
    const name = physicalName(place, "slack");
    const api = await findApi(visit, name);
    if (!api?.ApiEndpoint) {
      return failed(`there is no HTTP API ${name} in ${place.region}`, deploy(place.stage));
    }
    const requestUrl = `${api.ApiEndpoint}/slack/events`;
    visit.put("requestUrl", requestUrl);
    return ok(requestUrl);
  },
};

async function findApi(visit: Visit, name: string): Promise<Api | undefined> {
  let token: string | undefined;
  do {
    const page: { Items?: Api[] | undefined; NextToken?: string | undefined } = await visit
      .known("clients")
      .apiGateway.send(new GetApisCommand(token === undefined ? {} : { NextToken: token }));
    const found = page.Items?.find((api) => api.Name === name);
    if (found) return found;
    token = page.NextToken;
  } while (token !== undefined);
  return undefined;
}
