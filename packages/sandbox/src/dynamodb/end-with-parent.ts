/**
 * A process of its own: `node end-with-parent.ts PID`. Its standard input is a pipe from whoever started it,
 * which breaks when that process ends, in whatever way: then the process PID is ended too.
 */
const pid = Number(process.argv[2]);

process.stdin.on("close", () => {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It has ended by itself.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
});
process.stdin.resume();
