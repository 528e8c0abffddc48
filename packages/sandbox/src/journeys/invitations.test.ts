import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { practice } from "../seeds/world-seed.ts";
import { bulkJourneys } from "./bulk.journey.ts";
import { decisionsJourneys } from "./decisions.journey.ts";
import { membershipJourneys } from "./membership.journey.ts";
import { useWorld } from "./use-world.ts";

const carlas = { owners: ["U03CARLA"] };
const denizs = { owners: ["U04DENIZ"] };
// Those before are given as a list, by somebody who says whose they are.
const seed = withFleet(10, practice, { 6: carlas, 7: denizs, 8: denizs, 9: denizs, 10: carlas });

// Accounts of a list go side by side.
const here = useWorld({ seed, environmentsAtMost: 2 });

membershipJourneys(here, {
  living: fleetAccount(6),
  joining: fleetAccount(7),
  declined: fleetAccount(8),
  cancelled: fleetAccount(9),
});
decisionsJourneys(here, { account: fleetAccount(10), seed });
bulkJourneys(here);
