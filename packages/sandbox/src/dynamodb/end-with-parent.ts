import { createInterface } from "node:readline";

/**
 * A process of its own: `node end-with-parent.ts`. Its standard input is a pipe from whoever started it, which says
 * `+PID` of each process that shall end with the one at the other end, and `-PID` of one that has ended by itself. The
 * pipe breaks when that one ends, in whatever way: then all that are left are ended too.
 */
const left = new Set<number>();

createInterface(process.stdin)
  .on("line", (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith("+")) left.add(pid);
    else left.delete(pid);
  })
  .on("close", () => {
    for (const pid of left) end(pid);
  });

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended in the same moment.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
