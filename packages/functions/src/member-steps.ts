import { createHistory } from "@invitations/history/history";
import { createMemberHands } from "@invitations/securityhub/member";
import { memberSteps } from "@invitations/workflow/steps/member";
import { dynamoDBClient, memberClients } from "./clients.ts";
import { memberConfig, readConfig } from "./config.ts";
import { stepHandler } from "./step-handler.ts";

const config = readConfig(memberConfig);

/** Lambda: the steps that assume the role in a member account. */
export const handler = stepHandler(
  "member-steps",
  memberSteps({
    history: createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME }),
    member: createMemberHands({
      partition: config.AWS_PARTITION,
      roleName: config.MEMBER_ROLE_NAME,
      externalId: config.MEMBER_EXTERNAL_ID,
      clients: memberClients(),
    }),
    now: () => new Date(),
  }),
);
