import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { METRICS } from "./measures.ts";

it("docs/observability.md has each metric with its unit and dimensions, and no other", () => {
  const guide = readFileSync(new URL("../../../../docs/observability.md", import.meta.url), "utf8");
  const rows = [...guide.matchAll(/^\| `(\w+)`\s+\| (Count|Seconds|None)\s+\| ([^|]*)\|/gm)].map(
    ([, name, unit, dimensions = ""]) => [
      name,
      { unit, by: [...dimensions.matchAll(/`(\w+)`/g)].map(([, dimension]) => dimension) },
    ],
  );
  expect(Object.fromEntries(rows)).toEqual(METRICS);
});
