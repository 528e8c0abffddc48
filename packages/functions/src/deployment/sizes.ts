import type { FunctionName } from "./names.ts";

/** What Lambda gives each function. CPU grows with memory; 1,769 MB are one core. */
export interface Size {
  memoryMegabytes: number;
  timeoutSeconds: number;
}

/** A step ends before the state that waits 300 seconds for it, so that its own error is what is recorded. */
const STEP_SECONDS = 290;

export const SIZES: Readonly<Record<FunctionName, Size>> = {
  // Somebody waits for it, and Slack for three seconds: half a core more than it needs shortens a cold start.
  "slack-door": { memoryMegabytes: 1769, timeoutSeconds: 15 },
  "administrator-steps": { memoryMegabytes: 512, timeoutSeconds: STEP_SECONDS },
  // Judges the policies of whole accounts: at most 150 MB of its own.
  "member-steps": { memoryMegabytes: 1024, timeoutSeconds: STEP_SECONDS },
  announcer: { memoryMegabytes: 512, timeoutSeconds: STEP_SECONDS },
  watch: { memoryMegabytes: 256, timeoutSeconds: 60 },
  "alarm-announcer": { memoryMegabytes: 256, timeoutSeconds: 30 },
};
