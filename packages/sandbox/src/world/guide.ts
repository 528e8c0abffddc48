import type { WorldSeed } from "../seeds/world-seed.ts";
import type { GuideStep } from "../slack/page/protocol.ts";

/** The way in for a newcomer to the page: ask, answer, watch. Empty for a seed where nobody could be asked. */
export function guideOf(seed: WorldSeed): GuideStep[] {
  const operator = seed.people.find(({ id }) => seed.operators.includes(id));
  const answerable = seed.aws.accounts.filter(
    ({ kind, alias }) => kind === "member" && (seed.ownership[alias]?.owners.length ?? 0) > 0,
  );
  // One with a channel of its own first: there others can be seen to press in vain.
  const account = answerable.find(({ alias }) => seed.ownership[alias]?.channel) ?? answerable[0];
  const { owners = [], channel } = account ? (seed.ownership[account.alias] ?? {}) : {};
  const owner = seed.people.find(({ id }) => owners.includes(id));
  if (!operator || !account || !owner) return [];
  const place = seed.channels.find(({ id }) => id === channel);
  return [
    {
      words: `${operator.realName}, of the security team, asks for the account ${account.alias} to be invited.`,
      person: operator.id,
      conversation: seed.operatorsChannel,
      line: `/securityhub invite ${account.id} Findings for the data audit`,
    },
    {
      words: `${owner.realName} answers for ${account.alias} and finds the question ${place ? `in #${place.name}` : "in a direct message"}: accept or decline.`,
      person: owner.id,
      ...(place ? { conversation: place.id } : {}),
    },
    {
      words:
        "On the right, watch the account become a member Region by Region, and the state machine that does it.",
    },
  ];
}
