import { environmentOf } from "@invitations/functions/deployment/environment";
import type { FunctionName, Place } from "@invitations/functions/deployment/names";
import type { Settings } from "@invitations/functions/deployment/settings";

/** Keys of an account's user or of a role's session. */
export interface Keys {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export interface Outside {
  awsUrl: string;
  /** Only where Slack is somewhere else than at slack.com. */
  slackApiUrl?: string;
}

/** The environment of each function: as a deployment sets it, what Lambda adds, and where this world's AWS and Slack are. */
export function environments(
  place: Place,
  settings: Settings,
  { awsUrl, slackApiUrl }: Outside,
  keysOf: (name: FunctionName) => Keys,
): Record<FunctionName, Record<string, string>> {
  const own = Object.entries(environmentOf(place, settings)).map(([name, variables]) => {
    const { accessKeyId, secretAccessKey, sessionToken } = keysOf(name as FunctionName);
    return [
      name,
      {
        ...variables,
        AWS_REGION: place.region,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        ...(sessionToken === undefined ? {} : { AWS_SESSION_TOKEN: sessionToken }),
        AWS_ENDPOINT_URL: awsUrl,
        // A practice account has no metadata service to ask for credentials.
        AWS_EC2_METADATA_DISABLED: "true",
        ...(slackApiUrl === undefined ? {} : { SLACK_API_URL: slackApiUrl }),
      },
    ];
  });
  return Object.fromEntries(own) as Record<FunctionName, Record<string, string>>;
}
