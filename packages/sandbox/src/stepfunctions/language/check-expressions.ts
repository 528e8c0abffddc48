import jsonata from "jsonata";
import { isObject } from "./definition.ts";
import { expressionIn } from "./expressions.ts";
import type { Problem } from "./problem.ts";

/** Reads every `{% … %}` of a definition, so that a slip of the pen is found before anything runs. */
export function checkExpressions(value: unknown, at: string, problems: Problem[]): void {
  if (typeof value === "string") {
    const source = expressionIn(value);
    if (source === undefined) return;
    try {
      if (callsEval(jsonata(source).ast()))
        problems.push({ at, what: "$eval is not available in Step Functions; $parse reads JSON." });
    } catch (error) {
      const { code, message } = error as jsonata.JsonataError;
      problems.push({ at, what: `The JSONata expression is not valid. ${code}: ${message}` });
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkExpressions(item, `${at}[${index}]`, problems);
  } else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value))
      if (key !== "Comment") checkExpressions(inner, `${at}/${key}`, problems);
  }
}

function callsEval(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(callsEval);
  if (!isObject(node)) return false;
  if (node.type === "variable" && node.value === "eval") return true;
  return Object.values(node).some(callsEval);
}
