import type { PolicyDocument } from "@invitations/sandbox/seeds/seed";
import type { ReadTemplate } from "./read-template.ts";

/** A stack that is made from a template. */
export interface Stack {
  partition: string;
  /** Id of the account that it is made in. */
  account: string;
  /** Values for parameters; the others have their defaults. */
  parameters: Readonly<Record<string, string>>;
}

/** An `AWS::IAM::Role` with every intrinsic function evaluated. */
export interface EvaluatedRole {
  RoleName: string;
  Path: string;
  Description: string;
  MaxSessionDuration: number;
  PermissionsBoundary?: string;
  AssumeRolePolicyDocument: PolicyDocument;
  Policies: { PolicyName: string; PolicyDocument: PolicyDocument }[];
}

/**
 * The role that a stack has. Throws, as CloudFormation would refuse it, on a parameter that does not fit and on
 * whatever refers to nothing.
 */
export function evaluateRole(template: ReadTemplate, stack: Stack): EvaluatedRole {
  const roles = Object.values(template.Resources).filter(({ Type }) => Type === "AWS::IAM::Role");
  const [role] = roles;
  if (!role || roles.length > 1) throw new Error(`The template has ${roles.length} roles.`);
  return new Evaluation(template, stack).value(role.Properties) as EvaluatedRole;
}

export function evaluateOutputs(template: ReadTemplate, stack: Stack): Record<string, unknown> {
  const evaluation = new Evaluation(template, stack);
  return Object.fromEntries(
    Object.entries(template.Outputs).map(([name, { Value }]) => [name, evaluation.value(Value)]),
  );
}

/** What `Ref: AWS::NoValue` leaves: whatever holds it goes without. */
const NOTHING = Symbol("AWS::NoValue");
type Names = ReadonlyMap<string, unknown>;

class Evaluation {
  readonly #template: ReadTemplate;
  readonly #names: Names;

  constructor(template: ReadTemplate, { partition, account, parameters }: Stack) {
    this.#template = template;
    this.#names = new Map<string, unknown>([
      ["AWS::Partition", partition],
      ["AWS::AccountId", account],
      ["AWS::NoValue", NOTHING],
      ...parametersOf(template, parameters),
    ]);
  }

  value(given: unknown): unknown {
    if (Array.isArray(given)) return given.map((item) => this.value(item)).filter((item) => item !== NOTHING);
    if (typeof given !== "object" || given === null) return given;
    const entries = Object.entries(given);
    const [only] = entries;
    if (entries.length === 1 && only && (only[0] === "Ref" || only[0].startsWith("Fn::"))) {
      return this.#call(only[0], only[1]);
    }
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, this.value(inner)]).filter(([, inner]) => inner !== NOTHING),
    );
  }

  #call(name: string, argument: unknown): unknown {
    if (name === "Ref") return this.#named(String(argument), this.#names);
    if (name === "Fn::Sub") return this.#sub(argument);
    const list = argument as unknown[];
    switch (name) {
      case "Fn::If":
        return this.value(this.#holds(String(list[0])) ? list[1] : list[2]);
      case "Fn::GetAtt":
        return this.#attribute(String(list[0]), String(list[1]));
      case "Fn::Join":
        return (this.value(list[1]) as string[]).join(String(list[0]));
      case "Fn::Split":
        return String(this.value(list[1])).split(String(list[0]));
      case "Fn::Select":
        return chosen(this.value(list[1]) as string[], Number(list[0]));
      case "Fn::Equals":
        return this.value(list[0]) === this.value(list[1]);
      case "Fn::Not":
        return !this.value(list[0]);
      default:
        throw new Error(`There is no function ${name} here.`);
    }
  }

  #holds(condition: string): boolean {
    const stated = this.#template.Conditions[condition];
    if (stated === undefined) throw new Error(`The template has no condition ${condition}.`);
    return this.value(stated) as boolean;
  }

  #sub(argument: unknown): string {
    const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
    const names = new Map([
      ...this.#names,
      ...Object.entries(own as object).map(([name, inner]) => [name, this.value(inner)] as const),
    ]);
    return String(text).replace(/\$\{([^}!][^}]*)\}/g, (_, name: string) => String(this.#named(name, names)));
  }

  #attribute(resource: string, name: string): string {
    const found = this.#template.Resources[resource];
    if (found?.Type !== "AWS::IAM::Role" || name !== "Arn")
      throw new Error(`No ${resource}.${name} is known.`);
    const role = this.value(found.Properties) as EvaluatedRole;
    return this.#sub(`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role${role.Path}${role.RoleName}`);
  }

  #named(name: string, names: Names): unknown {
    if (!names.has(name)) throw new Error(`Nothing is called ${name}.`);
    return names.get(name);
  }
}

function chosen(list: readonly string[], index: number): string {
  const one = list[index];
  if (one === undefined) throw new Error(`A list of ${list.length} has no item ${index}.`);
  return one;
}

function parametersOf(
  { Parameters }: ReadTemplate,
  given: Readonly<Record<string, string>>,
): [string, string | string[]][] {
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(Parameters, name));
  if (unknown !== undefined) throw new Error(`The template has no parameter ${unknown}.`);
  return Object.entries(Parameters).map(([name, { Type, Default, AllowedValues, AllowedPattern }]) => {
    const value = given[name] ?? Default;
    if (value === undefined) throw new Error(`The parameter ${name} has no value.`);
    const isList = Type === "CommaDelimitedList";
    const parts = isList ? value.split(",").map((part) => part.trim()) : [value];
    for (const part of parts) {
      const fits =
        (AllowedValues?.includes(part) ?? true) &&
        (AllowedPattern === undefined || new RegExp(AllowedPattern).test(part));
      if (!fits) throw new Error(`The parameter ${name} cannot be "${part}".`);
    }
    return [name, isList ? parts : value];
  });
}
