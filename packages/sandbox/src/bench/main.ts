import { parseArgs } from "node:util";
import { cases } from "./cases.ts";
import { meters } from "./meters.ts";
import { report } from "./report.ts";

/**
 * `npm run bench`: what the app's work costs, as ratios to smaller work in the same run or as it was promised; exit
 * code 1 where a budget is broken. `--only <word>` takes the cases whose name has the word.
 */
const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});
const chosen = cases.filter(({ name }) => name.includes(values.only));
if (chosen.length === 0) {
  const names = cases.map(({ name }) => `  ${name}`).join("\n");
  console.error(`No case has "${values.only}" in its name. There are:\n${names}`);
  process.exitCode = 1;
} else {
  process.exitCode = await report(chosen, meters, console.log, values.json);
}
