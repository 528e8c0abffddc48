import { withReadiness } from "../seeds/readiness.ts";
import { readinessJourneys } from "./readiness.journey.ts";
import { storiesJourneys, withStories } from "./stories.journey.ts";
import { useWorld } from "./use-world.ts";

const seed = withStories(withReadiness());
const here = useWorld({ seed });

readinessJourneys(here, seed);
storiesJourneys(here, seed);
