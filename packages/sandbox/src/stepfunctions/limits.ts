/** Quotas of Standard workflows (developer guide, "Service quotas"; botocore model of `states`). */

/** Input, output, arguments and results, in bytes of UTF-8. */
export const LARGEST_PAYLOAD = 262_144;
export const LARGEST_DEFINITION = 1_048_576;
export const MOST_HISTORY_EVENTS = 25_000;
export const LONGEST_ERROR = 256;
export const LONGEST_CAUSE = 32_768;

const DAY = 86_400_000;
/** An execution that runs longer than a year times out. */
export const LONGEST_EXECUTION = 365 * DAY;
/** A closed execution is kept this long; after that its name is free again. */
export const KEPT_AFTER_CLOSE = 90 * DAY;

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
