import { writeFileSync } from "node:fs";
import { createRequire, setSourceMapsSupport } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readApp, readCredentials } from "./app.ts";
import { failureOf } from "./failure.ts";
import type { App, Value } from "./graph.ts";
import type { Outcome, Request } from "./messages.ts";
import { plainObject } from "./plain.ts";
import { createMocks, type Pulumi, recordResources } from "./pulumi.ts";

/**
 * Runs the compiled `sst.config.ts` under Pulumi's mocks, in a process of its own: Pulumi keeps its state in the process,
 * and only the end of all work says that nothing more comes.
 */
const request: Request = JSON.parse(process.env.GRAPH_REQUEST ?? "");
const { root, work, stage } = request;
const folders = [
  { folder: work, written: ".sst" },
  { folder: root, written: "" },
];

let outcome: Outcome | undefined;

function end(result: Outcome): never {
  writeFileSync(request.answer, JSON.stringify(result));
  process.exit();
}

// What goes wrong first makes other things go wrong: the first is told.
const fail = (error: unknown) => {
  // Pulumi would complain of all that was given up.
  process.removeAllListeners("exit");
  end({ failure: failureOf(error, root) });
};
process.on("uncaughtException", fail).on("unhandledRejection", fail);
// Resources are made while values become known: only a process without anything left to do has made them all.
process.once("beforeExit", () => {
  end(outcome ?? { failure: "The program waits for something that never comes." });
});

interface Program {
  app(stage: string): Promise<object>;
  run(): Promise<Record<string, unknown>>;
}

// Of the program alone: nobody asks for the lines of its packages, and reading their maps takes its time.
setSourceMapsSupport(true, { nodeModules: false, generatedCode: false });
const program: Program = await import(pathToFileURL(request.program).href);
const app: App = readApp(await program.app(stage), stage);
Object.assign(globalThis, { $app: app });

const pulumi: Pulumi = createRequire(join(request.platform, "package.json"))("@pulumi/pulumi");
const credentials = readCredentials(request.credentials, app);
await pulumi.runtime.setMocks(createMocks(credentials), app.name, stage);
const resources = recordResources(pulumi, root, folders);
// SST adds what it wants to keep for itself.
const { _protect, ...outputs } = (await pulumi.runtime.runInPulumiStack(() => program.run())) as Record<
  string,
  Value
>;
outcome = { app, credentials, resources, outputs: plainObject(outputs, folders) };
