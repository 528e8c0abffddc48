import { parseArgs } from "node:util";
import { tellMainStory } from "./story.ts";
import { createWorld } from "./world.ts";

/** `npm run demo`: the main job, played in a world of its own; exit code 0 only if it came out as it should. */
const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const tell = values.json ? () => undefined : (line: string) => console.log(line);
const began = performance.now();

const world = await createWorld({ page: false });
try {
  tell(
    `A practice world of ${world.ready.accounts.length} AWS accounts in ${world.ready.regions.join(", ")}.`,
  );
  const { ok, broken, requests, members } = await tellMainStory(world, tell);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  if (values.json) {
    console.log(JSON.stringify({ ok, requests, members, seconds }));
  } else {
    tell("\nHow it ended:");
    for (const { id, account, status, regions } of requests) {
      const where = Object.entries(regions).map(([region, standing]) => `${region} ${standing}`);
      tell(`  ${id}  ${account}  ${status}  ${where.join(" · ")}`);
    }
    tell(ok ? `\nAll of it came out as it should, in ${seconds} s.` : `\nNot as it should:`);
  }
  for (const sentence of broken) console.error(`  ${sentence}`);
  process.exitCode = ok ? 0 : 1;
} finally {
  await world.close();
}
