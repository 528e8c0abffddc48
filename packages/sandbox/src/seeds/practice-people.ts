import type { Person } from "../slack/page/protocol.ts";

const person = (id: string, name: string, realName: string, role: string, colour: string): Person => ({
  id,
  name,
  realName,
  role,
  email: `${name}@example.com`,
  colour,
  bot: false,
});

/** Who works here: two operators, the owners of the member accounts, and somebody with no part in it. */
export const people: Person[] = [
  person("U01ANA", "ana", "Ana Ferreira", "security team", "#7c4dbe"),
  person("U02BO", "bo", "Bo Lindqvist", "security team", "#2f6fb5"),
  person("U03CARLA", "carla", "Carla Mendes", "owner of payments-prod, data-lake", "#b8482f"),
  person("U04DENIZ", "deniz", "Deniz Aydin", "owner of mobile-staging, marketing-site", "#2e7d5b"),
  person(
    "U05EMEKA",
    "emeka",
    "Emeka Obi",
    "owner of acquired-retail, platform-tools, research-lab",
    "#a0641c",
  ),
  person("U06FAY", "fay", "Fay Nakamura", "owner of legacy-erp, org-analytics", "#b0386b"),
  person("U07GUS", "gus", "Gus Hartmann", "developer", "#5b6770"),
];

export const OPERATORS = ["U01ANA", "U02BO"];
export const OPERATORS_CHANNEL = "C01SECOPS";

export const channels = [
  { id: OPERATORS_CHANNEL, name: "security-ops", members: OPERATORS },
  { id: "C02GENERAL", name: "general", members: people.map(({ id }) => id) },
  { id: "C03DATALAKE", name: "data-lake", members: ["U03CARLA", "U07GUS"] },
];

export const userGroups = [
  { id: "S01SECURITY", handle: "security-team", name: "Security team", users: OPERATORS },
  { id: "S02RETAIL", handle: "retail-owners", name: "Owners of retail", users: ["U05EMEKA", "U06FAY"] },
];

/** Owners by account alias, and the channel of an account that has one. */
export const ownership: Record<string, { owners: string[]; channel?: string }> = {
  "payments-prod": { owners: ["U03CARLA"] },
  "data-lake": { owners: ["U03CARLA"], channel: "C03DATALAKE" },
  "mobile-staging": { owners: ["U04DENIZ"] },
  "marketing-site": { owners: ["U04DENIZ"] },
  "acquired-retail": { owners: ["U05EMEKA"] },
  "platform-tools": { owners: ["U05EMEKA"] },
  "research-lab": { owners: ["U05EMEKA"] },
  "legacy-erp": { owners: ["U06FAY"] },
  "org-analytics": { owners: ["U06FAY"] },
};
