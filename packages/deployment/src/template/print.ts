import { writeFileSync } from "node:fs";
import { read, USAGE } from "./options.ts";

/** `npm run template`: the member role's CloudFormation template, or a link that opens the console with it. */
const wanted = read(process.argv.slice(2));
if ("faults" in wanted) {
  console.error(`${wanted.faults.join("\n")}\n\n${USAGE}`);
  process.exitCode = 1;
} else if (wanted.into === undefined) {
  process.stdout.write(wanted.print);
} else {
  try {
    writeFileSync(wanted.into, wanted.print);
    console.log(`The template is in ${wanted.into}.`);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    console.error(`The template could not be written to ${wanted.into}: ${error.message}`);
    process.exitCode = 1;
  }
}
