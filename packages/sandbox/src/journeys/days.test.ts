import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { practice } from "../seeds/world-seed.ts";
import { SCHEDULES } from "../world/schedules.ts";
import { costsJourneys } from "./costs.journey.ts";
import { observedJourneys } from "./observed.journey.ts";
import { patienceJourneys } from "./patience.journey.ts";
import { refusalsJourneys } from "./refusals.journey.ts";
import { useWorld } from "./use-world.ts";

const said: string[] = [];
const here = useWorld({
  log: (line) => said.push(line),
  // Days pass, and nothing else shall come with them but the look for requests that nothing moves.
  schedules: SCHEDULES.filter(({ name }) => name === "watch"),
  seed: withFleet(6, practice, {
    1: { owners: ["U03CARLA"] },
    2: { owners: ["U03CARLA"] },
    3: { owners: ["U03CARLA"], channel: "C03DATALAKE" },
    4: { owners: ["U03CARLA"] },
    5: { owners: ["U04DENIZ"] },
    6: { owners: ["U06FAY"] },
  }),
});

observedJourneys(here, said, fleetAccount(1));
costsJourneys(here, fleetAccount(2));
refusalsJourneys(here, fleetAccount(3));
patienceJourneys(here, { carlas: fleetAccount(4), denizs: fleetAccount(5), fays: fleetAccount(6) });
