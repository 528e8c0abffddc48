import type { WorldCell } from "../../protocol.ts";

export type Tone = "enabled" | "invited" | "created" | "resigned" | "removed" | "other" | "none" | "absent";

export interface Standing {
  tone: Tone;
  /** Never colour alone: this is read beside it. */
  label: string;
}

/** What each standing means, in the order of a membership's life. */
export const MEANINGS: { tone: Tone; label: string; meaning: string }[] = [
  { tone: "none", label: "Not a member", meaning: "not on the administrator's list" },
  { tone: "created", label: "Created", meaning: "on the list, not invited yet" },
  { tone: "invited", label: "Invited", meaning: "invited; the owner has not answered" },
  { tone: "enabled", label: "Enabled", meaning: "accepted: a member" },
  { tone: "resigned", label: "Resigned", meaning: "the member left" },
  { tone: "removed", label: "Removed", meaning: "the administrator took it off" },
];

/** Statuses come in either case; one that Security Hub may add is shown as it is written. */
export function standingOf(cell: WorldCell | undefined): Standing {
  if (!cell) return { tone: "absent", label: "Region off" };
  const status = cell.status?.toLowerCase();
  if (!status) return { tone: "none", label: "Not a member" };
  const known = MEANINGS.find(({ tone }) => tone === status && tone !== "none");
  return known ? { tone: known.tone, label: known.label } : { tone: "other", label: cell.status ?? "" };
}

/** Whom else the account follows there, if anybody. */
export function otherAdministrator(cell: WorldCell | undefined, administrator: string): string | undefined {
  return cell?.administrator && cell.administrator !== administrator ? cell.administrator : undefined;
}

/** Everything known of one account in one Region, for the tooltip. */
export function factsOf(cell: WorldCell | undefined, region: string, administrator: string): string {
  if (!cell) return `${region}: this account has not opted into the Region.`;
  const other = otherAdministrator(cell, administrator);
  return [
    `${region}: ${standingOf(cell).label}`,
    cell.hub ? "Security Hub is on" : "Security Hub is off",
    cell.configRecording ? "AWS Config is recording" : "AWS Config is not recording",
    other
      ? `follows another administrator, ${other}`
      : cell.administrator
        ? "follows this administrator"
        : "follows nobody",
  ].join(" · ");
}
