import jsonata from "jsonata";
import { isObject, type Json, type JsonObject } from "./definition.ts";
import { QUERY_EVALUATION_ERROR, StateError } from "./errors.ts";
import { stepFunctionsFunctions } from "./functions.ts";

/** What an expression may see: the variables in scope, and `$states`. */
export interface Bindings {
  variables: JsonObject;
  states: { input: Json; result?: Json; errorOutput?: Json; context: Json };
}

export interface Evaluator {
  /**
   * Replaces every `{% … %}` in `template`, however deep, with its value. `field` is named when one fails.
   * Throws a StateError `States.QueryEvaluationError` for a failing expression and for one without a value.
   */
  evaluate(template: Json, field: string, bindings: Bindings): Promise<Json>;
}

export function createEvaluator(now: () => Date): Evaluator {
  const functions = stepFunctionsFunctions(now);
  const compiled = new Map<string, jsonata.Expression>();
  const compile = (source: string) => {
    const known = compiled.get(source) ?? jsonata(source);
    compiled.set(source, known);
    return known;
  };

  const evaluateOne = async (source: string, field: string, bindings: Bindings): Promise<Json> => {
    const blame = (what: string) =>
      new StateError(
        QUERY_EVALUATION_ERROR,
        `The JSONata expression '${source}' specified for the field '${field}' ${what}`,
      );
    let value: unknown;
    try {
      // JSONata finds own keys only, so the scopes arrive here already flat.
      const frame = { ...functions, ...bindings.variables, states: bindings.states };
      value = await compile(source).evaluate(undefined, frame);
    } catch (error) {
      const { code, message } = error as Partial<jsonata.JsonataError>;
      throw blame(`threw an error during evaluation. ${code ? `${code}: ` : ""}${message}`);
    }
    if (value === undefined) throw blame("returned nothing (undefined).");
    // JSONata marks its sequences with hidden properties, which a trip through JSON leaves behind.
    const text = JSON.stringify(value, (_, part: unknown) => {
      if (isFunction(part)) throw blame("returned a function, which JSON cannot carry.");
      return part;
    });
    return JSON.parse(text) as Json;
  };

  const evaluate = async (template: Json, field: string, bindings: Bindings): Promise<Json> => {
    if (typeof template === "string") {
      const source = expressionIn(template);
      return source === undefined ? template : evaluateOne(source, field, bindings);
    }
    if (Array.isArray(template)) {
      const items: Json[] = [];
      for (const [index, item] of template.entries())
        items.push(await evaluate(item, `${field}[${index}]`, bindings));
      return items;
    }
    if (template === null || typeof template !== "object") return template;
    const result: JsonObject = {};
    for (const [key, inner] of Object.entries(template))
      result[key] = await evaluate(inner, `${field}/${key}`, bindings);
    return result;
  };
  return { evaluate };
}

/** The JSONata between `{%` and `%}`, or `undefined` for a string that stands for itself. */
export function expressionIn(text: string): string | undefined {
  return text.length >= 4 && text.startsWith("{%") && text.endsWith("%}")
    ? text.slice(2, -2).trim()
    : undefined;
}

/** JSONata's own functions are objects with a mark. */
function isFunction(value: unknown): boolean {
  if (typeof value === "function") return true;
  return isObject(value) && (value._jsonata_lambda === true || value._jsonata_function === true);
}
