import { type Place, tableName } from "@invitations/functions/deployment/names";
import { readSettings, type Settings } from "@invitations/functions/deployment/settings";
import { EXTERNAL_ID } from "../seeds/member-role.ts";
import type { WorldSeed } from "../seeds/world-seed.ts";

/** The deployment that the practice world is. */
const DEPLOYMENT = { app: "securityhub-invitations", stage: "practice" };

export const TABLE_NAME = tableName(DEPLOYMENT);
/** As Slack's own look; of no worth outside this machine. */
export const SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
export const BOT_TOKEN = "xoxb-practice";

/** The Region of the deployment: the first of the seed. */
export function homeRegionOf(seed: WorldSeed): string {
  return seed.aws.regions[0] ?? "us-east-1";
}

export function placeOf(seed: WorldSeed): Place {
  return { partition: "aws", region: homeRegionOf(seed), account: seed.administrator, ...DEPLOYMENT };
}

/** The name that a function or machine of the deployment has among its own. */
export function shortName(physical: string): string {
  const prefix = `${DEPLOYMENT.app}-${DEPLOYMENT.stage}-`;
  return physical.startsWith(prefix) ? physical.slice(prefix.length) : physical;
}

/** The Slack workspace that the app works in, and who is who there. */
export interface SlackSide {
  botToken: string;
  signingSecret: string;
  /** Slack user ids of the security team. */
  operators: readonly string[];
  /** Channel id. */
  operatorsChannel: string;
  escalateTo: readonly string[];
  /** Only where Slack is somewhere else than at slack.com. */
  apiUrl?: string;
}

/** The practice workspace of a seed. */
export function practiceSlack(seed: WorldSeed): SlackSide {
  return {
    botToken: BOT_TOKEN,
    signingSecret: SIGNING_SECRET,
    operators: seed.operators,
    operatorsChannel: seed.operatorsChannel,
    // The last operator is told where nobody answers; a real deployment names the team's lead.
    escalateTo: seed.operators.slice(-1),
  };
}

/** What a deployment would write into `membership.config.ts`. */
export function settingsOf(
  seed: WorldSeed,
  { operators, operatorsChannel, escalateTo }: SlackSide = practiceSlack(seed),
): Settings {
  return readSettings({
    administratorAccountId: seed.administrator,
    homeRegion: homeRegionOf(seed),
    operators: [...operators],
    operatorsChannel,
    escalateTo: [...escalateTo],
    memberExternalId: EXTERNAL_ID,
  });
}
