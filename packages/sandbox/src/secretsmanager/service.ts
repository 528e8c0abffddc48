import { jsonService } from "../wire/awsjson.ts";
import type { Clock } from "../wire/clock.ts";
import type { AwsService } from "../wire/service.ts";
import { createSecret } from "./actions/CreateSecret.ts";
import { describeSecret } from "./actions/DescribeSecret.ts";
import { getSecretValue } from "./actions/GetSecretValue.ts";
import { putSecretValue } from "./actions/PutSecretValue.ts";
import { createSecrets } from "./secrets.ts";

export interface SecretsManager {
  service: AwsService;
  /** Writes what has changed at once; to be called when the world stops. */
  flush(): void;
}

/** AWS Secrets Manager, as far as secrets are made, given a value by hand, and read. */
export function createSecretsManager({ clock, file }: { clock: Clock; file?: string }): SecretsManager {
  const secrets = createSecrets(file);
  const service = jsonService({
    signingName: "secretsmanager",
    targetPrefix: "secretsmanager",
    version: "1.1",
    operations: {
      CreateSecret: createSecret(secrets, clock),
      DescribeSecret: describeSecret(secrets),
      GetSecretValue: getSecretValue(secrets),
      PutSecretValue: putSecretValue(secrets, clock),
    },
  });
  return { service, flush: secrets.flush };
}
