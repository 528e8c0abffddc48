import { parseArgs } from "node:util";
import { readSeed } from "../seeds/read-seed.ts";
import { STORIES_THERE, storiesNamed } from "./stories/names.ts";
import { secondsSince } from "./stories/seconds-since.ts";
import type { StoriesResult } from "./stories/stories.ts";

/** `npm run demo`: stories played in a world of their own; exit code 0 only if all came out as they should. */
const usage = `npm run demo -- [--story NAME] [--json] [--seed practice|FILE.json]

  --story  ${STORIES_THERE.join(", ")}; main where none is named. lifecycle tells what can become of a
           membership: all but main and readiness, in one world.
  --json   what came of it, as one line of JSON, in place of the tale.
  --seed   what the world begins with.`;

/** Accounts that the list of the lifecycle invites; its bad rows come on top. */
const LISTED = 53;

try {
  const { values } = parseArgs({
    options: {
      story: { type: "string", default: "main" },
      json: { type: "boolean", default: false },
      seed: { type: "string", default: "practice" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const names = storiesNamed(values.story);
  if (!names) throw new Error(`There is no story "${values.story}"; there are ${STORIES_THERE.join(", ")}.`);
  const tell = values.json ? () => undefined : (line: string) => console.log(line);
  const began = performance.now();
  // A world is loaded once it is known what is to be told: what was typed wrong is answered at once.
  const { seedFor, tellStories } = await import("./stories/stories.ts");
  const { createWorld } = await import("./world.ts");
  const seed = seedFor(readSeed(values.seed), names, LISTED);
  const world = await createWorld({ page: false, seed });
  try {
    const { accounts, regions } = world.ready;
    tell(`A practice world of ${accounts.length} AWS accounts in ${regions.join(", ")}.`);
    const result = await tellStories(world, { seed, listed: LISTED, names, tell });
    const seconds = secondsSince(began);
    const { ok, stories, broken, requests, members } = result;
    if (values.json) console.log(JSON.stringify({ ok, stories, requests, members, seconds }));
    else tellEnd(result, seconds);
    for (const sentence of broken) console.error(`  ${sentence}`);
    process.exitCode = ok ? 0 : 1;
  } finally {
    await world.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  if (isUsageError(error)) console.error(`\n${usage}`);
  process.exitCode = 1;
}

function tellEnd({ ok, requests }: StoriesResult, seconds: number): void {
  console.log("\nHow it ended:");
  for (const { id, kind, account, status, regions } of requests) {
    const where = Object.entries(regions).map(([region, standing]) => `${region} ${standing}`);
    console.log(`  ${id}  ${account}  ${kind} ${status}  ${where.join(" · ")}`);
  }
  console.log(ok ? `\nAll of it came out as it should, in ${seconds} s.` : "\nNot as it should:");
}

function isUsageError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}
