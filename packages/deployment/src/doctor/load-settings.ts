import { type BuildFailure, build } from "esbuild";

/** What a settings file exports by default. SST bundles the file before it runs it, and so does this. */
export async function loadSettings(file: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: "node24",
    logLevel: "silent",
  });
  const code = outputFiles[0]?.text ?? "";
  const loaded: { default?: unknown } = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`
  );
  return loaded.default;
}

/** Why a file could not be loaded, a line for each fault: with its place where the file cannot be read at all. */
export function loadingFault(error: unknown): string[] {
  const { errors } = error as Partial<BuildFailure>;
  if (!errors?.length) return [String(error)];
  return errors.map(({ text, location }) =>
    location ? `line ${location.line}: ${text} (${location.lineText.trim()})` : text,
  );
}
