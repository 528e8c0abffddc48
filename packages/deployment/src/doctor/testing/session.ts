import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Aws } from "@invitations/sandbox/aws/aws";
import { ADMINISTRATOR } from "@invitations/sandbox/seeds/practice-aws";
import type { PolicyDocument } from "@invitations/sandbox/seeds/seed";
import type { AwsSide } from "../clients.ts";

const ROLE = "Deployer";

/** Keys of a session of the administrator account that may do these actions alone, for an hour. */
export async function sessionWith(
  { url, directory }: Pick<Aws, "url" | "directory">,
  actions: readonly string[],
): Promise<NonNullable<AwsSide["credentials"]>> {
  const administrator = directory.account(ADMINISTRATOR);
  if (!administrator) throw new Error(`There is no account ${ADMINISTRATOR}.`);
  directory.putRole(ADMINISTRATOR, {
    name: ROLE,
    trust: policy({ Principal: { AWS: ADMINISTRATOR }, Action: "sts:AssumeRole" }),
    policies: actions.length > 0 ? { own: policy({ Action: actions, Resource: "*" }) } : {},
  });
  const { accessKeyId, secretAccessKey } = administrator;
  const credentials = { accessKeyId, secretAccessKey };
  const sts = new STSClient({ endpoint: url, region: "us-east-1", credentials });
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${ADMINISTRATOR}:role/${ROLE}`,
      RoleSessionName: "doctor",
    }),
  );
  sts.destroy();
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

const policy = (statement: Record<string, unknown>): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", ...statement }],
});
