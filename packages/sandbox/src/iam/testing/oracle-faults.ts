// biome-ignore-all lint/suspicious/noTemplateCurlyInString: IAM writes the variables of its policies this way.
import type { PolicyDocument } from "../../seeds/seed.ts";
import type { Case } from "./generated-cases.ts";

/**
 * Where iam-simulate 0.1.173 and AWS's documentation part ways. A case is put to it in words that mean the same to AWS
 * and that it reads right, so that no case is left out.
 */
export const ORACLE_FAULTS = {
  everyAddress:
    "It takes 0.0.0.0/0 for the one address 0.0.0.0 (a shift by 32 bits is none in JavaScript), where AWS means all of them.",
  otherFamily:
    "NotIpAddress with one IPv4 address fails for an IPv6 caller, though it holds with 127.0.0.1/32. It means every address but that one.",
  negatedVariable:
    "A variable without a value makes its StringNotEquals and the like fail. The IAM User Guide, 'Policy variables with no value': inverted operators do match, since nothing equals a value that is null.",
  variableInNotResource:
    "NotResource with a variable without a value fits nothing there. By the same page the pattern names no resource, so that it leaves none out.",
  variableInArn:
    "It cuts an ARN into parts before it fills in the variables, and so in the middle of ${aws:PrincipalAccount}. The guide allows variables with the ARN operators.",
} as const;

type Conditions = Record<string, Record<string, string | string[]>>;

/** Nobody's name and nobody's ARN: stand for a variable without a value. */
const NOBODY = "nobody at all";
const NOBODYS_ARN = "arn:aws:iam::000000000000:role/nobody";

/** The same question, worded around the faults. */
export function inTheirWords(one: Case): Case {
  const layers = one.layers.map((layer) => ({ ...layer, document: reworded(layer.document, one.values) }));
  return { ...one, layers };
}

function reworded(document: PolicyDocument, values: Case["values"]): PolicyDocument {
  return {
    ...document,
    Statement: document.Statement.map((given) => {
      const statement = { ...given };
      if (statement.NotResource !== undefined)
        statement.NotResource = [statement.NotResource as string | string[]]
          .flat()
          .map((arn) => (lacksValue(arn, values) ? NOBODYS_ARN : arn));
      if (statement.Condition === undefined) return statement;
      const operators = Object.entries(statement.Condition as Conditions);
      const Condition = operators.map(([operator, keys]) => [
        operator,
        Object.fromEntries(
          Object.entries(keys).map(([key, wanted]) => [
            key,
            [wanted].flat().flatMap((text) => rewordedValue(operator, text, values)),
          ]),
        ),
      ]);
      return { ...statement, Condition: Object.fromEntries(Condition) };
    }),
  };
}

function rewordedValue(operator: string, text: string, values: Case["values"]): string[] {
  if (operator.includes("IpAddress") && text === "0.0.0.0/0") return ["0.0.0.0/1", "128.0.0.0/1"];
  if (operator.includes("IpAddress") && !text.includes("/")) return [`${text}/32`];
  const variable = /\$\{([\w:/]+)\}/.exec(text);
  const value = variable?.[1] === undefined ? undefined : values[variable[1]];
  if (!variable) return [text];
  if (operator.includes("Arn"))
    return [typeof value === "string" ? text.replace(variable[0], value) : NOBODYS_ARN];
  return operator.includes("Not") && typeof value !== "string" ? [NOBODY] : [text];
}

function lacksValue(text: string, values: Case["values"]): boolean {
  const name = /\$\{([\w:/]+)\}/.exec(text)?.[1];
  return name !== undefined && typeof values[name] !== "string";
}
