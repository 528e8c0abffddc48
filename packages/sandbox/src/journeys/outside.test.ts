import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { practice } from "../seeds/world-seed.ts";
import { SCHEDULES } from "../world/schedules.ts";
import { controlsJourneys } from "./controls.journey.ts";
import { driftJourneys } from "./drift.journey.ts";
import { switchesJourneys } from "./switches.journey.ts";
import { useWorld } from "./use-world.ts";

const carlas = { owners: ["U03CARLA"] };
const denizs = { owners: ["U04DENIZ"] };
const seed = withFleet(4, practice, { 1: carlas, 2: carlas, 3: denizs, 4: denizs });

// What happens to the app from outside: in consoles, by the controls of the page, and by what AWS does not document.
const here = useWorld({ seed, schedules: SCHEDULES.filter(({ name }) => name !== "watch") });

driftJourneys(here, seed, {
  leaving: fleetAccount(1),
  removed: fleetAccount(2),
  staying: fleetAccount(3),
  joining: fleetAccount(4),
});
controlsJourneys(here);
switchesJourneys(here);
