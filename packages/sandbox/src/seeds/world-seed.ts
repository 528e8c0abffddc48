import type { Person } from "../slack/page/protocol.ts";
import { ADMINISTRATOR, practiceAws } from "./practice-aws.ts";
import { channels, OPERATORS, OPERATORS_CHANNEL, ownership, people, userGroups } from "./practice-people.ts";
import type { AwsSeed } from "./seed.ts";

/** Everything that a practice world begins with: its AWS accounts, its people, and who answers for what. */
export interface WorldSeed {
  aws: AwsSeed;
  /** Id of the administrator account that this deployment is for. */
  administrator: string;
  people: Person[];
  channels: { id: string; name: string; members: string[] }[];
  /** Slack user groups, which can be mentioned as one. */
  userGroups?: { id: string; handle: string; name: string; users: string[] }[];
  /** Slack user ids of the security team. */
  operators: string[];
  operatorsChannel: string;
  /** By account alias: owners, and the channel of an account that has one. */
  ownership: Record<string, { owners: string[]; channel?: string }>;
}

export const practice: WorldSeed = {
  aws: practiceAws,
  administrator: ADMINISTRATOR,
  people,
  channels,
  userGroups,
  operators: OPERATORS,
  operatorsChannel: OPERATORS_CHANNEL,
  ownership,
};
