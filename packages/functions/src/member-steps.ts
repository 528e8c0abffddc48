import { createHistory } from "@invitations/history/history";
import { createPolicyReader } from "@invitations/iam/policy-reader";
import { createMemberHands } from "@invitations/securityhub/member";
import { memberCredentials } from "@invitations/securityhub/member-credentials";
import { memberSteps } from "@invitations/workflow/steps/member";
import { dynamoDBClient, iamClient, memberClients } from "./clients.ts";
import { memberConfig, readConfig } from "./config.ts";
import { observe } from "./observation/observation.ts";
import { stepHandler } from "./step-handler.ts";

const config = readConfig(memberConfig);
const observation = observe("member-steps", config.TABLE_NAME, [config.MEMBER_EXTERNAL_ID]);

const role = {
  partition: config.AWS_PARTITION,
  roleName: config.MEMBER_ROLE_NAME,
  externalId: config.MEMBER_EXTERNAL_ID,
};
const clients = memberClients();
const member = createMemberHands({ ...role, clients });
const credentials = memberCredentials({ ...role, clients });
const now = () => new Date();

/** Lambda: the steps that assume the role in a member account. */
export const handler = stepHandler(
  observation,
  memberSteps({
    history: observation.observed(createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME })),
    member,
    policies: createPolicyReader({
      partition: config.AWS_PARTITION,
      trustedBy: { administrator: config.ADMINISTRATOR_ACCOUNT_ID, externalId: config.MEMBER_EXTERNAL_ID },
      roleArn: member.roleArn,
      iam: async (account, name, region) => {
        const session = await credentials(account, name, region);
        return { iam: iamClient(region, session), limited: session.limited === true };
      },
      now,
    }),
    now,
  }),
);
