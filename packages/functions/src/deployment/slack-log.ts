import { type Place, physicalName } from "./names.ts";

/** Log group of the API that Slack calls; of the prefix that log delivery grants itself access to. */
export const slackLogGroupName = (place: Pick<Place, "app" | "stage">): string =>
  `/aws/vendedlogs/apigateway/${physicalName(place, "slack")}`;
