/// <reference path="../.sst/platform/config.d.ts" />
import { dashboard as bodyOf } from "../packages/functions/src/deployment/monitoring/dashboard";
import type { Deployment } from "./deployment";

/** One page for whoever is on call; named as the table is. */
export function dashboard({ place }: Deployment, api: aws.apigatewayv2.Api) {
  return new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `${place.app}-${place.stage}`,
    dashboardBody: api.id.apply((id) => JSON.stringify(bodyOf(place, id))),
  });
}
