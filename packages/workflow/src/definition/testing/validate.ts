import { createRequire } from "node:module";
import aslValidator from "asl-validator";

type Verdict = ReturnType<typeof aslValidator>;
type AjvConstructor = new (options: object) => object;

/** The module from which asl-validator takes its Ajv. */
const ajv: { default: AjvConstructor } = createRequire(
  createRequire(import.meta.url).resolve("asl-validator"),
)("ajv");
const Ajv = ajv.default;
let compiled: object | undefined;

/** The first Ajv again, which knows its formats and keywords already. */
function OneForAll(options: object): object {
  const settled = { addFormat: () => undefined, addKeyword: () => undefined };
  if (compiled) return Object.assign(Object.create(compiled), settled);
  compiled = new Ajv(options);
  return compiled;
}

/**
 * What asl-validator says of a definition in Amazon States Language. By itself it compiles all its schemas for each
 * definition, which takes a sixth of a second; here it does so once.
 */
export function validate(definition: object): Verdict {
  ajv.default = OneForAll as unknown as AjvConstructor;
  try {
    return aslValidator(definition);
  } finally {
    ajv.default = Ajv;
  }
}
