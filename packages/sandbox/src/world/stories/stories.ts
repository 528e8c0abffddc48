import { withFleet } from "../../seeds/fleet.ts";
import { withReadiness } from "../../seeds/readiness.ts";
import type { WorldSeed } from "../../seeds/world-seed.ts";
import { membersOf, outcomeOf, type RequestOutcome, recordOf } from "../outcome.ts";
import type { World } from "../world.ts";
import { bulk } from "./bulk.ts";
import { declinedAndResent } from "./declined-and-resent.ts";
import { drift } from "./drift.ts";
import { expired } from "./expired.ts";
import { main } from "./main.ts";
import { membership } from "./membership.ts";
import type { StoryName } from "./names.ts";
import { createNarrator, type Tell } from "./narrator.ts";
import { readiness } from "./readiness.ts";
import { secondsSince } from "./seconds-since.ts";
import type { Story } from "./story.ts";

/** Every story by its name, and what it is about. */
const STORIES: Readonly<Record<StoryName, { play: Story; title: string }>> = {
  main: { play: main, title: "One accepts, one declines, one cannot be invited" },
  membership: { play: membership, title: "The long life of one account" },
  "declined-and-resent": { play: declinedAndResent, title: "Declined, and asked once more" },
  expired: { play: expired, title: "Nobody answers" },
  bulk: { play: bulk, title: "Many accounts by a list" },
  drift: { play: drift, title: "Changed in the console" },
  readiness: { play: readiness, title: "Whether IAM policies let accounts accept" },
};
/** What told stories come to. */
export interface StoriesResult {
  /** Everything that was promised has come true. */
  ok: boolean;
  /** By story, in the order in which they were told. */
  stories: Partial<Record<StoryName, boolean>>;
  /** One sentence for each promise that has not come true. */
  broken: string[];
  requests: RequestOutcome[];
  members: Record<string, Record<string, string>>;
}

/** The seed with the accounts that these stories need beside it; the main job needs none. */
export function seedFor(seed: WorldSeed, names: readonly StoryName[], listed: number): WorldSeed {
  const withPolicies = names.includes("readiness") ? withReadiness(seed) : seed;
  const onFleet = names.some((name) => name !== "main" && name !== "readiness");
  return onFleet ? withFleet(listed + 2, withPolicies) : withPolicies;
}

/**
 * Tells these stories one after the other. One that breaks off leaves the next alone.
 *
 * @param stage.seed of the world, made with `seedFor` for these stories and the same number of `listed` accounts
 */
export async function tellStories(
  world: World,
  stage: { seed: WorldSeed; listed: number; names: readonly StoryName[]; tell: Tell },
): Promise<StoriesResult> {
  const { seed, listed, names, tell } = stage;
  const { history, close } = recordOf(world);
  try {
    const { narrator, broken, requests: told } = createNarrator(world, history, seed, tell);
    const stories: StoriesResult["stories"] = {};
    for (const name of names) {
      const before = broken.length;
      const began = performance.now();
      tell(`\n— ${STORIES[name].title} —`);
      try {
        await STORIES[name].play({ narrator, listed });
      } catch (error) {
        broken.push(`${name} broke off: ${error instanceof Error ? error.message : String(error)}`);
      }
      stories[name] = broken.length === before;
      tell(
        `\n  (${name}: ${stories[name] ? "as it should be" : "NOT as it should be"}, ${secondsSince(began)} s)`,
      );
    }
    const requests = await history.requests([...told]);
    return {
      ok: broken.length === 0,
      stories,
      broken,
      requests: await Promise.all(requests.map((request) => outcomeOf(history, request))),
      members: await membersOf(world),
    };
  } finally {
    close();
  }
}
