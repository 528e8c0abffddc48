import aslValidator from "asl-validator";
import { expect, it } from "vitest";
import { validate } from "./validate.ts";

const pass = { Type: "Pass", End: true };
const SOUND = { StartAt: "Done", States: { Done: pass } };

it.each([
  ["that is sound", SOUND],
  ["of no known kind of state", { ...SOUND, States: { Done: { ...pass, Type: "Pas" } } }],
  ["with a path that is none", { ...SOUND, States: { Done: { ...pass, InputPath: "$.." } } }],
  ["that begins nowhere", { ...SOUND, StartAt: "Elsewhere" }],
])("judges a definition %s as asl-validator does, whatever came before", (_, definition) => {
  const expected = aslValidator(structuredClone(definition));
  validate(structuredClone(SOUND));
  const verdict = validate(structuredClone(definition));
  expect(verdict.isValid).toBe(definition === SOUND);
  expect(verdict.errorsText()).toBe(expected.errorsText());
});
