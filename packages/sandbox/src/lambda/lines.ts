import type { Readable } from "node:stream";

/** Calls `log` with each line that comes out of a process, the last one too where it ends in the midst of it. */
export function eachLine(stream: Readable | null, log: (line: string) => void): void {
  let rest = "";
  stream
    ?.setEncoding("utf8")
    .on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) log(line);
    })
    .on("end", () => {
      if (rest !== "") log(rest);
    });
}
