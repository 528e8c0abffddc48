import { IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { PolicyMend } from "@invitations/core/action-pairs/account-policy-readiness";
import type { World } from "./world.ts";

/** Puts a proposed statement in place of an inline policy of a role, with that account's own keys. */
export async function pasteStatement(world: World, account: string, mend: PolicyMend): Promise<void> {
  const keys = world.ready.accounts.find(({ id }) => id === account);
  if (!keys) throw new Error(`The world has no account ${account}.`);
  const { policy, json } = mend;
  if (policy.type !== "inline" || policy.attachedTo.type !== "role") {
    throw new Error(`${policy.name} is no inline policy of a role.`);
  }
  const { accessKeyId, secretAccessKey } = keys;
  const iam = new IAMClient({
    endpoint: world.ready.aws,
    region: "us-east-1",
    credentials: { accessKeyId, secretAccessKey },
  });
  try {
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: policy.attachedTo.name,
        PolicyName: policy.name,
        PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [JSON.parse(json)] }),
      }),
    );
  } finally {
    iam.destroy();
  }
}
