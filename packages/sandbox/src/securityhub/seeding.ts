import type { AwsSeed, MembershipSeed } from "../seeds/seed.ts";
import { writeRelation } from "./relation.ts";
import { administratorOf, createState, hubOf, type Member, placeOf, type State, writeHub } from "./state.ts";

/**
 * The state a world begins with. Throws for a seed that no sequence of calls could lead to: an Enabled member
 * without a hub, or with two administrators.
 */
export function seedState(seed: AwsSeed, now: number, newInvitationId: () => string): State {
  const state = createState();
  state.aggregators = aggregatorsOf(seed);
  const when = { now, visibleFrom: now };
  const at = new Date(now).toISOString();
  for (const account of seed.accounts)
    for (const [region, { hub }] of Object.entries(account.regions)) {
      const place = placeOf(state, region, account.id);
      if (hub)
        writeHub(
          place,
          {
            subscribedAt: at,
            defaultStandards: false,
            controlFindingGenerator: "SECURITY_CONTROL",
            tags: {},
          },
          when,
        );
    }
  const emails = new Map(seed.accounts.map((account) => [account.id, account.email]));
  for (const membership of seed.memberships)
    for (const region of membership.regions) {
      refuseImpossible(state, membership, region);
      const pair = { region, administratorId: membership.administrator, memberId: membership.member };
      writeRelation(state, pair, relationOf(membership, emails, at, newInvitationId), when);
    }
  return state;
}

export function aggregatorsOf(seed: AwsSeed): State["aggregators"] {
  return Object.fromEntries(
    seed.accounts.flatMap(({ id, aggregator }) => (aggregator ? [[id, aggregator] as const] : [])),
  );
}

function relationOf(
  { status, member: memberId, administrator: administratorId, organizationManaged = false }: MembershipSeed,
  emails: Map<string, string>,
  at: string,
  newInvitationId: () => string,
) {
  const invited = status !== "Created" && !organizationManaged;
  const email = organizationManaged ? undefined : emails.get(memberId);
  const member: Member = {
    status,
    updatedAt: at,
    organizationManaged,
    ...(email === undefined ? {} : { email }),
    ...(invited ? { invitedAt: at } : {}),
  };
  const invitation = invited
    ? { id: newInvitationId(), invitedAt: at, status, declined: status === "Resigned" }
    : undefined;
  const accepted = invitation && { invitationId: invitation.id, invitedAt: at };
  return {
    member,
    invitation,
    administrator: status === "Enabled" ? { accountId: administratorId, ...accepted } : undefined,
  };
}

function refuseImpossible(state: State, { status, member, administrator }: MembershipSeed, region: string) {
  if (status !== "Enabled") return;
  const place = placeOf(state, region, member);
  const what = `The seed has ${member} as an Enabled member of ${administrator} in ${region}`;
  if (!hubOf(place, "latest")) throw new Error(`${what}, where the account has no hub.`);
  const other = administratorOf(place, "latest");
  if (other) throw new Error(`${what}, where it is a member of ${other.accountId} already.`);
}
