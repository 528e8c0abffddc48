import type { ClockMoved } from "../messages.ts";
import { moveDate } from "../moved-date.ts";

/**
 * What the practice world needs of a function's process and Lambda's has not, loaded before the runtime and apart
 * from it: the world's hour, and the end with the parent.
 */
const setAhead = moveDate(Number(process.env.PRACTICE_CLOCK_AHEAD ?? 0));
// Read by Node itself as it starts. Neither is part of a function's environment.
delete process.env.PRACTICE_CLOCK_AHEAD;
delete process.env.NODE_COMPILE_CACHE;

process.on("message", ({ clockAhead }: ClockMoved) => {
  setAhead(clockAhead);
  process.send?.({ clockAhead } satisfies ClockMoved);
});
// A function that waits for nothing ends, as with Lambda; the wire to the parent does not keep it.
process.channel?.unref();
process.on("disconnect", () => process.exit(0));
if (!process.connected) process.exit(0);
// Ctrl-C goes to the whole group; the parent decides when the functions end.
process.on("SIGINT", () => undefined);
