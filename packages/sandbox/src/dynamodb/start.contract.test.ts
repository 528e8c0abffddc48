import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { tableDefinition } from "@invitations/history/table";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { EngineName } from "./engines.ts";
import { type RunningDynamoDB, startDynamoDB } from "./start.ts";
import { createTable, expireBy } from "./table.ts";

// Java compiles and loads for seconds, several times in one test, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const TABLE = "practice";
const credentials = { accessKeyId: "practice", secretAccessKey: "practice" };

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A process that nobody has reaped yet is dead all the same; field 3 of its line says so.
  const stat = `/proc/${pid}/stat`;
  return !(existsSync(stat) && /^\d+ \(.*\) Z/.test(readFileSync(stat, "utf8")));
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (!isRunning(pid)) return true;
    await pause(20);
  }
  return false;
}

describe.each<EngineName>(["dynoxide", "dynamodb-local"])("%s", (engine) => {
  describe("with a folder for its data, closed and started again", () => {
    let dataDirectory: string;
    let first: RunningDynamoDB;
    let second: RunningDynamoDB;
    const died = Promise.withResolvers<Error>();
    const key = { pk: { S: "REQUEST#1" }, sk: { S: "HEAD" } };
    beforeAll(async () => {
      dataDirectory = join(mkdtempSync(join(tmpdir(), "dynamodb-")), "made", "if need be");
      first = await startDynamoDB({ engine, dataDirectory });
    });
    afterAll(async () => {
      await Promise.all([first?.close(), second?.close()]);
      rmSync(join(dataDirectory, "..", ".."), { recursive: true });
    });

    test("answers at its address on the loopback interface only", async () => {
      expect(first.engine).toBe(engine);
      expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      // No port that a server of another test could take while the engine loads, and answer in its place.
      expect(Number(new URL(first.url).port)).toBeLessThan(32_768);
      expect((await fetch(first.url)).status).toBeGreaterThan(0);
      expect(isRunning(first.pid)).toBe(true);
      const outward = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter(({ internal, family }) => !internal && family === "IPv4")
        .map(({ address }) => address);
      // A Linux machine has 127.0.0.2 as well; who listens on 127.0.0.1 alone is not there.
      for (const address of ["127.0.0.2", ...outward]) {
        await expect(fetch(first.url.replace("127.0.0.1", address))).rejects.toThrow("fetch failed");
      }
    });

    test("takes the same table twice, protects it and lets items expire, also one that was made without", async () => {
      const client = new DynamoDBClient({ endpoint: first.url, region: "us-east-1", credentials });
      await createTable(first.url, tableDefinition(TABLE));
      await createTable(first.url, tableDefinition(TABLE));
      for (let times = 0; times < 2; times += 1) {
        await createTable(first.url, { ...tableDefinition(TABLE), DeletionProtectionEnabled: true });
        await expireBy(first.url, TABLE, "expiresAt");
      }
      const { Table } = await client.send(new DescribeTableCommand({ TableName: TABLE }));
      expect(Table?.DeletionProtectionEnabled).toBe(true);
      const { TimeToLiveDescription } = await client.send(
        new DescribeTimeToLiveCommand({ TableName: TABLE }),
      );
      expect(TimeToLiveDescription).toMatchObject({
        AttributeName: "expiresAt",
        TimeToLiveStatus: "ENABLED",
      });
    });

    test("leaves nothing but its data when it is closed", async () => {
      const writer = new DynamoDBClient({ endpoint: first.url, region: "eu-central-1", credentials });
      await writer.send(new PutItemCommand({ TableName: TABLE, Item: { ...key, version: { N: "7" } } }));
      await first.close();
      expect(isRunning(first.pid)).toBe(false);
      await expect(fetch(first.url)).rejects.toThrow("fetch failed");
    });

    test("has its data when it is started again, and takes another table of that name never", async () => {
      second = await startDynamoDB({ engine, dataDirectory, onDeath: died.resolve });
      await createTable(second.url, tableDefinition(TABLE));
      // Another Region and key see the same tables.
      const reader = new DynamoDBClient({ endpoint: second.url, region: "us-west-2", credentials });
      const { Item } = await reader.send(new GetItemCommand({ TableName: TABLE, Key: key }));
      expect(Item?.version).toEqual({ N: "7" });

      const byName = {
        IndexName: "byName",
        KeySchema: [{ AttributeName: "name", KeyType: "HASH" as const }],
        Projection: { ProjectionType: "KEYS_ONLY" as const },
      };
      const named = ["pk", "sk", "name"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S" as const,
      }));
      const other = {
        ...tableDefinition(TABLE),
        GlobalSecondaryIndexes: [byName],
        AttributeDefinitions: named,
      };
      await expect(createTable(second.url, other)).rejects.toThrow(
        /^Table practice is there already, .* It has pk, sk; .*; wanted is pk, sk; byName \(name\)\. Begin/,
      );
    });

    test("reports its own death, and what it said", async () => {
      process.kill(second.pid, "SIGKILL");
      expect((await died.promise).message).toMatch(`${engine} ended by itself (signal SIGKILL).`);
    });
  });
});

test("says which port is taken, before anything is started", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const { port } = taken.address() as AddressInfo;
  await expect(startDynamoDB({ port })).rejects.toMatchObject({
    message: `Port ${port} is taken, and DynamoDB was to listen there.`,
    code: "EADDRINUSE",
  });
  taken.close();
});

test("gives the engine's own words where that does not start", async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), "dynamodb-"));
  mkdirSync(join(dataDirectory, "dynoxide.sqlite"));
  await expect(startDynamoDB({ engine: "dynoxide", dataDirectory })).rejects.toThrow(
    /^dynoxide did not start \(exit code 1\)\. It said: .*unable to open database file/,
  );
  rmSync(dataDirectory, { recursive: true });
});

// Whoever watches over an engine ends it in the same way, whichever it is.
test.each(["SIGKILL", "SIGTERM", "SIGINT", "uncaught", "exit"])("ends with its parent: %s", async (way) => {
  const { parent, pid } = await parentOf("dynoxide");
  if (way.startsWith("SIG")) parent.kill(way as NodeJS.Signals);
  else parent.stdin?.write(`${way}\n`);
  await once(parent, "exit");
  expect(await gone(pid)).toBe(true);
});

/** A process that starts an engine, tells its id, and ends as it is told. */
async function parentOf(engine: EngineName): Promise<{ parent: ChildProcess; pid: number }> {
  const start = fileURLToPath(new URL("start.ts", import.meta.url));
  const script = `
    import { startDynamoDB } from ${JSON.stringify(start)};
    const { pid } = await startDynamoDB({ engine: ${JSON.stringify(engine)} });
    process.stdin.on("data", (told) => {
      if (String(told).includes("exit")) process.exit(3);
      throw new Error("told to");
    });
    console.log(pid);`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const [told] = (await once(parent.stdout, "data")) as [Buffer];
  const pid = Number(told.toString());
  expect(isRunning(pid)).toBe(true);
  return { parent, pid };
}
