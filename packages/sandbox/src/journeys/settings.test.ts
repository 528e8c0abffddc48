import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { practice } from "../seeds/world-seed.ts";
import { ownersJourneys } from "./owners.journey.ts";
import { NARROWED_TO, regionsJourneys, withNeverOn } from "./regions.journey.ts";
import { BASELINE, standardsJourneys } from "./standards.journey.ts";
import { useWorld } from "./use-world.ts";

const carlas = { owners: ["U03CARLA"] };
const denizs = { owners: ["U04DENIZ"] };
const fleet = withFleet(7, practice, {
  1: carlas,
  2: denizs,
  3: denizs,
  4: carlas,
  5: carlas,
  6: carlas,
  7: denizs,
});

// Settings that do not disturb each other.
const here = useWorld({
  environment: { MATCH_OWNERS_BY_EMAIL: "true", BASELINE_STANDARDS: BASELINE, REGIONS_ONLY: NARROWED_TO },
  seed: withNeverOn(fleetAccount(7), fleet),
});

ownersJourneys(here, { informed: fleetAccount(1), matched: fleetAccount(2), shared: fleetAccount(3) });
standardsJourneys(here);
regionsJourneys(here, {
  narrowed: fleetAccount(4),
  home: fleetAccount(5),
  elsewhere: fleetAccount(6),
  neverOn: fleetAccount(7),
});
