import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
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
 * Bundles the functions as SST does when it deploys them, all at once: what they share is read a single time, and the
 * bytes are those that each would have by itself.
 *
 * @throws esbuild's `BuildFailure` where a source is missing or does not compile
 */
export async function bundleFunctions({ into, names = FUNCTIONS }: Bundling): Promise<Bundle[]> {
  const sources = join(root, "packages", "functions", "src");
  const entryPoints = names.map((name) => ({ in: join(sources, `${name}.ts`), out: join(name, "bundle") }));
  const { outputFiles, metafile } = await build({ ...bundleOptions(root, entryPoints, into), write: false });
  const outputs = Object.entries(metafile.outputs);
  return Promise.all(
    names.map(async (name) => {
      const directory = join(into, name);
      const file = join(directory, "bundle.mjs");
      const code = outputFiles.find(({ path }) => path === file)?.contents;
      const made = outputs.find(([path]) => resolve(root, path) === file)?.[1];
      if (!code || !made?.exports.includes("handler")) throw new Error(`${name}.ts exports no handler.`);
      await mkdir(directory, { recursive: true });
      await writeFile(file, code);
      return { name, directory, handler: "bundle.handler" };
    }),
  );
}
