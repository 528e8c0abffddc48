import type { Check } from "./check.ts";
import { concurrency } from "./checks/concurrency.ts";
import { account, credentials, homeRegion, partition } from "./checks/credentials.ts";
import { hub, memberQuota, ownMembership } from "./checks/hub.ts";
import { organization } from "./checks/organization.ts";
import { aggregator, linkedRegions } from "./checks/regions.ts";
import { botToken, signingSecret } from "./checks/secrets.ts";
import { settingsFile } from "./checks/settings-file.ts";
import { scopes, slackApp } from "./checks/slack-app.ts";
import { channel, people } from "./checks/slack-people.ts";

/** Everything that the doctor looks at, in the order in which it does; a check comes after those that it needs. */
export const CHECKS: readonly Check[] = [
  settingsFile,
  credentials,
  partition,
  account,
  homeRegion,
  hub,
  ownMembership,
  aggregator,
  linkedRegions,
  organization,
  memberQuota,
  concurrency,
  botToken,
  signingSecret,
  slackApp,
  scopes,
  people,
  channel,
];
