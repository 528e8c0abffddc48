import { examine } from "./examine.ts";
import { type Asked, readQuestion, USAGE } from "./read-question.ts";
import { exitCodeOf, report } from "./report.ts";

/** `npm run doctor`: says of everything that a deployment needs whether it is there, and what to do where it is not. */
function asked(): Asked | undefined {
  try {
    return readQuestion(process.argv.slice(2), process.env);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

const typed = asked();
if (typed) {
  try {
    const examination = await examine(typed.question);
    console.log(typed.json ? JSON.stringify(examination, null, 2) : report(examination));
    process.exitCode = exitCodeOf(examination);
  } catch (error) {
    console.error("The doctor itself failed, which is a mistake of this program:", error);
    process.exitCode = 2;
  }
} else {
  console.log(USAGE);
}
