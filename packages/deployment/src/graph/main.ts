import { parseArgs } from "node:util";
import { PlatformMissing } from "../platform/fetch.ts";
import { evaluateGraph } from "./evaluate.ts";
import { ProgramFailed } from "./graph.ts";
import { printGraph } from "./print.ts";

/** `npm run graph`: what a deployment would make, worked out without AWS. */
const usage = `npm run graph -- [--json] [--stage NAME] [--settings FILE]

  --json      everything, as one JSON document, in place of what is for people.
  --stage     production where none is named.
  --settings  a file in place of membership.config.ts.

Exit code 2 where the settings or the program are wrong, 1 where something else goes wrong.`;

/** Whoever reads the output may have read enough. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  const { values } = readArguments();
  if (values.help) {
    console.log(usage);
  } else {
    const { json, stage, settings } = values;
    const graph = await evaluateGraph({ stage, ...(settings === undefined ? {} : { settings }) });
    process.stdout.write(`${json ? JSON.stringify(graph, null, 2) : printGraph(graph)}\n`);
  }
} catch (error) {
  if (!(error instanceof ProgramFailed || error instanceof PlatformMissing)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ProgramFailed ? 2 : 1;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        json: { type: "boolean", default: false },
        stage: { type: "string", default: "production" },
        settings: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new ProgramFailed(`${(error as Error).message}\n\n${usage}`, { cause: error });
  }
}
