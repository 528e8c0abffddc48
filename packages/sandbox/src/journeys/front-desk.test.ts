import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { practice } from "../seeds/world-seed.ts";
import { inputJourneys } from "./input.journey.ts";
import { reportsJourneys } from "./reports.journey.ts";
import { useWorld } from "./use-world.ts";

const here = useWorld({ seed: withFleet(1, practice, { 1: { owners: ["U04DENIZ"] } }) });

reportsJourneys(here, { id: fleetAccount(1), alias: "fleet-001" });
inputJourneys(here);
