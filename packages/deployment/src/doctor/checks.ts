import type { Check } from "./check.ts";
import { concurrency } from "./checks/concurrency.ts";
import { account, credentials, homeRegion, partition } from "./checks/credentials.ts";
import { door } from "./checks/door.ts";
import { functions } from "./checks/functions.ts";
import { hub, memberQuota, ownMembership } from "./checks/hub.ts";
import { machines } from "./checks/machines.ts";
import { organization } from "./checks/organization.ts";
import { aggregator, linkedRegions } from "./checks/regions.ts";
import { roundTrip } from "./checks/round-trip.ts";
import { botToken, signingSecret } from "./checks/secrets.ts";
import { settingsFile } from "./checks/settings-file.ts";
import { scopes, slackApp } from "./checks/slack-app.ts";
import { channel, people } from "./checks/slack-people.ts";
import { backups, protection, table } from "./checks/table.ts";

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
  table,
  protection,
  backups,
  functions,
  machines,
  door,
  roundTrip,
];
