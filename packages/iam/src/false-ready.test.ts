import type { PairVerdictName } from "@invitations/core/action-pairs/pair-verdict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgePrincipal } from "./judge-principal.ts";
import {
  doubtfulCases,
  type GeneratedCase,
  malformedStatements,
  plainCases,
} from "./testing/generated-policies.ts";
import { ACCOUNT, allow, CURRENT, document, HUB, LEGACY, role } from "./testing/policies.ts";

/**
 * An evaluator of its own that shares nothing with the product, and one answer for each way in which the doubtful
 * could turn out: a verdict is sure only where all of them agree.
 */
interface World {
  conditions: (statement: unknown) => boolean;
  malformed: "ignored" | "allows" | "denies";
  variable: string;
  /** Whether a star runs over a colon. */
  arns: "whole" | "by-part";
}

const globs = new Map<string, boolean>();

function glob(pattern: string, text: string, flags = ""): boolean {
  const key = JSON.stringify([pattern, text, flags]);
  const known = globs.get(key);
  if (known !== undefined) return known;
  const source = pattern
    .replace(/[$()+.[\\\]^{|}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const fits = new RegExp(`^${source}$`, flags).test(text);
  globs.set(key, fits);
  return fits;
}

const listed = (given: unknown) => [given].flat() as string[];

function isHub(pattern: string, world: World): boolean {
  const filled = pattern.replace(/\$\{[^}]+\}/g, world.variable);
  if (filled === "*") return true;
  if (world.arns === "whole") return glob(filled, HUB);
  const parts = filled.split(":");
  return HUB.split(":").every((part, at) => glob(parts[at] ?? "*", part));
}

const KNOWN = ["Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

function effectOf(statement: unknown, action: string, world: World): "Allow" | "Deny" | "none" {
  const elements = Object.entries(Object(statement));
  const { Effect, Action, NotAction, Resource, NotResource } = Object(statement);
  const wellFormed =
    typeof statement === "object" &&
    elements.every(([name]) => KNOWN.includes(name)) &&
    ["Allow", "Deny"].includes(Effect) &&
    (Action === undefined) !== (NotAction === undefined) &&
    (Resource === undefined) !== (NotResource === undefined) &&
    listed(Action ?? NotAction).every((pattern) => typeof pattern === "string");
  if (!wellFormed) {
    return world.malformed === "allows" ? "Allow" : world.malformed === "denies" ? "Deny" : "none";
  }
  const named = listed(Action ?? NotAction).some((pattern) => glob(pattern, action, "i"));
  const meant = listed(Resource ?? NotResource).some((pattern) => isHub(pattern, world));
  if (named !== (Action !== undefined) || meant !== (Resource !== undefined)) return "none";
  return "Condition" in Object(statement) && !world.conditions(statement) ? "none" : Effect;
}

function allows({ documents, boundary }: GeneratedCase, action: string, world: World): boolean {
  return [documents.flat(), ...(boundary ? [boundary] : [])].every((statements) => {
    const effects = statements.map((statement) => effectOf(statement, action, world));
    return effects.includes("Allow") && !effects.includes("Deny");
  });
}

/** Every combination that can make a difference; of many conditions the first few turn out in every way. */
function* worlds(statements: readonly unknown[]): Generator<World> {
  const conditioned = statements.filter((statement) => Object(statement).Condition !== undefined);
  const ways = Math.min(4, conditioned.length);
  const text = JSON.stringify(statements);
  const variables = text.includes("${") ? ["default", "another"] : ["default"];
  for (const variable of variables)
    for (const arns of ["whole", "by-part"] as const)
      for (const malformed of ["ignored", "allows", "denies"] as const)
        for (let bits = 0; bits < 2 ** ways; bits++) {
          const conditions = (statement: unknown) =>
            ((bits >> (conditioned.indexOf(statement) % ways)) & 1) === 1;
          yield { variable, arns, malformed, conditions };
        }
}

function answers(given: GeneratedCase): Set<PairVerdictName> {
  const all = [...given.documents.flat(), ...(given.boundary ?? [])];
  const found = new Set<PairVerdictName>();
  for (const world of worlds(all)) {
    const [legacy, current] = [allows(given, LEGACY, world), allows(given, CURRENT, world)];
    found.add(legacy ? (current ? "ready" : "legacy-only") : current ? "new-only" : "neither");
  }
  return found;
}

function verdictOf({ documents, boundary }: GeneratedCase): PairVerdictName {
  const texts = documents.map((statements) => document(...statements));
  const policies = role(texts, boundary ? { boundary: document(...boundary) } : {});
  return judgePrincipal(policies, ACCOUNT.regions).pairs.accept.verdict;
}

const SURE = ["ready", "legacy-only", "new-only", "neither", "conditional"] as const;

describe.each([
  ["plain", plainCases, 400, SURE],
  ["doubtful", doubtfulCases, 400, ["ready", "neither", "conditional", "unknown"]],
] as const)("of %s policies", (_kind, cases, numRuns, expected) => {
  test("a verdict that is sure is what every evaluation comes to", () => {
    const seen = new Map<PairVerdictName, number>();
    fc.assert(
      fc.property(cases, (given) => {
        const verdict = verdictOf(given);
        seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
        const found = answers(given);
        if (verdict !== "conditional" && verdict !== "unknown") expect([...found]).toEqual([verdict]);
      }),
      { numRuns },
    );
    // Otherwise the policies would not have put the verdicts to the test.
    for (const verdict of expected) expect(seen.get(verdict) ?? 0, verdict).toBeGreaterThan(0);
  });
});

test("of plain policies nothing is unknown, and conditional only what depends on a condition", () => {
  fc.assert(
    fc.property(plainCases, (given) => {
      const verdict = verdictOf(given);
      expect(verdict).not.toBe("unknown");
      const conditioned = JSON.stringify(given).includes('"Condition"');
      if (verdict === "conditional") expect(conditioned).toBe(true);
      if (!conditioned) expect([...answers(given)]).toEqual([verdict]);
    }),
    { numRuns: 300 },
  );
});

describe("beside a policy that allows everything", () => {
  const EVERYTHING = document(allow("*"));
  const verdictWith = (text: string) =>
    judgePrincipal(role([EVERYTHING, text]), ACCOUNT.regions).pairs.accept.verdict;

  test("a policy that was tampered with anywhere never leaves the verdict ready by mistake", () => {
    const text = document(allow("*", { Sid: "Safe" }), {
      Effect: "Deny",
      Action: [LEGACY, CURRENT],
      Resource: "*",
    });
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ maxLength: 2 }), fc.nat(3), (at, piece, cut) => {
        const tampered = text.slice(0, at) + piece + text.slice(at + cut);
        if (verdictWith(tampered) !== "ready") return;
        // Then no Deny may be left in it that could reach either action.
        const statements = [JSON.parse(tampered).Statement].flat();
        const world: World = {
          conditions: () => true,
          malformed: "denies",
          variable: "default",
          arns: "whole",
        };
        for (const action of [LEGACY, CURRENT]) {
          for (const statement of statements) expect(effectOf(statement, action, world)).not.toBe("Deny");
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("no document that cannot be read leaves it ready", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
        fc.pre(!/"Statement"/.test(text));
        expect(verdictWith(text)).toBe("unknown");
      }),
      { numRuns: 300 },
    );
  });

  test("no malformed statement leaves it ready", () => {
    fc.assert(
      fc.property(malformedStatements, (statement) => {
        expect(verdictWith(document(statement))).toBe("unknown");
      }),
    );
  });
});
