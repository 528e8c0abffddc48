import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";

const everywhere = "packages/*/src/**";

/** Where it is written what roles do in the worlds of this run, for the proof to look at; a folder that is given is kept. */
const given = process.env.PRACTICE_CALLS_DIRECTORY;
const recorded = { PRACTICE_CALLS_DIRECTORY: given ?? join(tmpdir(), `practice-calls-${randomUUID()}`) };
const forgotten = given ? [] : ["packages/sandbox/src/journeys/proof/forget-calls.setup.ts"];

// Many tests start the same commands: Node need not compile their modules each time.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "node-compile-cache");

/** One root, five kinds of test; `npx vitest run --project unit` runs one kind. */
export default defineConfig({
  test: {
    allowOnly: false,
    // Most of these tests wait for a process or a socket: more of them than cores keep the cores busy.
    maxWorkers: 4,
    // No test leaves anything behind, and loading the SDK anew for each file costs more than many a test.
    isolate: false,
    projects: [
      {
        test: {
          name: "unit",
          // Property tests take their time on a busy machine.
          testTimeout: 20_000,
          include: [`${everywhere}/*.test.ts`],
          exclude: [
            `${everywhere}/*.contract.test.ts`,
            `${everywhere}/*.browser.test.ts`,
            `${everywhere}/journeys/**`,
          ],
        },
      },
      {
        test: {
          name: "contract",
          include: [`${everywhere}/*.contract.test.ts`],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "journey",
          env: recorded,
          include: [`${everywhere}/journeys/*.test.ts`],
          // Journeys run on the functions as they are deployed.
          globalSetup: [...forgotten, "packages/sandbox/src/journeys/testing/functions.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          env: recorded,
          globalSetup: forgotten,
          // A browser takes a core of its own, and its tests wait for no longer than a person would.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: [`${everywhere}/*.browser.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "proof",
          env: recorded,
          globalSetup: forgotten,
          // After every journey, in a browser or not.
          sequence: { groupOrder: 2 },
          include: [`${everywhere}/*.proof.test.ts`],
        },
      },
    ],
  },
});
