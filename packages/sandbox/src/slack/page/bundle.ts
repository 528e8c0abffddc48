import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export interface Bundle {
  script: string;
  style: string;
}

const ownFolder = fileURLToPath(new URL("./browser", import.meta.url));

/**
 * Builds the page from `main.tsx` and `page.css`.
 * @throws Error with what esbuild says is wrong, and where
 */
export async function bundlePage(folder: string = ownFolder): Promise<Bundle> {
  try {
    const result = await build({
      entryPoints: { page: join(folder, "main.tsx"), style: join(folder, "page.css") },
      bundle: true,
      write: false,
      outdir: "out",
      format: "esm",
      target: "es2022",
      jsx: "automatic",
      jsxImportSource: "preact",
      sourcemap: "inline",
      logLevel: "silent",
      define: { "process.env.NODE_ENV": '"production"' },
    });
    const output = (name: string) => result.outputFiles.find((file) => file.path.endsWith(name))?.text ?? "";
    // Styles that the script imports come out beside it, those of page.css among them.
    return { script: output("/page.js"), style: output("/page.css") || output("/style.css") };
  } catch (problem) {
    const reason = problem instanceof Error ? problem.message : String(problem);
    throw new Error(`The workspace page could not be built. ${reason}`);
  }
}

/** The shell that loads the page. */
export const shell = (team: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${team.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="page"></div>
<script type="module" src="/page.js"></script>
</body>
</html>
`;
