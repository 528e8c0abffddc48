/** What a deployment decides about its machines. */
export interface MachineSettings {
  /** Of the deployment: `aws`, `aws-us-gov`, `aws-cn`. */
  partition: string;
  /** Function ARNs (or names, in the practice world), split by what each may touch. */
  functions: { administrator: string; member: string; announcer: string };
  /** ARN of the machine that each request of a batch goes on by. */
  machines: { invitation: string };
  /**
   * Seconds after which the waiting workflow asks the record again whether somebody has decided. This is what
   * mends a decision that was recorded while the workflow could not be reached.
   */
  askAgainAfterSeconds: number;
  /** Regions worked on at once; administrator-side calls share 10 a second per Region. */
  regionsAtOnce: number;
  /** Tries and pace of reading back what eventually becomes true. */
  readBack: { intervalSeconds: number; maxDelaySeconds: number; attempts: number };
}

export const DEFAULT_PACE = {
  askAgainAfterSeconds: 24 * 60 * 60,
  regionsAtOnce: 5,
  // Some five minutes in all: AWS's own scripts wait as long for the same thing.
  readBack: { intervalSeconds: 2, maxDelaySeconds: 30, attempts: 14 },
} satisfies Omit<MachineSettings, "partition" | "functions" | "machines">;
