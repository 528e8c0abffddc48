import { DEFAULT_PACE, type MachineSettings } from "@invitations/workflow/definition/settings";
import { functionArn, machineArn, type Place } from "./names.ts";

/** How patient and how busy the machines are. */
export type Pace = Omit<MachineSettings, "partition" | "functions" | "machines">;

/** What a definition is made of: a deployment and the practice world make the very same machines from it. */
export function machineSettings(place: Place, pace: Pace = DEFAULT_PACE): MachineSettings {
  return {
    partition: place.partition,
    functions: {
      administrator: functionArn(place, "administrator-steps"),
      member: functionArn(place, "member-steps"),
      announcer: functionArn(place, "announcer"),
    },
    machines: { invitation: machineArn(place, "invitation") },
    ...pace,
  };
}
