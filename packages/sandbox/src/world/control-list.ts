import type { WorldControl } from "../slack/page/protocol.ts";
import { REFUSABLE_METHODS } from "./slack-faults.ts";

export const CLOCK_CONTROLS: WorldControl[] = [
  { id: "clock-hour", subject: "World clock", label: "+1 hour", needs: "nothing" },
  { id: "clock-day", subject: "World clock", label: "+1 day", needs: "nothing" },
  { id: "clock-week", subject: "World clock", label: "+7 days", needs: "nothing" },
];

type Grouped = Omit<WorldControl, "group">;

/** What is broken here stands under what is broken, until it is mended. */
const BREAKING: Grouped[] = [
  { id: "role-gone", subject: "Member role", label: "Take away", needs: "account" },
  { id: "role-back", subject: "Member role", label: "Give back", needs: "account" },
  { id: "action-gone", subject: "New accept action", label: "Take away", needs: "account" },
  { id: "action-back", subject: "New accept action", label: "Give back", needs: "account" },
  { id: "hub-off", subject: "Security Hub", label: "Turn off", needs: "region" },
  { id: "hub-on", subject: "Security Hub", label: "Turn on", needs: "region" },
  { id: "config-off", subject: "AWS Config", label: "Stop", needs: "region" },
  { id: "config-on", subject: "AWS Config", label: "Start", needs: "region" },
  { id: "throttle-on", subject: "Throttling", label: "Begin", needs: "region" },
  { id: "throttle-off", subject: "Throttling", label: "End", needs: "region" },
  { id: "account-close", subject: "AWS account", label: "Close", needs: "account" },
  { id: "account-open", subject: "AWS account", label: "Open again", needs: "account" },
  {
    id: "slack-refuses",
    subject: "Slack method",
    label: "Refuse for an hour",
    needs: "nothing",
    choices: REFUSABLE_METHODS,
  },
  {
    id: "slack-obeys",
    subject: "Slack method",
    label: "Mend",
    needs: "nothing",
    choices: REFUSABLE_METHODS,
  },
];

/** What anybody may rightly do in a console: nothing of it is broken, and the app finds out later. */
const IN_CONSOLES: Grouped[] = [
  { id: "console-accept", subject: "The account", label: "Accept", needs: "region" },
  { id: "console-leave", subject: "The account", label: "Leave", needs: "region" },
  { id: "console-enroll", subject: "Administrator", label: "Invite, accept", needs: "region" },
  { id: "console-remove", subject: "Administrator", label: "Remove", needs: "region" },
];

/** @param linkable Regions that the administrator's finding aggregator can link */
export function troubleControls(linkable: string[]): WorldControl[] {
  const linking = { subject: "Linked Region", needs: "nothing", choices: linkable } as const;
  return [
    ...BREAKING.map((control) => ({ ...control, group: "Break and mend" })),
    ...IN_CONSOLES.map((control) => ({ ...control, group: "In the console" })),
    ...(linkable.length > 0
      ? [
          { ...linking, id: "region-link", label: "Link", group: "In the console" },
          { ...linking, id: "region-unlink", label: "Unlink", group: "In the console" },
        ]
      : []),
  ];
}
