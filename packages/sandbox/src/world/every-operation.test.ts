import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const readme = readFileSync(new URL("../../../../README.md", import.meta.url), "utf8");
const journeys = new URL("../journeys/", import.meta.url);

/** First cells of the rows below the table's head: the operations, as the AWS guide calls them. */
function operations(): string[] {
  const [, section = ""] = readme.split("## Every operation has its command");
  const rows =
    section
      .split("\n## ")[0]
      ?.split("\n")
      .filter((line) => line.startsWith("|")) ?? [];
  return rows.slice(2).map((row) => row.split("|")[1]?.trim() ?? "");
}

/** What the journeys are called, in lower case. */
function titles(): string[] {
  const files = readdirSync(journeys).filter((name) => /\.(test|journey)\.ts$/.test(name));
  return files.flatMap((name) => {
    const source = readFileSync(new URL(name, journeys), "utf8");
    return [...source.matchAll(/\b(?:describe|it)\(\s*"([^"]+)"/g)].map(([, title = ""]) =>
      title.toLowerCase(),
    );
  });
}

describe("every operation of the README's table", () => {
  it("is there to be read", () => {
    expect(operations()).toContain("Accepting an invitation");
    expect(operations()).not.toContain("");
  });

  it.each(operations())("%s has a journey of that name", (operation) => {
    expect(titles().filter((title) => title.includes(operation.toLowerCase()))).not.toEqual([]);
  });
});
