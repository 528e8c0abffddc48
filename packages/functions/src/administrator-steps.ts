import { createHistory } from "@invitations/history/history";
import { createAdministratorHands } from "@invitations/securityhub/administrator";
import { administratorSteps } from "@invitations/workflow/steps/administrator";
import { administratorClients, dynamoDBClient } from "./clients.ts";
import { administratorConfig, readConfig } from "./config.ts";
import { observe } from "./observation/observation.ts";
import { stepHandler } from "./step-handler.ts";

const config = readConfig(administratorConfig);
const observation = observe("administrator-steps", config.TABLE_NAME);

/** Lambda: the steps that touch the administrator account's Security Hub. */
export const handler = stepHandler(
  observation,
  administratorSteps({
    history: observation.observed(createHistory({ client: dynamoDBClient(), table: config.TABLE_NAME })),
    administrator: createAdministratorHands({
      administrator: config.ADMINISTRATOR_ACCOUNT_ID,
      deploymentRegion: config.AWS_REGION,
      regionsSetting: {
        ...(config.REGIONS_ONLY ? { only: config.REGIONS_ONLY } : {}),
        ...(config.REGIONS_ALSO ? { also: config.REGIONS_ALSO } : {}),
      },
      clients: administratorClients(),
    }),
    now: () => new Date(),
  }),
);
