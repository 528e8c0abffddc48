import { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { type Aws, createAws } from "../../aws/aws.ts";
import { EXTERNAL_ID, smallSeed } from "../../aws/testing/small-world.ts";
import type { Switches } from "../../securityhub/switches.ts";
import type { AccountSeed, AwsSeed } from "../../seeds/seed.ts";
import { createClock } from "../../wire/clock.ts";

/** The whole emulated AWS for the contract tests of IAM, with real clients over HTTP. */
export interface IamWorld {
  aws: Aws;
  /** As an account's own user. */
  iam(account: AccountSeed): IAMClient;
  /** What a client needs to call as a session of a role. */
  session(role: string, options?: SessionOptions): Promise<Settings>;
  /** The same, with whether STS says that a policy of the session limits it. */
  assume(role: string, options?: SessionOptions): Promise<{ settings: Settings; limited: boolean }>;
  close(): Promise<void>;
}

export interface SessionOptions {
  policy?: object;
  region?: string;
  externalId?: string;
}

export type Settings = ReturnType<typeof settings>;

/** Unless `switches` say otherwise nothing is throttled. */
export async function openIamWorld(
  seed: AwsSeed = smallSeed(),
  switches: Partial<Switches> = {},
): Promise<IamWorld> {
  const clock = createClock();
  const aws = await createAws({
    clock,
    seed,
    switches: { iamThrottle: "None", stsThrottle: "None", throttle: false, ...switches },
  });
  const [administrator] = seed.accounts;
  if (!administrator) throw new Error("The seed has no account.");
  const sts = new STSClient(settings(aws.url, administrator));
  const assume: IamWorld["assume"] = async (role, { policy, region, externalId = EXTERNAL_ID } = {}) => {
    const { Credentials, PackedPolicySize = 0 } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: role,
        RoleSessionName: "press",
        ExternalId: externalId,
        ...(policy ? { Policy: JSON.stringify(policy) } : {}),
      }),
    );
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: Credentials?.SecretAccessKey ?? "",
      sessionToken: Credentials?.SessionToken ?? "",
    };
    return { settings: settings(aws.url, keys, region), limited: PackedPolicySize > 0 };
  };
  return {
    aws,
    iam: (account) => new IAMClient(settings(aws.url, account)),
    assume,
    session: async (role, options) => (await assume(role, options)).settings,
    async close() {
      clock.stop();
      await aws.close();
    },
  };
}

function settings(
  endpoint: string,
  keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  region = "eu-west-1",
) {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  return { endpoint, region, credentials, maxAttempts: 1 };
}
