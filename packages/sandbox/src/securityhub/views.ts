import { hubArn } from "./arns.ts";
import {
  administratorOf,
  type Hub,
  hubOf,
  type Invitation,
  invitationsOf,
  type Member,
  membersOf,
  type Place,
  subscriptionsOf,
} from "./state.ts";

/** One account in one Region as it really is, whatever callers see of it yet. */
export interface PlaceView {
  accountId: string;
  region: string;
  /** Absent: Security Hub is off. `defaultStandards` tells whether enabling it also enabled the default standards. */
  hub?: Hub & { arn: string };
  /** Names of the standards that are enabled, or being enabled. */
  standards: string[];
  /** The account's list as administrator, by account id. */
  members: (Member & { accountId: string })[];
  /** What the account was sent as member, by administrator id. */
  invitations: (Invitation & { administratorId: string })[];
  /** Whose member the account is. */
  administrator?: { accountId: string; invitationId?: string; invitedAt?: string };
}

export function viewOf(place: Place, region: string, accountId: string): PlaceView {
  const hub = hubOf(place, "latest");
  const administrator = administratorOf(place, "latest");
  return {
    accountId,
    region,
    ...(hub ? { hub: { ...structuredClone(hub), arn: hubArn(region, accountId) } } : {}),
    standards: subscriptionsOf(place, "latest").flatMap(([name, { disabling }]) => (disabling ? [] : [name])),
    members: membersOf(place, "latest").map(([id, member]) => ({ ...member, accountId: id })),
    invitations: invitationsOf(place, "latest").map(([id, invitation]) => ({
      ...invitation,
      administratorId: id,
    })),
    ...(administrator ? { administrator: { ...administrator } } : {}),
  };
}
