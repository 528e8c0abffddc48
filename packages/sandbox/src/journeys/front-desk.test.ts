import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { fleetAccount, withFleet } from "../seeds/fleet.ts";
import { readSeed } from "../seeds/read-seed.ts";
import { practice } from "../seeds/world-seed.ts";
import { inputJourneys } from "./input.journey.ts";
import { reportsJourneys } from "./reports.journey.ts";
import { useWorld } from "./use-world.ts";

const seed = withFleet(1, practice, { 1: { owners: ["U04DENIZ"] } });
const here = useWorld({ seed });

reportsJourneys(here, { id: fleetAccount(1), alias: "fleet-001" });
inputJourneys(here);

it("a seed that has been played is one that a file may hold, and can be played again", () => {
  const folder = mkdtempSync(join(tmpdir(), "seed-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "seed.json");
  writeFileSync(file, JSON.stringify(seed));
  expect(readSeed(file).administrator).toBe(seed.administrator);
});
