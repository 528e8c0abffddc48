import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runtimeError } from "./errors.ts";

export type Handler = (event: unknown, context: object) => unknown;

/** The text is AWS's own, since it is what people will search for. */
const NO_CALLBACKS =
  "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.";

/**
 * Finds `bundle.handler` under `taskRoot` as Lambda's runtime of Node 24 does: the file as it is named, or ending
 * in .js, .mjs or .cjs; in it the export, which may lie deeper or in the default export. Throws a `Runtime.…`
 * error, or what the module throws while it loads.
 */
export async function loadHandler(taskRoot: string, named: string): Promise<Handler> {
  if (named.includes("..")) {
    const words =
      "is not a valid handler name. Use absolute paths when specifying root directories in handler names.";
    throw runtimeError("MalformedHandlerName", `'${named}' ${words}`);
  }
  const last = basename(named);
  const [, file, path] = /^([^.]*)\.(.*)$/.exec(last) ?? [];
  if (file === undefined || path === undefined) throw runtimeError("MalformedHandlerName", "Bad handler");
  const module = await load(resolve(taskRoot, named.slice(0, named.indexOf(last)), file));
  const found = deep(module, path) ?? deep((module as { default?: unknown }).default, path);
  if (!found) throw runtimeError("HandlerNotFound", `${named} is undefined or not exported`);
  if (typeof found !== "function") throw runtimeError("HandlerNotFound", `${named} is not a function`);
  if (found.length >= 3) throw runtimeError("CallbackHandlerDeprecated", NO_CALLBACKS);
  return found as Handler;
}

async function load(path: string): Promise<object> {
  const file = ["", ".js", ".mjs", ".cjs"].map((ending) => path + ending).find((each) => existsSync(each));
  if (file === undefined) throw runtimeError("ImportModuleError", `Error: Cannot find module '${path}'`);
  try {
    return (await import(pathToFileURL(file).href)) as object;
  } catch (error) {
    if (error instanceof SyntaxError) throw runtimeError("UserCodeSyntaxError", String(error));
    // A CommonJS bundle that lacks a module; one of ES modules tells it in its own words.
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") {
      throw runtimeError("ImportModuleError", String(error));
    }
    throw error;
  }
}

function deep(module: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (within, key) =>
        within && typeof within === "object" ? (within as Record<string, unknown>)[key] : undefined,
      module,
    );
}
