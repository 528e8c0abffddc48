import { expect, it } from "vitest";
import { type Check, failed, ok, unchecked } from "./check.ts";
import { CHECKS } from "./checks.ts";
import { examine } from "./examine.ts";
import { NAMES } from "./names.ts";
import { openVisit, type Question } from "./visit.ts";

const question: Question = {
  settingsFile: "membership.config.ts",
  stage: "practice",
  after: false,
  environment: {},
  aws: {},
};
const check = (name: string, needs: string[], look: Check["look"] = async () => ok("so it is")): Check => ({
  name,
  needs,
  look,
});

it("leaves out what rests on a failed check, and names the one at fault", async () => {
  const { checks } = await examine(question, [
    check("first", [], async () => failed("it is not so")),
    check("second", ["first"]),
    check("third", ["second"]),
    check("apart", [], async () => unchecked("nobody knows")),
    check("beside", ["apart"]),
    check("alone", []),
  ]);
  expect(checks.map(({ name, result, found }) => `${name} ${result}: ${found}`)).toEqual([
    "first failed: it is not so",
    'second unchecked: not checked: first mend "first"',
    'third unchecked: not checked: first mend "first"',
    "apart unchecked: nobody knows",
    'beside unchecked: not checked, since "apart" could not be',
    "alone ok: so it is",
  ]);
});

it("looks at what is deployed only when it is asked to", async () => {
  const deployed: Check = { ...check("table", []), deployed: true };
  expect((await examine(question, [deployed])).checks).toEqual([]);
  expect((await examine({ ...question, after: true }, [deployed])).checks).toHaveLength(1);
});

it("does not take a mistake of its own for a finding", async () => {
  const broken = check("broken", [], async () => {
    throw new TypeError("of our own making");
  });
  await expect(examine(question, [broken])).rejects.toThrow("of our own making");
});

it("has every check after those that it needs", () => {
  const visit = openVisit(question);
  const before = new Set<string>();
  for (const { name, needs } of CHECKS) {
    const named = typeof needs === "function" ? needs(visit) : needs;
    for (const need of named) expect(before, `${name} needs ${need}`).toContain(need);
    before.add(name);
  }
  for (const name of before) expect(Object.values(NAMES)).toContain(name);
});
