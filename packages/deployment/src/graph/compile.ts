import { readFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { build, type Plugin } from "esbuild";
import { ProgramFailed } from "./graph.ts";

/** What SST leaves to the platform's own packages. */
const EXTERNAL = [
  "@pulumi/*",
  "@pulumiverse/*",
  "@sst-provider/*",
  "@aws-sdk/*",
  "esbuild",
  "archiver",
  "glob",
  "undici",
  "vite",
];

interface Compilation {
  root: string;
  platform: string;
  /** Folder that stands for `.sst` while the program runs. */
  work: string;
  /** Where the program goes; inside the platform, whose packages it imports. */
  outfile: string;
  /** File in place of `membership.config.ts`. */
  settings?: string;
}

/**
 * Makes one module of `sst.config.ts`, the stacks and SST's components, as SST itself does it (its `pkg/js/js.go` and
 * `pkg/project/run.go`). The module exports `app(stage)` and `run()`; `$app` is read from `globalThis`.
 *
 * @throws {ProgramFailed} where a file does not compile
 */
export async function compileProgram({ root, platform, work, outfile, settings }: Compilation) {
  const paths = { home: work, root, work, platform };
  const globalImports = [
    { as: "aws", from: "@pulumi/aws" },
    { as: "sst", from: join(platform, "src", "components") },
  ];
  try {
    await build({
      stdin: {
        contents: `
          import config from ${JSON.stringify(join(root, "sst.config.ts"))};
          export const app = (stage) => config.app({ stage });
          export const run = async () => {
            const { run } = await import(${JSON.stringify(join(platform, "src", "auto", "run.ts"))});
            return run(config.run);
          };`,
        resolveDir: root,
        sourcefile: "program.ts",
        loader: "ts",
      },
      absWorkingDir: root,
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "es2023",
      mainFields: ["module", "main"],
      sourcemap: "linked",
      sourcesContent: false,
      nodePaths: [join(platform, "node_modules")],
      external: EXTERNAL,
      inject: [join(platform, "src", "shim", "run.js")],
      define: {
        $app: "globalThis.$app",
        $cli: JSON.stringify({ command: "diff", rpc: "", dev: false, paths, state: { version: {} } }),
        $dev: "false",
      },
      banner: {
        js: [
          "import { createRequire as topLevelCreateRequire } from 'module';",
          "const require = topLevelCreateRequire(import.meta.url);",
        ].join("\n"),
      },
      plugins: [
        refuseTopLevelImports(globalImports.map(({ from }) => from)),
        ...(settings ? [inPlaceOf(join(root, "membership.config.ts"), settings)] : []),
        steadySuffixes(platform),
        globals([join(root, "sst.config.ts"), join(root, "stacks") + sep], globalImports),
      ],
      logLevel: "silent",
    });
  } catch (error) {
    throw new ProgramFailed(sentences(error), { cause: error });
  }
}

function sentences(error: unknown): string {
  const { errors } = error as {
    errors?: readonly { text: string; location?: { file: string; line: number } | null }[];
  };
  if (!errors) return String(error);
  return errors
    .map(({ text, location }) => (location ? `${location.file}:${location.line}: ${text}` : text))
    .join("\n");
}

/** SST evaluates `app()` before there are any packages, and refuses what would need some. */
function refuseTopLevelImports(except: readonly string[]): Plugin {
  const text = "sst.config.ts must not import at its top; SST wants `await import()` inside of `run()`.";
  return {
    name: "refuse-top-level-imports",
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ importer, kind, path }) => {
        const top = basename(importer) === "sst.config.ts" && kind === "import-statement";
        return top && !except.includes(path) ? { errors: [{ text }] } : undefined;
      });
    },
  };
}

/** Whoever imports the one file gets the other. */
function inPlaceOf(file: string, other: string): Plugin {
  return {
    name: "in-place-of",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const asked = join(resolveDir, path);
        return asked === file || `${asked}.ts` === file ? { path: other } : undefined;
      });
    },
  };
}

/** SST ends some names in eight letters by chance; made from the name instead, they are the same each time. */
function steadySuffixes(platform: string): Plugin {
  const chance = 'crypto.randomBytes(8).toString("hex")';
  return {
    name: "steady-suffixes",
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]components[/\\]naming\.ts$/ }, async ({ path }) => {
        if (!path.startsWith(platform)) return undefined;
        const source = await readFile(path, "utf8");
        if (!source.includes(chance)) {
          return {
            errors: [{ text: "SST chooses its suffixes in another way than steadySuffixes() knows." }],
          };
        }
        return { contents: source.replace(chance, "main"), loader: "ts" };
      });
    },
  };
}

/** Our files use SST's names without importing them. */
function globals(ours: readonly string[], imports: readonly { as: string; from: string }[]): Plugin {
  const line = imports.map(({ as, from }) => `import * as ${as} from ${JSON.stringify(from)};`).join("");
  return {
    name: "globals",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!ours.some((start) => path.startsWith(start))) return undefined;
        // Before the first line and not above it: the lines keep their numbers.
        return { contents: line + (await readFile(path, "utf8")), loader: "ts" };
      });
    },
  };
}
