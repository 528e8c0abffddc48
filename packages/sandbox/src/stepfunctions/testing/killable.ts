// A process with Step Functions in it, to be killed: node killable.ts JOURNAL CALLS hang|answer
// Prints its endpoint; a number on its standard input moves its clock on by so many milliseconds.
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { openPractice, type Payload } from "./practice.ts";

const [journalFile = "", callsFile = "", mode = ""] = process.argv.slice(2);
const noted = (name: string, result: () => unknown) => (payload: Payload) => {
  appendFileSync(callsFile, `${JSON.stringify([name, payload])}\n`);
  return result();
};
const practice = await openPractice({
  journalFile,
  functions: {
    once: noted("once", () => "done before"),
    keep: noted("keep", () => null),
    after: noted("after", () => "waited"),
    // In flight when the first process is killed.
    slow: noted("slow", () => (mode === "hang" ? new Promise(() => {}) : "at last")),
  },
});
const endpoint = await practice.sfn.config.endpoint?.();
if (!endpoint) throw new Error("The gateway has no endpoint");
createInterface({ input: process.stdin }).on("line", (line) => practice.clock.advance(Number(line)));
console.log(`${endpoint.protocol}//${endpoint.hostname}:${endpoint.port}`);
