import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const everywhere = "packages/*/src/**";

/** Where it is written what roles do in the worlds of this run, for the proof to look at; a folder that is given is kept. */
const given = process.env.PRACTICE_CALLS_DIRECTORY;
const recorded = { PRACTICE_CALLS_DIRECTORY: given ?? join(tmpdir(), `practice-calls-${randomUUID()}`) };
const forgotten = given ? [] : ["packages/sandbox/src/journeys/proof/forget-calls.setup.ts"];

// Many tests start the same commands: Node need not compile their modules each time.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "node-compile-cache");

/** Files that take long for their size, with which Vitest would end where it has no results of an earlier run. */
const LONG = [
  "stories.test.ts",
  "days.test.ts",
  "invitations.test.ts",
  "commands.test.ts",
  "outside.test.ts",
  "recovery.test.ts",
  "oracle.test.ts",
  "false-ready.contract.test.ts",
];

/** In each kind the longest first: a long file at the end would run alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const kinds = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`/${name}`));
    return [...kinds.values()].flatMap((kind) => [
      ...kind.filter(isLong),
      ...kind.filter((file) => !isLong(file)),
    ]);
  }
}

/** One root, four kinds of test; `npx vitest run --project unit` runs one kind. */
export default defineConfig({
  test: {
    allowOnly: false,
    // Most of these tests wait for a process or a socket: more of them than cores keep the cores busy.
    maxWorkers: 3,
    // No test leaves anything behind, and loading the SDK anew for each file costs more than many a test.
    isolate: false,
    // Node runs the sources as they are, everywhere else too.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: LongestFirst },
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
          include: [`${everywhere}/journeys/**/*.test.ts`, `${everywhere}/*.browser.test.ts`],
          exclude: [`${everywhere}/*.proof.test.ts`],
          // Journeys run on the functions as they are deployed.
          globalSetup: [...forgotten, "packages/sandbox/src/journeys/testing/functions.setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "proof",
          env: recorded,
          globalSetup: forgotten,
          // After every journey.
          sequence: { groupOrder: 1 },
          include: [`${everywhere}/*.proof.test.ts`],
        },
      },
    ],
  },
});
