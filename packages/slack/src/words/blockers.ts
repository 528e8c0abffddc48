import type { Blocker } from "@invitations/core/readiness";
import { counted, mrkdwn, series, type Voice } from "./voice.ts";

/** What stands in the way of a membership, and what to do about it. */
export function blockerWords(blocker: Blocker, voice: Voice = mrkdwn): string {
  const { code } = voice;
  const regions = (names: readonly string[]) => series(names.map((name) => code(name, 40)));
  switch (blocker.blocker) {
    case "role-not-assumable":
      return `I cannot enter the account: its role ${code(blocker.role, 160)} could not be assumed (${code(blocker.message, 240)}). Deploy the member role there, with the external id of this app and a trust policy that names it, and ask again.`;
    case "other-administrator":
      return `The account follows another Security Hub administrator, ${code(blocker.administrator)}, in ${regions(blocker.regions)}. I never leave an administrator on anybody's behalf: the account's owner must first leave it in each of these Regions (Security Hub console, Settings, Accounts), and then it can be asked for again.`;
    case "is-administrator":
      return `The account is a Security Hub administrator itself, of ${counted(blocker.members, "member account")}, in ${regions(blocker.regions)}, and an administrator cannot become a member. Its own members must be disassociated and deleted there first; then ask again.`;
    case "organization-managed":
      return `The account belongs to organization ${code(blocker.organization)}, whose accounts this administrator manages through AWS Organizations; such an account is not invited. Add it as a member in the administrator's Security Hub console under Settings, Configuration.`;
    case "organization-unknown":
      return `I could not find out whether the account belongs to the organization that this administrator manages (${code(blocker.because, 240)}), and an account of that organization would become a member without anybody being asked. Allow ${code("organizations:DescribeOrganization")} in the member role, and ask again.`;
    case "already-member":
      return `The account is a member already in every Region asked for: ${regions(blocker.regions)}. Nothing needs to be done.`;
  }
}

/** What stands in the way, as half a sentence: for a headline, and for a line of history. */
export function blockerName(blocker: Blocker, { code }: Voice = mrkdwn): string {
  switch (blocker.blocker) {
    case "role-not-assumable":
      return "its role could not be assumed";
    case "other-administrator":
      return `it follows another administrator, ${code(blocker.administrator)}`;
    case "is-administrator":
      return "it is an administrator itself";
    case "organization-managed":
      return `organization ${code(blocker.organization)} manages it`;
    case "organization-unknown":
      return "it cannot be told whether an organization manages it";
    case "already-member":
      return "it is a member already";
  }
}
