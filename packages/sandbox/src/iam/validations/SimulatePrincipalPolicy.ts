import { AwsFault } from "../../wire/fault.ts";
import type { ConditionValues } from "../../wire/service.ts";
import { type PageInput, readPage } from "../page.ts";
import { list, missing, refuseUnknownHere, requiredText } from "./form.ts";

export interface SimulationInput extends PageInput {
  /** ARN of the user, group or role whose policies are asked. */
  principal: string;
  actions: string[];
  /** Empty: `*`, without a result of its own for each resource. */
  resources: string[];
  /** Policies to be asked besides those that the principal has, as JSON. */
  policies: string[];
  values: ConditionValues;
}

const UNKNOWN_HERE = [
  "PermissionsBoundaryPolicyInputList",
  "ResourcePolicy",
  "ResourceOwner",
  "CallerArn",
  "ResourceHandlingOption",
];

export function readSimulatePrincipalPolicy(input: URLSearchParams): SimulationInput {
  refuseUnknownHere("SimulatePrincipalPolicy", input, UNKNOWN_HERE);
  const principal = requiredText(input, "PolicySourceArn", { least: 20, most: 2048 });
  const actions = list(input, "ActionNames");
  if (actions.length === 0) throw missing("actionNames");
  for (const action of actions)
    if (!/^[a-z0-9-]+:\w+$/i.test(action))
      throw new AwsFault(
        "InvalidInput",
        `Invalid Action Name: ${action}. Wildcards are not allowed in action names.`,
      );
  return {
    ...readPage(input),
    principal,
    actions,
    resources: list(input, "ResourceArns"),
    policies: list(input, "PolicyInputList"),
    values: readContext(input),
  };
}

/** `…List` types have a list of values, however many; the others one. */
function readContext(input: URLSearchParams): ConditionValues {
  const values: ConditionValues = {};
  for (let at = 1; input.has(`ContextEntries.member.${at}.ContextKeyName`); at += 1) {
    const entry = `ContextEntries.member.${at}`;
    const name = input.get(`${entry}.ContextKeyName`) ?? "";
    const given = list(input, `${entry}.ContextKeyValues`);
    const isList = (input.get(`${entry}.ContextKeyType`) ?? "string").endsWith("List");
    const [only] = given;
    if (!isList && (only === undefined || given.length > 1))
      throw new AwsFault(
        "InvalidInput",
        `The context key ${name} takes one value; for several its type has to be a list.`,
      );
    values[name] = isList ? given : only;
  }
  return values;
}
