import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const journeys = new URL("../journeys/", import.meta.url);
const files = readdirSync(journeys);
const worlds = files
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => readFileSync(new URL(name, journeys), "utf8"));

it.each(files.filter((name) => name.endsWith(".journey.ts")))("%s is played in a world", (name) => {
  expect(worlds.some((source) => source.includes(`from "./${name}"`))).toBe(true);
});
