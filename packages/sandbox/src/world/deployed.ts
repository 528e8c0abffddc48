import { environmentOf } from "@invitations/functions/deployment/environment";
import { FUNCTIONS, type Place, physicalName, roleArn } from "@invitations/functions/deployment/names";
import type { Settings } from "@invitations/functions/deployment/settings";
import { SIZES } from "@invitations/functions/deployment/sizes";
import type { Aws } from "../aws/aws.ts";

export interface Deployed {
  place: Place;
  settings: Settings;
  /** Replaces settings in the environment of every function. */
  environment: Record<string, string>;
  /** Address of the Slack door. */
  doorUrl: string;
}

/** Lets Lambda and API Gateway tell whoever asks what is deployed here; the functions themselves run in their host. */
export function showDeployed(
  { functions, apis }: Pick<Aws, "functions" | "apis">,
  { place, settings, environment, doorUrl }: Deployed,
  now: Date,
): void {
  const { account: accountId, region } = place;
  const variables = environmentOf(place, settings);
  for (const name of FUNCTIONS) {
    functions.put({
      accountId,
      region,
      name: physicalName(place, name),
      role: roleArn(place, name),
      runtime: "nodejs24.x",
      handler: `packages/functions/src/${name}.handler`,
      architecture: "arm64",
      ...SIZES[name],
      environment: { ...variables[name], ...environment },
    });
  }
  apis.put({
    accountId,
    region,
    id: "practice00",
    name: physicalName(place, "slack"),
    endpoint: doorUrl.replace(/\/$/, ""),
    created: now,
  });
}
