import { withReadiness } from "../seeds/readiness.ts";
import { SCHEDULES } from "../world/schedules.ts";
import { readinessJourneys } from "./readiness.journey.ts";
import { storiesJourneys, withStories } from "./stories.journey.ts";
import { useWorld } from "./use-world.ts";

const seed = withStories(withReadiness());

// Weeks pass, and the policies of all these accounts need not be read in each of them.
const here = useWorld({ seed, schedules: SCHEDULES.filter(({ name }) => name === "drift") });

readinessJourneys(here, seed);
storiesJourneys(here, seed);
