/// <reference path="../.sst/platform/config.d.ts" />
import { physicalName, SECRETS } from "../packages/functions/src/deployment/names";
import type { Deployment } from "./deployment";

const HOLDS = {
  "slack-bot-token": "Bot token of the Slack app; begins with xoxb-",
  "slack-signing-secret": "Signing secret of the Slack app: 32 hexadecimal digits",
} as const;

/**
 * Slack's secrets, without values: an operator puts them with `aws secretsmanager put-secret-value`, so that they
 * are in no state file, bundle or environment. The functions read them when they start.
 */
export function secrets({ place }: Deployment, key: aws.kms.Key) {
  return SECRETS.map(
    (name) =>
      new aws.secretsmanager.Secret(`Secret-${name}`, {
        name: physicalName(place, name),
        description: HOLDS[name],
        kmsKeyId: key.arn,
        // Long enough for somebody to notice that it was deleted.
        recoveryWindowInDays: 30,
      }),
  );
}
