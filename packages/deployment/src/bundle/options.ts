import { BUNDLING } from "@invitations/functions/deployment/bundling";
import type { BuildOptions } from "esbuild";

/** CommonJS packages in an ES module ask for `require`, `__filename` and `__dirname`. */
const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
  "",
].join("\n");

/**
 * What SST 4.17.1 tells esbuild for a function with {@link BUNDLING} (its `pkg/runtime/node/build.go`): with the same
 * version of esbuild, the same bytes.
 */
export function bundleOptions(root: string, entryPoints: { in: string; out: string }[], outdir: string) {
  return {
    absWorkingDir: root,
    entryPoints,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "esnext",
    format: BUNDLING.format,
    minify: BUNDLING.minify,
    keepNames: true,
    mainFields: ["module", "main"],
    // Packages that SST would install beside the bundle; nothing here asks for them.
    external: ["sharp", "pg-native"],
    // SST makes a map for its own console, and leaves it out of what it uploads.
    sourcemap: "linked",
    banner: { js: BANNER },
    metafile: true,
    logLevel: "silent",
  } satisfies BuildOptions;
}
