import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FUNCTIONS, type FunctionName } from "@invitations/functions/deployment/names";
import { build } from "esbuild";
import { bundleOptions } from "./options.ts";

/** A function as it is uploaded. */
export interface Bundle {
  name: FunctionName;
  /** Everything in it is uploaded, and nothing else. */
  directory: string;
  /** What Lambda calls: the file without its extension, and what it exports. */
  handler: string;
}

interface Bundling {
  /** Folder for the bundles, each in one of its own. */
  into: string;
  /** Without it, all functions. */
  names?: readonly FunctionName[];
}

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * Bundles the functions as SST does when it deploys them.
 *
 * @throws esbuild's `BuildFailure` where a source is missing or does not compile
 */
export function bundleFunctions({ into, names = FUNCTIONS }: Bundling): Promise<Bundle[]> {
  return Promise.all(names.map((name) => bundleFunction(name, join(into, name))));
}

async function bundleFunction(name: FunctionName, directory: string): Promise<Bundle> {
  const file = join(directory, "bundle.mjs");
  const entry = join(root, "packages", "functions", "src", `${name}.ts`);
  const { outputFiles, metafile } = await build({ ...bundleOptions(root, entry, file), write: false });
  const code = outputFiles.find(({ path }) => path === file)?.contents;
  const exported = Object.values(metafile.outputs).flatMap(({ exports }) => exports);
  if (!code || !exported.includes("handler")) throw new Error(`${entry} exports no handler.`);
  await mkdir(directory, { recursive: true });
  await writeFile(file, code);
  return { name, directory, handler: "bundle.handler" };
}
