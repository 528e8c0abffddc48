import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { evaluateGraph } from "../graph/evaluate.ts";
import { ProgramFailed } from "../graph/graph.ts";
import { PlatformMissing } from "../platform/fetch.ts";
import { costsDocument } from "./document.ts";

/** `npm run costs`: what a month costs, worked out from what a deployment would make. */
const usage = `npm run costs -- [--write] [--settings FILE]

  --write     writes docs/costs.md in place of printing it.
  --settings  a file in place of membership.config.ts.

Exit code 2 where the settings or the program are wrong, 1 where something else goes wrong.`;

try {
  const { write, settings, help } = readArguments();
  if (help) {
    console.log(usage);
  } else {
    const graph = await evaluateGraph({
      stage: "production",
      ...(settings === undefined ? {} : { settings }),
    });
    const document = costsDocument(graph);
    if (write) writeFileSync(new URL("../../../../docs/costs.md", import.meta.url), document);
    else process.stdout.write(document);
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
        write: { type: "boolean", default: false },
        settings: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new ProgramFailed(`${(error as Error).message}\n\n${usage}`, { cause: error });
  }
}
